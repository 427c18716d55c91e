/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-alert-table.h"

#include <string.h>

#include "vnt-account-table.h"

#define COLUMNS "key, host, service, state, output, since, acknowledged, downtime, link"

static gboolean
write_alert (VntDb *db, gint64 machine, guint position, const VntAlert *alert, GError **error)
{
  return vnt_db_run (db, error,
                     "INSERT INTO alert (machine, position, " COLUMNS ")"
                     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                     VNT_INT (machine), VNT_INT (position), VNT_TEXT (alert->key),
                     VNT_TEXT (alert->host), VNT_TEXT (alert->service), VNT_INT (alert->state),
                     VNT_TEXT (alert->output), VNT_INT (alert->since),
                     VNT_INT (alert->acknowledged != 0), VNT_INT (alert->downtime != 0),
                     VNT_TEXT (alert->link));
}

/* In the place of what was said before. */
gboolean
vnt_alert_table_write (VntDb *db, const VntMonitored *monitored, GError **error)
{
  if (!vnt_db_run (db, error, "DELETE FROM monitored WHERE machine = ?",
                   VNT_INT (monitored->machine)) ||
      !vnt_db_run (db, error, "INSERT INTO monitored (machine, asked) VALUES (?, ?)",
                   VNT_INT (monitored->machine), VNT_INT (monitored->asked)))
    return FALSE;
  for (guint i = 0; i < monitored->alerts->len; i++)
    if (!write_alert (db, monitored->machine, i, g_ptr_array_index (monitored->alerts, i), error))
      return FALSE;
  return TRUE;
}

static VntAlert *
read_alert (VntRows *rows)
{
  VntAlert *alert =
    vnt_alert_new (vnt_rows_text (rows, 0), vnt_rows_text (rows, 1), vnt_rows_text (rows, 2));

  alert->state = (VntAlertState) vnt_rows_int (rows, 3);
  g_free (alert->output);
  alert->output = vnt_rows_dup (rows, 4);
  alert->since = vnt_rows_int (rows, 5);
  alert->acknowledged = vnt_rows_int (rows, 6) != 0;
  alert->downtime = vnt_rows_int (rows, 7) != 0;
  alert->link = vnt_rows_dup (rows, 8);
  return alert;
}

/* @found: (out) (nullable): %NULL when the monitoring was never asked about it. */
gboolean
vnt_alert_table_read (VntDb *db, gint64 machine, VntMonitored **found, GError **error)
{
  gint64 asked = 0;
  g_autoptr (VntMonitored) monitored = NULL;
  g_autoptr (VntRows) rows = NULL;

  *found = NULL;
  if (!vnt_db_number (db, &asked, error, "SELECT asked FROM monitored WHERE machine = ?",
                      VNT_INT (machine)))
    return FALSE;
  if (asked == 0)
    return TRUE;
  monitored = vnt_monitored_new (machine, asked);
  rows =
    vnt_db_select (db, error, "SELECT " COLUMNS " FROM alert WHERE machine = ? ORDER BY position",
                   VNT_INT (machine));
  if (rows == NULL)
    return FALSE;
  while (vnt_rows_next (rows))
    vnt_monitored_take (monitored, read_alert (rows));
  if (!vnt_rows_done (rows, error))
    return FALSE;
  *found = g_steal_pointer (&monitored);
  return TRUE;
}

static void
take_ticket (GPtrArray *alerts, gint64 ticket, const char *subject)
{
  for (guint i = 0; i < alerts->len; i++)
    {
      VntAlert *alert = g_ptr_array_index (alerts, i);
      g_autofree char *mark = vnt_alert_get_mark (alert);

      if (strstr (subject, mark) == NULL || ticket == alert->ticket)
        continue;
      if (alert->ticket == 0)
        alert->ticket = ticket;
      else if (alert->other == 0)
        alert->other = ticket;
    }
}

/* Gives each alert that has none the newest open ticket with its mark in the subject, whoever opened it, and one more when there
 * are two. */
gboolean
vnt_alert_table_find_marked (VntDb *db, GPtrArray *alerts, GError **error)
{
  g_autoptr (GHashTable) hosts = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer host;

  for (guint i = 0; i < alerts->len; i++)
    g_hash_table_add (hosts, ((VntAlert *) g_ptr_array_index (alerts, i))->host);
  g_hash_table_iter_init (&iter, hosts);
  while (g_hash_table_iter_next (&iter, &host, NULL))
    {
      g_autoptr (VntRows) rows =
        vnt_db_select (db, error,
                       "SELECT id, subject FROM ticket WHERE status_class <> 3"
                       " AND instr(subject, ?) > 0 ORDER BY id < 0 DESC, abs(id) DESC",
                       VNT_TEXT (host));

      if (rows == NULL)
        return FALSE;
      while (vnt_rows_next (rows))
        take_ticket (alerts, vnt_rows_int (rows, 0), vnt_rows_text (rows, 1));
      if (!vnt_rows_done (rows, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
vnt_alert_table_keep_ticket (VntDb *db, const char *key, gint64 ticket, GError **error)
{
  return vnt_db_run (db, error,
                     "INSERT INTO alert_ticket (account, key, ticket)"
                     " VALUES (" VNT_CURRENT_ACCOUNT ", ?, ?)"
                     " ON CONFLICT (account, key) DO UPDATE SET ticket = excluded.ticket",
                     VNT_TEXT (key), VNT_INT (ticket));
}

/* @ticket: (out): 0 for none. */
gboolean
vnt_alert_table_get_ticket (VntDb *db, const char *key, gint64 *ticket, GError **error)
{
  *ticket = 0;
  return vnt_db_number (db, ticket, error,
                        "SELECT ticket FROM alert_ticket WHERE account = " VNT_CURRENT_ACCOUNT
                        " AND key = ?",
                        VNT_TEXT (key));
}

gboolean
vnt_alert_table_move (VntDb *db, gint64 from, gint64 to, GError **error)
{
  return vnt_db_run (db, error,
                     "UPDATE alert_ticket SET ticket = ? WHERE account = " VNT_CURRENT_ACCOUNT
                     " AND ticket = ?",
                     VNT_INT (to), VNT_INT (from));
}
