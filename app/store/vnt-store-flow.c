/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the agent put off, and what they follow. */
#include "vnt-store-flow.h"

#include "vnt-clock.h"
#include "vnt-message-table.h"
#include "vnt-operation-table.h"
#include "vnt-snooze-table.h"
#include "vnt-store-private.h"
#include "vnt-ticket-table.h"

/* The row itself is the same in cache.db, so that nothing else would tell. */
static void
note_ticket (VntCall *call, gint64 ticket)
{
  g_array_append_val (call->changed, ticket);
}

static gboolean
snooze_ticket (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  g_autoptr (VntTicket) server = NULL;
  VntSnooze snooze = { .until = call->time };

  if (!vnt_operation_table_follow (db, &call->ticket, error) ||
      !vnt_message_table_newest (call->cache, call->ticket, &snooze.floor, error) ||
      !vnt_ticket_table_get_server (call->cache, call->ticket, &server, error))
    return FALSE;

  snooze.ticket = call->ticket;
  snooze.since = server != NULL ? server->updated : vnt_clock_now ();
  note_ticket (call, call->ticket);
  return call->time > 0 ? vnt_snooze_table_set (db, &snooze, error)
                        : vnt_snooze_table_remove (db, call->ticket, error);
}

/**
 * vnt_store_snooze_ticket:
 * @self: a #VntStore
 * @ticket: a ticket
 * @until: Unix seconds until which it leaves the views of what is to be done, 0 for not at all
 * @error: place for an error
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_snooze_ticket (VntStore *self, gint64 ticket, gint64 until, GError **error)
{
  VntCall call = { .ticket = ticket, .time = until };

  return vnt_store_write_work (self, snooze_ticket, &call, error);
}

static gboolean
settle_snooze (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  if (!vnt_operation_table_follow (db, &call->ticket, error))
    return FALSE;

  note_ticket (call, call->ticket);
  return vnt_snooze_table_settle (db, call->ticket, error);
}

/**
 * vnt_store_settle_snooze:
 * @self: a #VntStore
 * @ticket: a ticket
 * @error: place for an error
 *
 * The agent saw that it is back. One that is away stays away.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_settle_snooze (VntStore *self, gint64 ticket, GError **error)
{
  VntCall call = { .ticket = ticket };

  return vnt_store_write_work (self, settle_snooze, &call, error);
}

static gboolean
come_back (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  for (guint i = 0; i < call->gone->len; i++)
    {
      gint64 ticket = g_array_index (call->gone, gint64, i);

      if (!vnt_snooze_table_come_back (db, ticket, call->time, error))
        return FALSE;
      note_ticket (call, ticket);
    }

  return TRUE;
}

/* Those whose time has come, or whose customer wrote. */
static gboolean
find_due (VntReader *reader, gint64 now, GArray *due, gint64 *next, GError **error)
{
  g_autoptr (GArray) away = vnt_snooze_table_list_away (reader->work, error);

  *next = 0;
  for (guint i = 0; away != NULL && i < away->len; i++)
    {
      const VntSnooze *snooze = &g_array_index (away, VntSnooze, i);
      gboolean wrote = FALSE;

      if (snooze->until > now &&
          !vnt_message_table_customer_wrote (reader->cache, snooze->ticket, snooze->floor,
                                             snooze->since, &wrote, error))
        return FALSE;

      if (snooze->until <= now || wrote)
        g_array_append_val (due, snooze->ticket);
      else if (*next == 0)
        *next = snooze->until;
    }

  return away != NULL;
}

/**
 * vnt_store_wake_tickets:
 * @self: a #VntStore
 * @now: Unix seconds
 * @next: (out): when the next one is due, 0 when none is away
 * @error: place for an error
 *
 * Lets come back what was put off and is due by now, or to which a customer wrote meanwhile. Nothing is written when there is
 * none.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): those that came back
 */
GArray *
vnt_store_wake_tickets (VntStore *self, gint64 now, gint64 *next, GError **error)
{
  g_autoptr (GArray) due = g_array_new (FALSE, FALSE, sizeof (gint64));
  VntReader *reader = vnt_store_take_reader (self, error);
  VntCall call = { .gone = due, .time = now };
  gboolean found;

  *next = 0;
  if (reader == NULL)
    return NULL;

  found = find_due (reader, now, due, next, error);
  vnt_store_give_reader (self, reader);
  if (!found || (due->len > 0 && !vnt_store_write_work (self, come_back, &call, error)))
    return NULL;

  return g_steal_pointer (&due);
}

static gboolean
follow_changes (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  if (!vnt_operation_table_follow (db, &call->ticket, error))
    return FALSE;

  note_ticket (call, call->ticket);
  return vnt_followed_table_set (db, call->ticket, call->flag, vnt_clock_now (), error);
}

/**
 * vnt_store_follow_changes:
 * @self: a #VntStore
 * @ticket: a ticket
 * @follow: whether the agent wants to know what happens to it
 * @error: place for an error
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_follow_changes (VntStore *self, gint64 ticket, gboolean follow, GError **error)
{
  VntCall call = { .ticket = ticket, .flag = follow };

  return vnt_store_write_work (self, follow_changes, &call, error);
}

/**
 * vnt_store_ticket_was_brought:
 * @self: a #VntStore
 * @ticket: a ticket
 *
 * Returns: whether all of it was fetched once; what happened to it since comes with the news. %FALSE also when that could not
 *   be read
 */
gboolean
vnt_store_ticket_was_brought (VntStore *self, gint64 ticket)
{
  VntReader *reader = vnt_store_take_reader (self, NULL);
  gint64 brought = 0;

  if (reader == NULL)
    return FALSE;

  vnt_db_number (reader->cache, &brought, NULL,
                 "SELECT EXISTS (SELECT 1 FROM ticket_detail WHERE ticket = ?)", VNT_INT (ticket));
  vnt_store_give_reader (self, reader);

  return brought != 0;
}
