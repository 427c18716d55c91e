/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-view-table.h"

#include "vnt-account-table.h"

#define OURS "account = " VNT_CURRENT_ACCOUNT

/**
 * vnt_view_table_list:
 * @db: a connection to work.db
 * @error: place for an error
 *
 * Returns: (transfer full) (element-type VntOwnView) (nullable): the views, in their order
 */
GPtrArray *
vnt_view_table_list (VntDb *db, GError **error)
{
  g_autoptr (GPtrArray) views =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_own_view_unref);
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT uuid, name, icon, definition FROM view WHERE " OURS
                   " ORDER BY position, name, uuid");

  if (rows == NULL)
    return NULL;

  while (vnt_rows_next (rows))
    g_ptr_array_add (views, vnt_own_view_read (vnt_rows_text (rows, 0), vnt_rows_text (rows, 1),
                                               vnt_rows_text (rows, 2), vnt_rows_text (rows, 3)));

  return vnt_rows_done (rows, error) ? g_steal_pointer (&views) : NULL;
}

/**
 * vnt_view_table_write:
 * @db: a writing connection to work.db
 * @view: a view
 * @error: place for an error
 *
 * A new one comes last; one that is there stays in its place.
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_view_table_write (VntDb *db, const VntOwnView *view, GError **error)
{
  g_autofree char *definition = vnt_own_view_write (view);

  return vnt_db_run (db, error,
                     "INSERT INTO view (uuid, account, position, name, icon, definition) VALUES"
                     " (?1, " VNT_CURRENT_ACCOUNT
                     ", (SELECT ifnull(max(position), -1) + 1 FROM view"
                     " WHERE " OURS "), ?2, ?3, ?4) ON CONFLICT (uuid) DO UPDATE SET"
                     " name = excluded.name, icon = excluded.icon,"
                     " definition = excluded.definition",
                     VNT_TEXT (view->uuid), VNT_TEXT (view->name), VNT_TEXT (view->icon_name),
                     VNT_TEXT (definition));
}

gboolean
vnt_view_table_remove (VntDb *db, const char *uuid, GError **error)
{
  return vnt_db_run (db, error, "DELETE FROM view WHERE " OURS " AND uuid = ?", VNT_TEXT (uuid));
}

/**
 * vnt_view_table_place:
 * @db: a writing connection to work.db
 * @uuid: a view's
 * @place: where it shall stand, counted from 0; beyond the end is the end
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_view_table_place (VntDb *db, const char *uuid, int place, GError **error)
{
  g_autoptr (GPtrArray) views = vnt_view_table_list (db, error);
  int n = 0;

  if (views == NULL)
    return FALSE;

  for (guint i = 0; i < views->len; i++)
    {
      const VntOwnView *view = views->pdata[i];
      gboolean moved = g_str_equal (view->uuid, uuid);

      if (!moved && n == place)
        n++;
      if (!vnt_db_run (db, error, "UPDATE view SET position = ? WHERE " OURS " AND uuid = ?",
                       VNT_INT (moved ? MIN (place, (int) views->len - 1) : n),
                       VNT_TEXT (view->uuid)))
        return FALSE;
      if (!moved)
        n++;
    }

  return TRUE;
}
