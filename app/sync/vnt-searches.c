/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-searches.h"

#include <glib/gi18n.h>

#include "vnt-clock.h"
#include "vnt-error.h"
#include "vnt-store-searches.h"

/* Who looks for more wants to look for something else. */
#define MOST 1000

static void
add_numbers (GArray *found, GPtrArray *tickets)
{
  for (guint i = 0; i < tickets->len; i++)
    g_array_append_val (found, ((const VntTicket *) g_ptr_array_index (tickets, i))->id);
}

/* Returns: (transfer full) (nullable): the numbers; their rows are saved page by page */
static GArray *
find (const VntFetch *fetch,
      const char *query,
      gint64 *total,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *cursor = NULL;

  do
    {
      gint64 asked = g_get_monotonic_time ();
      g_autoptr (GError) local_error = NULL;
      g_autoptr (VntTicketBatch) batch =
        vnt_server_fetch_found (fetch->server, query, cursor, cancellable, &local_error);

      if (!vnt_health_take (fetch->health, g_steal_pointer (&local_error), error))
        return NULL;
      if (cursor == NULL)
        *total = batch->total;
      add_numbers (found, batch->tickets);
      if (!vnt_fetch_page (fetch, batch, asked, NULL, NULL, error))
        return NULL;
      g_free (cursor);
      cursor = g_steal_pointer (&batch->cursor);
    }
  while (cursor != NULL && found->len < MOST);

  if (cursor == NULL)
    *total = found->len;
  return g_steal_pointer (&found);
}

/**
 * vnt_searches_run:
 * @search: its number
 *
 * Asks the server for the search as it is there now, and for what it finds. Worker threads only.
 *
 * Returns: %FALSE with @error when that failed; what was found before stays
 */
gboolean
vnt_searches_run (const VntFetch *fetch, gint64 search, GCancellable *cancellable, GError **error)
{
  g_autoptr (VntSavedSearch) saved = NULL;
  g_autoptr (GArray) found = NULL;
  gint64 total = 0;

  if (vnt_health_get_wait (fetch->health) != 0)
    {
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_OFFLINE,
                           _ ("The server cannot be reached now."));
      return FALSE;
    }
  if (!vnt_fetch_searches (fetch, cancellable, error))
    return FALSE;
  saved = vnt_store_read_search (fetch->store, search, error);
  if (saved == NULL)
    return FALSE;
  found = find (fetch, saved->query, &total, cancellable, error);

  return found != NULL &&
         vnt_store_save_found (fetch->store, search, found, total, vnt_clock_now (), error);
}
