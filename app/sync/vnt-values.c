/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-values.h"

#include <glib/gi18n.h>

#include "vnt-error.h"
#include "vnt-store-values.h"

void
vnt_values_wish_free (gpointer data)
{
  VntValuesWish *wish = data;

  g_strfreev (wish->fields);
  g_free (wish);
}

/* What is not at the server any more holds nothing, and is not asked for again. */
static gboolean
bring_page (const VntFetch *fetch,
            const char *const *fields,
            GArray *asked,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (GError) local_error = NULL;

  for (guint i = 0; i < asked->len; i++)
    g_array_append_val (ids, g_array_index (asked, VntUnasked, i).ticket);
  values = vnt_server_fetch_values (fetch->server, fields, (const gint64 *) (gpointer) ids->data,
                                    ids->len, cancellable, &local_error);
  if (!vnt_health_take (fetch->health, g_steal_pointer (&local_error), error))
    return FALSE;

  return vnt_store_save_values (fetch->store, fields, asked, values, error);
}

/**
 * vnt_values_bring:
 * @wish: what is to be known, and how far that is
 *
 * Asks the server what the fields hold in one page of tickets, the newest first, and saves that. Only what is not known or changed
 * since is asked for. One page a call: what the agent does goes in between. Worker threads only.
 *
 * Returns: %FALSE with @error when that failed or was stopped; what came before stays. After the last page wish->fields[wish->at]
 *   is %NULL
 */
gboolean
vnt_values_bring (const VntFetch *fetch,
                  VntValuesWish *wish,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GArray) asked = NULL;

  if (wish->fields[wish->at] == NULL)
    return TRUE;
  if (vnt_health_get_wait (fetch->health) != 0)
    {
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_OFFLINE,
                           _ ("The server cannot be reached now."));
      return FALSE;
    }
  asked = vnt_store_list_unasked (fetch->store, wish->fields[wish->at], wish->since, wish->until,
                                  wish->below, error);
  if (asked == NULL)
    return FALSE;
  if (asked->len == 0)
    {
      wish->at++;
      wish->below = G_MAXINT64;
      return TRUE;
    }
  if (!bring_page (fetch, (const char *const *) wish->fields, asked, cancellable, error))
    return FALSE;
  wish->below = g_array_index (asked, VntUnasked, asked->len - 1).ticket;

  return TRUE;
}
