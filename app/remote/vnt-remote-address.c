/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "vnt-error.h"
#include "vnt-remote-check.h"
#include "vnt-remote-command.h"
#include "vnt-text-fill.h"

/* What the places of a template stand for, percent-encoded. */
typedef struct
{
  char *host;
  char *port;
  char *user;
} Places;

static const char *
find_place (const char *name, gpointer data)
{
  const Places *places = data;

  if (g_str_equal (name, "host"))
    return places->host;
  if (g_str_equal (name, "port"))
    return places->port;
  if (g_str_equal (name, "user"))
    return places->user;
  return NULL;
}

/**
 * vnt_remote_address:
 * @target: a target with a template for its address
 * @error: place for an error, %VNT_ERROR_INVALID, for a person
 *
 * Returns: (transfer full) (nullable): the address to open with what the desktop has for it
 */
char *
vnt_remote_address (const VntRemoteTarget *target, GError **error)
{
  Places places = {
    .host = g_uri_escape_string (target->host != NULL ? target->host : "", NULL, FALSE),
    .port = g_strdup_printf ("%u", vnt_remote_target_get_port (target)),
    .user = g_uri_escape_string (target->user != NULL ? target->user : "", NULL, FALSE),
  };
  g_autofree char *address = NULL;

  if (vnt_remote_target_check (target, NULL, error))
    address = vnt_text_fill (target->address, find_place, &places);
  g_free (places.host);
  g_free (places.port);
  g_free (places.user);
  if (address == NULL)
    return NULL;
  if (!vnt_remote_is_address (address))
    {
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_INVALID,
                           _ ("The address must begin with https:// or belong to RustDesk, AnyDesk "
                              "or TeamViewer, with no password in it."));
      return NULL;
    }
  return g_steal_pointer (&address);
}
