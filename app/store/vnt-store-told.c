/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is new, and since when. */
#include "vnt-store-told.h"

#include "vnt-account-table.h"
#include "vnt-message-table.h"
#include "vnt-store-private.h"

/* More than this nobody can save at once. */
#define MOST_AT_RISK 50

/**
 * vnt_store_read_news:
 * @self: a #VntStore
 * @floor: a number of the server's history
 * @limit: at most so many, the newest
 * @error: place for an error
 *
 * Returns: (transfer full) (element-type VntMessage) (nullable): what is newer, of every ticket, oldest first; without
 *   attachments
 */
GPtrArray *
vnt_store_read_news (VntStore *self, gint64 floor, guint limit, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  GPtrArray *messages;

  if (reader == NULL)
    return NULL;

  messages = vnt_message_table_read_newer (reader->cache, floor, limit, error);
  vnt_store_give_reader (self, reader);

  return messages;
}

/**
 * vnt_store_read_last_entry:
 * @self: a #VntStore
 * @id: (out): the highest number of the server's history that is here, 0 when none is
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_store_read_last_entry (VntStore *self, gint64 *id, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  gboolean read;

  if (reader == NULL)
    return FALSE;

  read = vnt_message_table_last (reader->cache, id, error);
  vnt_store_give_reader (self, reader);

  return read;
}

/**
 * vnt_store_list_at_risk:
 * @self: a #VntStore
 * @login: who the agent is
 * @now: Unix seconds
 * @error: place for an error
 *
 * Returns: (transfer full) (element-type gint64) (nullable): their open tickets that are at risk and not late, the nearest first
 */
GArray *
vnt_store_list_at_risk (VntStore *self, const char *login, gint64 now, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  g_autoptr (GArray) tickets = g_array_new (FALSE, FALSE, sizeof (gint64));
  VntRows *rows;
  gboolean read;

  if (reader == NULL)
    return NULL;

  rows = vnt_db_select (reader->cache, error,
                        "SELECT id FROM ticket WHERE clock_due > ?1 AND clock_risk > 0"
                        " AND clock_risk <= ?1 AND status_class = 1 AND owner = ?2"
                        " ORDER BY clock_due LIMIT ?3",
                        VNT_INT (now), VNT_TEXT (login), VNT_INT (MOST_AT_RISK));
  while (rows != NULL && vnt_rows_next (rows))
    {
      gint64 id = vnt_rows_int (rows, 0);

      g_array_append_val (tickets, id);
    }
  read = rows != NULL && vnt_rows_done (rows, error);
  g_clear_pointer (&rows, vnt_rows_free);
  vnt_store_give_reader (self, reader);

  return read ? g_steal_pointer (&tickets) : NULL;
}

/**
 * vnt_store_read_presence:
 * @self: a #VntStore
 * @floor: (out): the newest entry that was here when the agent was, 0 when they never left
 * @left_at: (out): Unix seconds of that, 0 when they never left
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_store_read_presence (VntStore *self, gint64 *floor, gint64 *left_at, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  VntRows *rows;
  gboolean read;

  *floor = 0;
  *left_at = 0;
  if (reader == NULL)
    return FALSE;

  rows = vnt_db_select (reader->work, error,
                        "SELECT floor, left_at FROM presence WHERE account = " VNT_CURRENT_ACCOUNT);
  if (rows != NULL && vnt_rows_next (rows))
    {
      *floor = vnt_rows_int (rows, 0);
      *left_at = vnt_rows_int (rows, 1);
    }
  read = rows != NULL && vnt_rows_done (rows, error);
  g_clear_pointer (&rows, vnt_rows_free);
  vnt_store_give_reader (self, reader);

  return read;
}

static gboolean
note_presence (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  return vnt_db_run (db, error,
                     "INSERT OR REPLACE INTO presence (account, floor, left_at)"
                     " VALUES (" VNT_CURRENT_ACCOUNT ", ?, ?)",
                     VNT_INT (call->number), VNT_INT (call->time));
}

/**
 * vnt_store_note_presence:
 * @self: a #VntStore
 * @floor: the newest entry that was on this computer when the agent left
 * @left_at: Unix seconds of that
 * @error: place for an error
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_note_presence (VntStore *self, gint64 floor, gint64 left_at, GError **error)
{
  VntCall call = { .number = floor, .time = left_at };

  return vnt_store_write_work (self, note_presence, &call, error);
}

/**
 * vnt_store_read_held:
 * @self: a #VntStore
 * @error: place for an error
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the tickets of vnt_store_keep_held()
 */
GArray *
vnt_store_read_held (VntStore *self, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  g_autoptr (GArray) tickets = g_array_new (FALSE, FALSE, sizeof (gint64));
  VntRows *rows;
  gboolean read;

  if (reader == NULL)
    return NULL;

  rows = vnt_db_select (reader->work, error,
                        "SELECT ticket FROM held_news WHERE account = " VNT_CURRENT_ACCOUNT
                        " ORDER BY ticket");
  while (rows != NULL && vnt_rows_next (rows))
    {
      gint64 id = vnt_rows_int (rows, 0);

      g_array_append_val (tickets, id);
    }
  read = rows != NULL && vnt_rows_done (rows, error);
  g_clear_pointer (&rows, vnt_rows_free);
  vnt_store_give_reader (self, reader);

  return read ? g_steal_pointer (&tickets) : NULL;
}

static gboolean
keep_held (VntDb *db, gpointer data, GError **error)
{
  GArray *tickets = (GArray *) ((VntCall *) data)->value;

  if (!vnt_db_run (db, error, "DELETE FROM held_news WHERE account = " VNT_CURRENT_ACCOUNT))
    return FALSE;
  for (guint i = 0; i < tickets->len; i++)
    if (!vnt_db_run (db, error,
                     "INSERT OR IGNORE INTO held_news (account, ticket)"
                     " VALUES (" VNT_CURRENT_ACCOUNT ", ?)",
                     VNT_INT (g_array_index (tickets, gint64, i))))
      return FALSE;
  return TRUE;
}

/**
 * vnt_store_keep_held:
 * @self: a #VntStore
 * @tickets: (element-type gint64): those there was news of in quiet hours that the agent was not told of yet
 * @error: place for an error
 *
 * Remembers these and no others.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_keep_held (VntStore *self, GArray *tickets, GError **error)
{
  VntCall call = { .value = tickets };

  return vnt_store_write_work (self, keep_held, &call, error);
}
