/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-reminder-table.h"

#include "vnt-account-table.h"

/* A new one, or what became of one. */
gboolean
vnt_reminder_table_write (VntDb *db, const VntReminder *reminder, GError **error)
{
  if (reminder->id == 0)
    return vnt_db_run (db, error,
                       "INSERT INTO reminder (account, ticket, text, due, created)"
                       " VALUES (" VNT_CURRENT_ACCOUNT ", ?, ?, ?, ?)",
                       VNT_INT (reminder->ticket), VNT_TEXT (reminder->text),
                       VNT_INT (reminder->due), VNT_INT (reminder->created));

  return vnt_db_run (db, error,
                     "UPDATE reminder SET text = ?, due = ?, done = ?, told = ? WHERE id = ?"
                     " AND account = " VNT_CURRENT_ACCOUNT,
                     VNT_TEXT (reminder->text), VNT_INT (reminder->due), VNT_INT (reminder->done),
                     VNT_INT (reminder->told), VNT_INT (reminder->id));
}

gboolean
vnt_reminder_table_move (VntDb *db, gint64 from, gint64 to, GError **error)
{
  return vnt_db_run (db, error,
                     "UPDATE reminder SET ticket = ? WHERE account = " VNT_CURRENT_ACCOUNT
                     " AND ticket = ?",
                     VNT_INT (to), VNT_INT (from));
}

GPtrArray *
vnt_reminder_table_list (VntDb *db, gint64 since, GError **error)
{
  g_autoptr (GPtrArray) reminders =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_reminder_free);
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT id, ticket, text, due, created, done, told FROM reminder"
                   " WHERE account = " VNT_CURRENT_ACCOUNT " AND (done = 0 OR done >= ?)"
                   " ORDER BY done <> 0, due = 0, due, id",
                   VNT_INT (since));

  if (rows == NULL)
    return NULL;

  while (vnt_rows_next (rows))
    {
      VntReminder *reminder =
        vnt_reminder_new (vnt_rows_int (rows, 1), vnt_rows_text (rows, 2), vnt_rows_int (rows, 3));

      reminder->id = vnt_rows_int (rows, 0);
      reminder->created = vnt_rows_int (rows, 4);
      reminder->done = vnt_rows_int (rows, 5);
      reminder->told = vnt_rows_int (rows, 6);
      g_ptr_array_add (reminders, reminder);
    }

  return vnt_rows_done (rows, error) ? g_steal_pointer (&reminders) : NULL;
}
