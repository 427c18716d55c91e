/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-kept-table.h"

#include "vnt-account-table.h"

gboolean
vnt_kept_table_set (VntDb *db, gint64 ticket, gint64 since, GError **error)
{
  return vnt_db_run (db, error,
                     "INSERT OR REPLACE INTO kept (account, ticket, since)"
                     " VALUES (" VNT_CURRENT_ACCOUNT ", ?, ?)",
                     VNT_INT (ticket), VNT_INT (since));
}

gboolean
vnt_kept_table_remove (VntDb *db, gint64 ticket, GError **error)
{
  return vnt_db_run (db, error,
                     "DELETE FROM kept WHERE account = " VNT_CURRENT_ACCOUNT " AND ticket = ?",
                     VNT_INT (ticket));
}

gboolean
vnt_kept_table_note_whole (VntDb *db, gint64 ticket, GError **error)
{
  return vnt_db_run (db, error,
                     "UPDATE kept SET whole = 1 WHERE account = " VNT_CURRENT_ACCOUNT
                     " AND ticket = ?",
                     VNT_INT (ticket));
}

/* A ticket merged into another is kept there. */
gboolean
vnt_kept_table_move (VntDb *db, gint64 from, gint64 to, GError **error)
{
  return vnt_db_run (
    db, error,
    "UPDATE OR REPLACE kept SET ticket = ?, whole = 0 WHERE account = " VNT_CURRENT_ACCOUNT
    " AND ticket = ?",
    VNT_INT (to), VNT_INT (from));
}

GArray *
vnt_kept_table_list (VntDb *db, gboolean missing, GError **error)
{
  g_autoptr (GArray) tickets = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT ticket FROM kept WHERE account = " VNT_CURRENT_ACCOUNT
                   " AND (whole = 0 OR ? = 0) ORDER BY since DESC, ticket",
                   VNT_INT (missing));

  if (rows == NULL)
    return NULL;

  while (vnt_rows_next (rows))
    {
      gint64 ticket = vnt_rows_int (rows, 0);

      g_array_append_val (tickets, ticket);
    }

  return vnt_rows_done (rows, error) ? g_steal_pointer (&tickets) : NULL;
}

gboolean
vnt_kept_table_add_untouchable (VntDb *db, GHashTable *tickets, GError **error)
{
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT ticket FROM kept UNION SELECT ticket FROM operation"
                   " UNION SELECT ticket FROM draft");

  if (rows == NULL)
    return FALSE;

  while (vnt_rows_next (rows))
    {
      gint64 ticket = vnt_rows_int (rows, 0);

      g_hash_table_add (tickets, g_memdup2 (&ticket, sizeof ticket));
    }

  return vnt_rows_done (rows, error);
}
