/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-snooze-table.h"

#include "vnt-account-table.h"

#define OF_ACCOUNT " WHERE account = " VNT_CURRENT_ACCOUNT

gboolean
vnt_snooze_table_set (VntDb *db, const VntSnooze *snooze, GError **error)
{
  return vnt_db_run (db, error,
                     "INSERT OR REPLACE INTO snooze (account, ticket, until, floor, since)"
                     " VALUES (" VNT_CURRENT_ACCOUNT ", ?, ?, ?, ?)",
                     VNT_INT (snooze->ticket), VNT_INT (snooze->until), VNT_INT (snooze->floor),
                     VNT_INT (snooze->since));
}

gboolean
vnt_snooze_table_come_back (VntDb *db, gint64 ticket, gint64 when, GError **error)
{
  return vnt_db_run (db, error,
                     "UPDATE snooze SET back = ?2" OF_ACCOUNT " AND ticket = ?1 AND back = 0",
                     VNT_INT (ticket), VNT_INT (when));
}

gboolean
vnt_snooze_table_remove (VntDb *db, gint64 ticket, GError **error)
{
  return vnt_db_run (db, error, "DELETE FROM snooze" OF_ACCOUNT " AND ticket = ?",
                     VNT_INT (ticket));
}

/* The agent saw that it is back; one that is away stays away. */
gboolean
vnt_snooze_table_settle (VntDb *db, gint64 ticket, GError **error)
{
  return vnt_db_run (db, error, "DELETE FROM snooze" OF_ACCOUNT " AND ticket = ? AND back <> 0",
                     VNT_INT (ticket));
}

/* A ticket merged into another, or given its number, is put off and followed there. */
gboolean
vnt_snooze_table_move (VntDb *db, gint64 from, gint64 to, GError **error)
{
  return vnt_db_run (db, error,
                     "UPDATE OR REPLACE snooze SET ticket = ?2" OF_ACCOUNT " AND ticket = ?1",
                     VNT_INT (from), VNT_INT (to)) &&
         vnt_db_run (db, error,
                     "UPDATE OR REPLACE followed SET ticket = ?2" OF_ACCOUNT " AND ticket = ?1",
                     VNT_INT (from), VNT_INT (to));
}

GArray *
vnt_snooze_table_list_away (VntDb *db, GError **error)
{
  g_autoptr (GArray) away = g_array_new (FALSE, FALSE, sizeof (VntSnooze));
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT ticket, until, floor, since FROM snooze" OF_ACCOUNT
                   " AND back = 0 ORDER BY until");

  if (rows == NULL)
    return NULL;

  while (vnt_rows_next (rows))
    {
      VntSnooze snooze = { vnt_rows_int (rows, 0), vnt_rows_int (rows, 1), vnt_rows_int (rows, 2),
                           vnt_rows_int (rows, 3) };

      g_array_append_val (away, snooze);
    }

  return vnt_rows_done (rows, error) ? g_steal_pointer (&away) : NULL;
}

/* Numbers as a JSON array, for json_each() in a statement on the other database. */
static char *
select_list (VntDb *db, const char *sql, gint64 now, GError **error)
{
  g_autoptr (VntRows) rows = vnt_db_select (db, error, sql, VNT_INT (now));
  g_autoptr (GString) list = g_string_new ("[");

  if (rows == NULL)
    return NULL;

  while (vnt_rows_next (rows))
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, list->len > 1 ? "," : "",
                            vnt_rows_int (rows, 0));
  g_string_append_c (list, ']');

  return vnt_rows_done (rows, error) ? g_strdup (list->str) : NULL;
}

/**
 * vnt_snooze_table_list_hidden:
 * @db: a connection to work.db
 * @now: Unix seconds: one whose time has come is not away any more, whether or not somebody noticed
 * @error: place for an error
 *
 * Returns: (transfer full) (nullable): the tickets that are away, as a JSON array
 */
char *
vnt_snooze_table_list_hidden (VntDb *db, gint64 now, GError **error)
{
  return select_list (db, "SELECT ticket FROM snooze" OF_ACCOUNT " AND back = 0 AND until > ?1",
                      now, error);
}

static gboolean
fill_ticket (VntDb *db, gint64 now, VntTicket *ticket, GError **error)
{
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT until, back, 0 FROM snooze" OF_ACCOUNT " AND ticket = ?1"
                   " UNION ALL SELECT 0, 0, 1 FROM followed" OF_ACCOUNT " AND ticket = ?1",
                   VNT_INT (ticket->id));

  if (rows == NULL)
    return FALSE;

  while (vnt_rows_next (rows))
    {
      gint64 until = vnt_rows_int (rows, 0);
      gint64 back = vnt_rows_int (rows, 1);

      if (vnt_rows_int (rows, 2) != 0)
        ticket->followed = TRUE;
      else if (back != 0 || until <= now)
        ticket->back = back != 0 ? back : until;
      else
        ticket->snoozed = until;
    }

  return vnt_rows_done (rows, error);
}

/**
 * vnt_snooze_table_fill:
 * @db: a connection to work.db
 * @now: Unix seconds
 * @tickets: (element-type VntTicket): rows that were just read and nobody else has yet
 * @error: place for an error
 *
 * Adds what only this laptop knows of them: put off until when, back since when, followed. Two looks by key each, and none
 * while nothing is put off or followed.
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_snooze_table_fill (VntDb *db, gint64 now, GPtrArray *tickets, GError **error)
{
  gint64 any = 0;

  if (!vnt_db_number (db, &any, error,
                      "SELECT EXISTS (SELECT 1 FROM snooze) OR EXISTS (SELECT 1 FROM followed)"))
    return FALSE;

  for (guint i = 0; any != 0 && i < tickets->len; i++)
    if (!fill_ticket (db, now, g_ptr_array_index (tickets, i), error))
      return FALSE;

  return TRUE;
}

gboolean
vnt_followed_table_set (VntDb *db, gint64 ticket, gboolean follow, gint64 since, GError **error)
{
  if (!follow)
    return vnt_db_run (db, error, "DELETE FROM followed" OF_ACCOUNT " AND ticket = ?",
                       VNT_INT (ticket));

  return vnt_db_run (db, error,
                     "INSERT OR IGNORE INTO followed (account, ticket, since)"
                     " VALUES (" VNT_CURRENT_ACCOUNT ", ?, ?)",
                     VNT_INT (ticket), VNT_INT (since));
}

/**
 * vnt_followed_table_list:
 * @db: a connection to work.db
 * @error: place for an error
 *
 * Returns: (transfer full) (nullable): the tickets the agent follows, as a JSON array
 */
char *
vnt_followed_table_list (VntDb *db, GError **error)
{
  return select_list (db, "SELECT ticket FROM followed" OF_ACCOUNT " AND ?1 IS ?1", 0, error);
}
