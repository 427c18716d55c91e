/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the monitoring said of machines, and which tickets were opened for it. */
#include "vnt-store-monitor.h"

#include "vnt-alert-table.h"
#include "vnt-operation-table.h"
#include "vnt-store-private.h"

static gboolean
save_monitored (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  return vnt_alert_table_write (db, call->value, error);
}

/**
 * vnt_store_save_monitored:
 * @self: a #VntStore
 * @monitored: what was said of a machine, in place of what was said before
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_save_monitored (VntStore *self, const VntMonitored *monitored, GError **error)
{
  VntCall call = { .value = monitored };

  return vnt_store_write_cache (self, save_monitored, &call, error);
}

/* One that was solved does not count; one that waits to be sent does. */
static gboolean
find_kept (VntReader *reader, VntAlert *alert, GError **error)
{
  gint64 ticket;
  gint64 open = 0;

  if (!vnt_alert_table_get_ticket (reader->work, alert->key, &ticket, error) ||
      !vnt_operation_table_follow (reader->work, &ticket, error))
    return FALSE;
  if (ticket == 0)
    return TRUE;
  if (!vnt_db_number (reader->cache, &open, error,
                      "SELECT status_class <> 3 FROM ticket WHERE id = ?", VNT_INT (ticket)))
    return FALSE;
  alert->ticket = open != 0 ? ticket : 0;
  return TRUE;
}

static gboolean
find_tickets (VntReader *reader, GPtrArray *alerts, GError **error)
{
  for (guint i = 0; i < alerts->len; i++)
    if (!find_kept (reader, g_ptr_array_index (alerts, i), error))
      return FALSE;
  return vnt_alert_table_find_marked (reader->cache, alerts, error);
}

/**
 * vnt_store_read_monitored:
 * @self: a #VntStore
 * @machine: number of a machine
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: (transfer full) (nullable): what was said of it last, each alert with the open ticket about it: the one that was
 *   opened here, else one with its mark in the subject. %NULL without an error when it was never asked about
 */
VntMonitored *
vnt_store_read_monitored (VntStore *self, gint64 machine, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  g_autoptr (VntMonitored) found = NULL;

  if (reader == NULL)
    return NULL;
  if (vnt_alert_table_read (reader->cache, machine, &found, error) && found != NULL &&
      !find_tickets (reader, found->alerts, error))
    g_clear_pointer (&found, vnt_monitored_free);
  vnt_store_give_reader (self, reader);
  return g_steal_pointer (&found);
}

static gboolean
save_alert_ticket (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  return vnt_operation_table_follow (db, &call->ticket, error) &&
         vnt_alert_table_keep_ticket (db, call->text, call->ticket, error);
}

/**
 * vnt_store_save_alert_ticket:
 * @self: a #VntStore
 * @key: identity of an alert
 * @ticket: the ticket that was opened for it, one made here too
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_save_alert_ticket (VntStore *self, const char *key, gint64 ticket, GError **error)
{
  VntCall call = { .text = key, .ticket = ticket };

  return vnt_store_write_work (self, save_alert_ticket, &call, error);
}
