/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-store-reminders.h"

#include "vnt-reminder-table.h"
#include "vnt-store-private.h"

static gboolean
save_reminder (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  return vnt_reminder_table_write (db, call->value, error);
}

/**
 * vnt_store_save_reminder:
 * @self: a #VntStore
 * @reminder: a new one, with the number 0, or what became of one
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_save_reminder (VntStore *self, const VntReminder *reminder, GError **error)
{
  VntCall call = { .value = reminder };

  return vnt_store_write_work (self, save_reminder, &call, error);
}

/**
 * vnt_store_list_reminders:
 * @self: a #VntStore
 * @since: Unix seconds: of those that are done, only the later ones
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: (transfer full) (element-type VntReminder) (nullable): what is to be done first, then what is done
 */
GPtrArray *
vnt_store_list_reminders (VntStore *self, gint64 since, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  GPtrArray *reminders;

  if (reader == NULL)
    return NULL;

  reminders = vnt_reminder_table_list (reader->work, since, error);
  vnt_store_give_reader (self, reader);

  return reminders;
}
