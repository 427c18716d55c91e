/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What others wrote while the agent was writing. */
#include "config.h"

#include "vnt-message-table.h"
#include "vnt-operation-table.h"
#include "vnt-store-private.h"

/**
 * vnt_store_count_arrived:
 * @self: a #VntStore
 * @operation: a reply or comment that waits
 * @count: (out): messages of others that are on this computer now and were not when the agent sent it off
 * @error: place for an error
 *
 * What only happened does not count, nor what the agent wrote elsewhere. Where nothing of the conversation was here,
 * nothing is said to have arrived since. Blocks: worker threads only.
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_store_count_arrived (VntStore *self,
                         const VntOperation *operation,
                         guint *count,
                         GError **error)
{
  g_autofree char *login = vnt_store_dup_login (self);
  VntReader *reader;
  gint64 number = 0;
  gboolean ok;

  g_return_val_if_fail (operation != NULL && count != NULL, FALSE);

  *count = 0;
  if (operation->seen == 0)
    return TRUE;
  reader = vnt_store_take_reader (self, error);
  if (reader == NULL)
    return FALSE;

  ok = vnt_message_table_count_others (reader->cache, operation->ticket, operation->seen,
                                       login != NULL ? login : "", &number, error);
  vnt_store_give_reader (self, reader);
  *count = (guint) number;

  return ok;
}

static gboolean
hold_operation (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  g_autoptr (VntOperation) operation = NULL;

  if (!vnt_operation_table_get (db, call->uuid, &operation, error))
    return FALSE;
  if (operation == NULL)
    return TRUE;

  call->news |= VNT_NEWS_OUTBOX;
  vnt_call_touch (call, operation->ticket);
  vnt_call_note_conversation (call, operation->ticket);
  return vnt_operation_table_hold (db, call->uuid, call->why, error);
}

/**
 * vnt_store_hold_operation:
 * @self: a #VntStore
 * @uuid: a change's
 * @why: what the agent has to know before it leaves
 * @error: place for an error
 *
 * Keeps a waiting change back, as one in conflict, until the agent decides; vnt_store_retry_operation() lets it go. One
 * that was taken back meanwhile is left alone. Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_hold_operation (VntStore *self, const char *uuid, const GError *why, GError **error)
{
  VntCall call = { .uuid = uuid, .why = why };

  g_return_val_if_fail (uuid != NULL && why != NULL, FALSE);

  return vnt_store_write_work (self, hold_operation, &call, error);
}
