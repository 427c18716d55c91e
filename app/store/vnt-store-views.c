/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The agent's own views. */
#include "config.h"

#include "vnt-store-views.h"

#include <glib/gi18n.h>

#include "vnt-store-private.h"
#include "vnt-view-table.h"

/**
 * vnt_store_list_views:
 * @self: a #VntStore
 * @error: place for an error
 *
 * Any thread, the main one too.
 *
 * Returns: (transfer full) (element-type VntOwnView) (nullable): the views of the account, in their order
 */
GPtrArray *
vnt_store_list_views (VntStore *self, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  GPtrArray *views;

  if (reader == NULL)
    return NULL;

  views = vnt_view_table_list (reader->work, error);
  vnt_store_give_reader (self, reader);

  return views;
}

static gboolean
save_view (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  const VntOwnView *view = call->value;

  call->news |= VNT_NEWS_VIEWS;
  return vnt_view_table_write (db, view, error) &&
         (call->number < 0 || vnt_view_table_place (db, view->uuid, (int) call->number, error));
}

/**
 * vnt_store_save_view:
 * @self: a #VntStore
 * @view: a view
 * @place: where it shall stand, -1 to leave it where it is, or last when it is new
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_save_view (VntStore *self, const VntOwnView *view, int place, GError **error)
{
  VntCall call = { .value = view, .number = place };

  /* What a newer version wrote would be lost. */
  if (!view->readable)
    {
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_NEWER,
                           _ ("This view was made by a newer version of the program and is left as "
                              "it is."));
      return FALSE;
    }

  return vnt_store_write_work (self, save_view, &call, error);
}

static gboolean
delete_view (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  call->news |= VNT_NEWS_VIEWS;
  return vnt_view_table_remove (db, call->uuid, error);
}

/**
 * vnt_store_delete_view:
 * @self: a #VntStore
 * @uuid: a view's
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_delete_view (VntStore *self, const char *uuid, GError **error)
{
  VntCall call = { .uuid = uuid };

  return vnt_store_write_work (self, delete_view, &call, error);
}

static gboolean
place_view (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  call->news |= VNT_NEWS_VIEWS;
  return vnt_view_table_place (db, call->uuid, (int) call->number, error);
}

/**
 * vnt_store_place_view:
 * @self: a #VntStore
 * @uuid: a view's
 * @place: where it shall stand, counted from 0
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_place_view (VntStore *self, const char *uuid, int place, GError **error)
{
  VntCall call = { .uuid = uuid, .number = MAX (place, 0) };

  return vnt_store_write_work (self, place_view, &call, error);
}

/* A few hundred at most: what nobody can choose from is no choice. */
static VntRows *
select_choices (VntDb *db, VntFilterField field, const char *name, GError **error)
{
  if (field == VNT_FILTER_STATUS)
    return vnt_db_select (db, error,
                          "SELECT status FROM status GROUP BY status ORDER BY min(class), status");
  if (field == VNT_FILTER_SERVICE_LEVEL)
    return vnt_db_select (db, error,
                          "SELECT DISTINCT service_level FROM ticket WHERE service_level <> ''"
                          " ORDER BY service_level LIMIT 200");
  if (name == NULL)
    return vnt_db_select (db, error,
                          "SELECT DISTINCT name FROM ticket_detail_value WHERE kind = 6"
                          " ORDER BY name COLLATE NOCASE LIMIT 500");
  return vnt_db_select (db, error,
                        "SELECT DISTINCT value FROM ticket_detail_value WHERE kind = 6"
                        " AND name = ? COLLATE NOCASE AND value <> ''"
                        " ORDER BY value COLLATE NOCASE LIMIT 200",
                        VNT_TEXT (name));
}

/**
 * vnt_store_list_choices:
 * @self: a #VntStore
 * @field: status, service level or custom field
 * @name: (nullable): which custom field; %NULL for the names of all
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: (transfer full) (nullable): what tickets here have
 */
GStrv
vnt_store_list_choices (VntStore *self, VntFilterField field, const char *name, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  VntRows *rows;
  gboolean ok = FALSE;

  if (reader == NULL)
    return NULL;

  rows = select_choices (reader->cache, field, name, error);
  while (rows != NULL && vnt_rows_next (rows))
    g_strv_builder_add (builder, vnt_rows_text (rows, 0));
  ok = rows != NULL && vnt_rows_done (rows, error);
  g_clear_pointer (&rows, vnt_rows_free);
  vnt_store_give_reader (self, reader);

  return ok ? g_strv_builder_end (builder) : NULL;
}

/**
 * vnt_store_list_statuses:
 * @self: a #VntStore
 * @queue: a queue's number
 * @error: place for an error
 *
 * Returns: (transfer full) (nullable): the statuses its tickets are known to have, those of open tickets first
 */
GStrv
vnt_store_list_statuses (VntStore *self, gint64 queue, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  VntRows *rows;
  gboolean ok;

  if (reader == NULL)
    return NULL;

  rows = vnt_db_select (reader->cache, error,
                        "SELECT status FROM status WHERE lifecycle = ifnull("
                        "(SELECT lifecycle FROM queue WHERE id = ?), '') ORDER BY class, status",
                        VNT_INT (queue));
  while (rows != NULL && vnt_rows_next (rows))
    g_strv_builder_add (builder, vnt_rows_text (rows, 0));
  ok = rows != NULL && vnt_rows_done (rows, error);
  g_clear_pointer (&rows, vnt_rows_free);
  vnt_store_give_reader (self, reader);

  return ok ? g_strv_builder_end (builder) : NULL;
}
