/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-store-forecast.h"

#include "vnt-account-table.h"
#include "vnt-medians.h"
#include "vnt-store-private.h"

static gboolean
read_tickets (VntDb *db, GPtrArray *tickets, GError **error)
{
  g_autoptr (GHashTable) medians = vnt_medians_new ();
  g_autoptr (VntRows) rows = vnt_db_select (
    db, error,
    "SELECT id, subject, owner, queue, priority, clock_due, CASE WHEN minutes_left > 0 THEN"
    " minutes_left WHEN minutes_estimated > 0 THEN max(minutes_estimated - minutes_worked, 0)"
    " ELSE -1 END FROM ticket WHERE status_class <> 3 AND status_class <> 2");

  if (rows == NULL)
    return FALSE;
  while (vnt_rows_next (rows))
    {
      VntForecastTicket *ticket =
        vnt_forecast_ticket_new (vnt_rows_int (rows, 0), vnt_rows_text (rows, 1),
                                 vnt_rows_text (rows, 2));

      ticket->queue = vnt_rows_int (rows, 3);
      ticket->priority = (int) vnt_rows_int (rows, 4);
      ticket->due = vnt_rows_int (rows, 5);
      ticket->minutes = (int) vnt_rows_int (rows, 6);
      if (ticket->minutes < 0)
        {
          gint64 median;

          if (!vnt_medians_find (medians, db, ticket->queue, &median, error))
            {
              vnt_forecast_ticket_free (ticket);
              return FALSE;
            }
          ticket->usual = (int) median;
        }
      g_ptr_array_add (tickets, ticket);
    }

  return vnt_rows_done (rows, error);
}

/* Everybody who owns something, and everybody of whom something is written down. */
static gboolean
read_agents (VntReader *reader, GPtrArray *tickets, GPtrArray *agents, GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (VntRows) rows =
    vnt_db_select (reader->work, error,
                   "SELECT login, away, day FROM colleague WHERE account = " VNT_CURRENT_ACCOUNT);

  if (rows == NULL)
    return FALSE;
  while (vnt_rows_next (rows))
    {
      const char *login = vnt_rows_text (rows, 0);

      g_hash_table_add (known, g_ascii_strdown (login, -1));
      g_ptr_array_add (agents, vnt_forecast_agent_new (login, vnt_rows_int (rows, 1),
                                                       (int) vnt_rows_int (rows, 2)));
    }
  for (guint i = 0; i < tickets->len; i++)
    {
      const char *owner = ((VntForecastTicket *) g_ptr_array_index (tickets, i))->owner;
      g_autofree char *folded = g_ascii_strdown (owner, -1);

      if (*owner == '\0' || g_hash_table_contains (known, folded))
        continue;
      g_hash_table_add (known, g_steal_pointer (&folded));
      g_ptr_array_add (agents, vnt_forecast_agent_new (owner, 0, 0));
    }

  return vnt_rows_done (rows, error);
}

/**
 * vnt_store_read_forecast:
 * @self: a #VntStore
 * @tickets: (element-type VntForecastTicket): filled: open, and waiting for nobody
 * @agents: (element-type VntForecastAgent): filled
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_store_read_forecast (VntStore *self, GPtrArray *tickets, GPtrArray *agents, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  gboolean ok;

  if (reader == NULL)
    return FALSE;
  ok = read_tickets (reader->cache, tickets, error) && read_agents (reader, tickets, agents, error);
  vnt_store_give_reader (self, reader);

  return ok;
}
