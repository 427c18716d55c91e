/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time being measured, until it is booked. */
#include "vnt-store-stopwatch.h"

#include "vnt-operation-table.h"
#include "vnt-stopwatch-table.h"
#include "vnt-store-private.h"

static gboolean
save_stopwatch (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  return vnt_stopwatch_table_write (db, call->value, error);
}

/**
 * vnt_store_save_stopwatch:
 * @self: a #VntStore
 * @watch: what is measured
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_save_stopwatch (VntStore *self, const VntStopwatch *watch, GError **error)
{
  VntCall call = { .value = watch };

  return vnt_store_write_work (self, save_stopwatch, &call, error);
}

static gboolean
drop_stopwatch (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  return vnt_stopwatch_table_remove (db, call->ticket, error);
}

/**
 * vnt_store_drop_stopwatch:
 * @self: a #VntStore
 * @ticket: whose measured time is given up
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_drop_stopwatch (VntStore *self, gint64 ticket, GError **error)
{
  VntCall call = { .ticket = ticket };

  return vnt_store_write_work (self, drop_stopwatch, &call, error);
}

static gboolean
book_stopwatch (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  const VntOperation *operation = call->value;

  call->news |= VNT_NEWS_OUTBOX;
  vnt_call_touch (call, operation->ticket);
  vnt_call_note_conversation (call, operation->ticket);
  return vnt_operation_table_insert (db, operation, NULL, error) &&
         vnt_stopwatch_table_remove (db, operation->ticket, error);
}

/**
 * vnt_store_book_stopwatch:
 * @self: a #VntStore
 * @operation: minutes to add to a ticket
 * @error: place for an error
 *
 * In one transaction the minutes begin to wait and what was measured goes: a crash books nothing twice. Blocks: worker
 * threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_book_stopwatch (VntStore *self, VntOperation *operation, GError **error)
{
  VntCall call = { .value = operation };

  g_return_val_if_fail (operation != NULL, FALSE);

  return vnt_store_write_work (self, book_stopwatch, &call, error);
}

/**
 * vnt_store_list_stopwatches:
 * @self: a #VntStore
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: (transfer full) (element-type VntStopwatch) (nullable): what is measured, what runs first
 */
GPtrArray *
vnt_store_list_stopwatches (VntStore *self, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  GPtrArray *watches;

  if (reader == NULL)
    return NULL;

  watches = vnt_stopwatch_table_list (reader->work, error);
  vnt_store_give_reader (self, reader);

  return watches;
}
