/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-stopwatch-table.h"

#include "vnt-account-table.h"

gboolean
vnt_stopwatch_table_write (VntDb *db, const VntStopwatch *watch, GError **error)
{
  return vnt_db_run (
    db, error,
    "INSERT OR REPLACE INTO stopwatch (account, ticket, seconds, away, beat, running)"
    " VALUES (" VNT_CURRENT_ACCOUNT ", ?, ?, ?, ?, ?)",
    VNT_INT (watch->ticket), VNT_INT (watch->seconds), VNT_INT (watch->away), VNT_INT (watch->beat),
    VNT_INT (watch->running != 0));
}

gboolean
vnt_stopwatch_table_remove (VntDb *db, gint64 ticket, GError **error)
{
  return vnt_db_run (db, error,
                     "DELETE FROM stopwatch WHERE account = " VNT_CURRENT_ACCOUNT " AND ticket = ?",
                     VNT_INT (ticket));
}

/* A ticket that has another number now, with what was measured on either. */
gboolean
vnt_stopwatch_table_move (VntDb *db, gint64 from, gint64 to, GError **error)
{
  return vnt_db_run (
           db, error,
           "INSERT INTO stopwatch (account, ticket, seconds, away, beat, running)"
           " SELECT account, ?, seconds, away, beat, running FROM stopwatch"
           " WHERE account = " VNT_CURRENT_ACCOUNT " AND ticket = ?"
           " ON CONFLICT (account, ticket) DO UPDATE SET seconds = seconds + excluded.seconds,"
           " away = away + excluded.away, beat = max(beat, excluded.beat),"
           " running = max(running, excluded.running)",
           VNT_INT (to), VNT_INT (from)) &&
         vnt_stopwatch_table_remove (db, from, error);
}

GPtrArray *
vnt_stopwatch_table_list (VntDb *db, GError **error)
{
  g_autoptr (GPtrArray) watches =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_stopwatch_free);
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT ticket, seconds, away, beat, running FROM stopwatch"
                   " WHERE account = " VNT_CURRENT_ACCOUNT " ORDER BY running DESC, beat DESC");

  if (rows == NULL)
    return NULL;

  while (vnt_rows_next (rows))
    {
      VntStopwatch *watch = vnt_stopwatch_new (vnt_rows_int (rows, 0));

      watch->seconds = vnt_rows_int (rows, 1);
      watch->away = vnt_rows_int (rows, 2);
      watch->beat = vnt_rows_int (rows, 3);
      watch->running = vnt_rows_int (rows, 4) != 0;
      g_ptr_array_add (watches, watch);
    }

  return vnt_rows_done (rows, error) ? g_steal_pointer (&watches) : NULL;
}
