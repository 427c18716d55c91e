/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vnt-store-searches.h"

#include <glib/gi18n.h>

#include "vnt-search-table.h"
#include "vnt-store-private.h"

static GPtrArray *
list (VntStore *self, gint64 id, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  GPtrArray *searches;

  if (reader == NULL)
    return NULL;

  searches = vnt_search_table_list (reader->cache, id, error);
  vnt_store_give_reader (self, reader);

  return searches;
}

/**
 * vnt_store_list_searches:
 * @self: a #VntStore
 * @error: place for an error
 *
 * Returns: (transfer full) (element-type VntSavedSearch) (nullable): the searches, in the server's order
 */
GPtrArray *
vnt_store_list_searches (VntStore *self, GError **error)
{
  return list (self, 0, error);
}

/**
 * vnt_store_read_search:
 * @self: a #VntStore
 * @id: its number
 * @error: place for an error
 *
 * Returns: (transfer full) (nullable): it, or %NULL with VNT_ERROR_NOT_FOUND when the server does not keep it any more
 */
VntSavedSearch *
vnt_store_read_search (VntStore *self, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) found = list (self, id, error);

  if (found == NULL)
    return NULL;
  if (found->len == 0)
    {
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_NOT_FOUND,
                           _ ("The server does not keep this search any more."));
      return NULL;
    }

  return vnt_saved_search_ref (g_ptr_array_index (found, 0));
}

static gboolean
save_searches (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  gboolean changed;

  if (!vnt_search_table_write_all (db, call->items, &changed, error))
    return FALSE;
  if (changed)
    call->news |= VNT_NEWS_VIEWS;
  return TRUE;
}

/**
 * vnt_store_save_searches:
 * @self: a #VntStore
 * @searches: (element-type VntSavedSearch): every one there is
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_save_searches (VntStore *self, GPtrArray *searches, GError **error)
{
  VntCall call = { .items = searches };

  g_return_val_if_fail (searches != NULL, FALSE);

  return vnt_store_write_cache (self, save_searches, &call, error);
}

static gboolean
save_found (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  call->news |= VNT_NEWS_ALL_TICKETS;
  return vnt_search_table_write_found (db, call->ticket, call->gone, call->number, call->time,
                                       error);
}

/**
 * vnt_store_save_found:
 * @self: a #VntStore
 * @id: a search's number
 * @tickets: (element-type gint64): what the server found, all of it or the newest
 * @total: how many it found
 * @time: when, Unix seconds
 * @error: place for an error
 *
 * Instead of what it found before. Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_save_found (
  VntStore *self, gint64 id, GArray *tickets, gint64 total, gint64 time, GError **error)
{
  VntCall call = { .ticket = id, .gone = tickets, .number = total, .time = time };

  g_return_val_if_fail (tickets != NULL, FALSE);

  return vnt_store_write_cache (self, save_found, &call, error);
}
