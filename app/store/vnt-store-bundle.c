/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several changes taken back at once. */
#include "vnt-draft-table.h"
#include "vnt-operation-table.h"
#include "vnt-store-private.h"

/* What was written is being written again, above what was begun since. */
static gboolean
write_again (VntDb *db, VntOperation *operation, GError **error)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (VntDraft) draft = NULL;
  g_autoptr (VntDraft) newer = NULL;

  g_ptr_array_add (one, operation);
  draft = vnt_store_draft_of (operation->uuid, one);
  if (!vnt_operation_table_delete (db, operation->uuid, error) ||
      !vnt_draft_table_get (db, operation->ticket, &newer, error))
    return FALSE;
  if (newer != NULL)
    {
      VntDraft *both = vnt_draft_join (draft, newer);

      vnt_draft_unref (draft);
      draft = both;
    }

  return vnt_draft_table_write (db, draft, error);
}

/* What the server may have got is not taken back by forgetting it. */
static gboolean
take_back_one (VntDb *db, VntCall *call, const char *uuid, gboolean *taken, GError **error)
{
  g_autoptr (VntOperation) operation = NULL;

  *taken = FALSE;
  if (!vnt_operation_table_get (db, uuid, &operation, error))
    return FALSE;
  if (operation == NULL || !vnt_operation_may_be_taken_back (operation))
    return TRUE;

  *taken = TRUE;
  vnt_call_touch (call, operation->ticket);
  vnt_call_note_conversation (call, operation->ticket);
  if (operation->kind != VNT_OPERATION_SET_FIELD && (operation->options & VNT_DRAFT_MADE) == 0)
    return write_again (db, operation, error);

  return vnt_operation_table_log (db, uuid, error);
}

static gboolean
take_back (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  GPtrArray *left = call->result;

  call->news |= VNT_NEWS_OUTBOX | VNT_NEWS_WRITING;
  for (guint i = 0; i < call->items->len; i++)
    {
      VntOperation *operation = g_ptr_array_index (call->items, i);
      gboolean taken;

      if (!take_back_one (db, call, operation->uuid, &taken, error))
        return FALSE;
      if (!taken)
        g_ptr_array_add (left, vnt_operation_ref (operation));
    }

  return TRUE;
}

/**
 * vnt_store_take_back_operations:
 * @self: a #VntStore
 * @operations: (element-type VntOperation): messages and changes of fields, as they were queued
 * @left: (out) (transfer full) (element-type VntOperation): those that have left, or may have
 * @error: place for an error
 *
 * Gives up those that still wait, in one transaction; a message is the draft of its ticket again. Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_take_back_operations (VntStore *self,
                                GPtrArray *operations,
                                GPtrArray **left,
                                GError **error)
{
  g_autoptr (GPtrArray) gone =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_operation_unref);
  VntCall call = { .items = operations, .result = gone };

  *left = NULL;
  if (!vnt_store_write_work (self, take_back, &call, error))
    return FALSE;

  *left = g_steal_pointer (&gone);
  return TRUE;
}
