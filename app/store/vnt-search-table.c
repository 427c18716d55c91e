/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-search-table.h"

/**
 * vnt_search_table_list:
 * @db: a connection to cache.db
 * @id: only this one, 0 for all
 * @error: place for an error
 *
 * Returns: (transfer full) (element-type VntSavedSearch) (nullable): the searches, in the server's order
 */
GPtrArray *
vnt_search_table_list (VntDb *db, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) searches =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_saved_search_unref);
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT id, name, query, found, total FROM saved_search WHERE ?1 IN (0, id)"
                   " ORDER BY position",
                   VNT_INT (id));

  if (rows == NULL)
    return NULL;

  while (vnt_rows_next (rows))
    {
      VntSavedSearch *search =
        vnt_saved_search_new (vnt_rows_int (rows, 0), vnt_rows_text (rows, 1),
                              vnt_rows_text (rows, 2));

      search->found = vnt_rows_int (rows, 3);
      search->total = vnt_rows_int (rows, 4);
      g_ptr_array_add (searches, search);
    }

  return vnt_rows_done (rows, error) ? g_steal_pointer (&searches) : NULL;
}

static gboolean
same (GPtrArray *before, GPtrArray *searches)
{
  if (before->len != searches->len)
    return FALSE;
  for (guint i = 0; i < before->len; i++)
    {
      const VntSavedSearch *a = g_ptr_array_index (before, i);
      const VntSavedSearch *b = g_ptr_array_index (searches, i);

      if (a->id != b->id || !g_str_equal (a->name, b->name) || !g_str_equal (a->query, b->query))
        return FALSE;
    }
  return TRUE;
}

static gboolean
remove_others (VntDb *db, GPtrArray *searches, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("DELETE FROM saved_search WHERE id NOT IN (0");

  for (guint i = 0; i < searches->len; i++)
    g_string_append_printf (sql, ", %" G_GINT64_FORMAT,
                            ((const VntSavedSearch *) g_ptr_array_index (searches, i))->id);
  g_string_append_c (sql, ')');

  return vnt_db_exec (db, sql->str, error);
}

/**
 * vnt_search_table_write_all:
 * @db: a writing connection to cache.db
 * @searches: (element-type VntSavedSearch): every one there is
 * @changed: (out): whether anything is other than before
 * @error: place for an error
 *
 * What one found is forgotten when it looks for something else now.
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_search_table_write_all (VntDb *db, GPtrArray *searches, gboolean *changed, GError **error)
{
  g_autoptr (GPtrArray) before = vnt_search_table_list (db, 0, error);

  if (before == NULL)
    return FALSE;
  *changed = !same (before, searches);
  if (!*changed)
    return TRUE;
  if (!remove_others (db, searches, error))
    return FALSE;

  for (guint i = 0; i < searches->len; i++)
    {
      const VntSavedSearch *search = g_ptr_array_index (searches, i);

      if (!vnt_db_run (db, error, "DELETE FROM saved_search WHERE id = ? AND query <> ?",
                       VNT_INT (search->id), VNT_TEXT (search->query)) ||
          !vnt_db_run (db, error,
                       "INSERT INTO saved_search (id, position, name, query) VALUES (?, ?, ?, ?)"
                       " ON CONFLICT (id) DO UPDATE SET position = excluded.position,"
                       " name = excluded.name",
                       VNT_INT (search->id), VNT_INT (i), VNT_TEXT (search->name),
                       VNT_TEXT (search->query)))
        return FALSE;
    }

  return TRUE;
}

/**
 * vnt_search_table_write_found:
 * @db: a writing connection to cache.db
 * @id: a search's number
 * @tickets: (element-type gint64): what the server found, all of it or the newest
 * @total: how many it found
 * @time: when
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_search_table_write_found (
  VntDb *db, gint64 id, GArray *tickets, gint64 total, gint64 time, GError **error)
{
  if (!vnt_db_run (db, error, "UPDATE saved_search SET found = ?, total = ? WHERE id = ?",
                   VNT_INT (time), VNT_INT (total), VNT_INT (id)) ||
      !vnt_db_run (db, error, "DELETE FROM saved_search_ticket WHERE search = ?", VNT_INT (id)))
    return FALSE;

  for (guint i = 0; i < tickets->len; i++)
    if (!vnt_db_run (db, error,
                     "INSERT OR IGNORE INTO saved_search_ticket (search, ticket)"
                     " SELECT id, ? FROM saved_search WHERE id = ?",
                     VNT_INT (g_array_index (tickets, gint64, i)), VNT_INT (id)))
      return FALSE;

  return TRUE;
}
