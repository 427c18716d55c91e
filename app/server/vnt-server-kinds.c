/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-server.h"

#include <glib/gi18n.h>

#include "vnt-error.h"
#include "vnt-rt-server.h"
#include "vnt-url.h"

static const struct
{
  const char *kind;
  VntServer *(*make) (const char *url);
} kinds[] = {
  { "rt", vnt_rt_server_new },
};

/**
 * vnt_server_new:
 * @kind: "rt"
 * @url: the server's address as a person gives it: see vnt_url_normalize()
 *
 * Returns: (transfer full): the server there, of which nothing was asked yet; %NULL with VNT_ERROR_INVALID when the
 *   address is none or the kind is not known
 */
VntServer *
vnt_server_new (const char *kind, const char *url, GError **error)
{
  g_autofree char *address = vnt_url_normalize (url, error);

  if (address == NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].kind, kind) == 0)
      return kinds[i].make (address);

  g_set_error (error, VNT_ERROR, VNT_ERROR_INVALID,
               _ ("This version does not know servers of the kind “%s”."), kind);
  return NULL;
}
