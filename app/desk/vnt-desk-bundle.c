/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several changes as one: all durable or none, and undone by one word. What makes a bulk edit, a macro, an escalation. */
#include "vnt-desk-bundle.h"

#include "vnt-changes.h"
#include "vnt-clock.h"
#include "vnt-desk-prepare.h"
#include "vnt-desk-private.h"
#include "vnt-error.h"
#include "vnt-field.h"
#include "vnt-overlay.h"
#include "vnt-text.h"

/**
 * VntBundle:
 *
 * Changes that were queued together, with what leads back from each. Frozen.
 */
struct _VntBundle
{
  GPtrArray *operations; /* of VntOperation */
  GHashTable *ways_back; /* uuid → changes that undo those of a set */
};

typedef struct
{
  GPtrArray *operations;
  gint64 not_before;
} Apply;

static GPtrArray *
operations_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_operation_unref);
}

static VntBundle *
bundle_new (void)
{
  VntBundle *self = g_atomic_rc_box_new0 (VntBundle);

  self->operations = operations_new ();
  self->ways_back = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

static void
bundle_clear (gpointer data)
{
  VntBundle *self = data;

  g_ptr_array_unref (self->operations);
  g_hash_table_unref (self->ways_back);
}

static void
bundle_unref (gpointer data)
{
  vnt_bundle_unref (data);
}

static void
apply_free (gpointer data)
{
  Apply *apply = data;

  g_ptr_array_unref (apply->operations);
  g_free (apply);
}

/* -- applying: on the writer's thread -- */

static void
note_way_back (VntBundle *bundle, VntStore *store, const VntOperation *operation)
{
  const VntFieldInfo *info = vnt_field_info (operation->field);
  g_autoptr (VntTicketDetail) detail = NULL;
  g_auto (GStrv) values = NULL;

  if (info == NULL || info->shape != VNT_SHAPE_SET)
    return;

  detail = vnt_store_read_detail (store, operation->ticket, NULL);
  values = vnt_overlay_get_set (detail, operation);
  if (values != NULL)
    g_hash_table_insert (bundle->ways_back, g_strdup (operation->uuid),
                         vnt_changes_invert (operation->value, (const char *const *) values));
}

/* Takes @operation into @bundle, unless it changes nothing. */
static gboolean
add_change (VntBundle *bundle, VntStore *store, VntOperation *operation, GError **error)
{
  if (operation->kind == VNT_OPERATION_SET_FIELD)
    {
      if (!vnt_desk_prepare_change (store, operation, error))
        return FALSE;
      if (operation->base != NULL &&
          vnt_field_equal (operation->field, operation->base, operation->value))
        return TRUE;
      note_way_back (bundle, store, operation);
    }

  g_ptr_array_add (bundle->operations, vnt_operation_ref (operation));
  return TRUE;
}

static gpointer
apply_changes (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Apply *apply = data;
  g_autoptr (VntBundle) bundle = bundle_new ();
  g_autoptr (GError) gone = NULL;

  for (guint i = 0; i < apply->operations->len; i++)
    {
      VntOperation *operation = g_ptr_array_index (apply->operations, i);
      g_autoptr (GError) local = NULL;

      if (operation->kind != VNT_OPERATION_SET_FIELD)
        operation->not_before = apply->not_before;
      if (add_change (bundle, store, operation, &local))
        continue;
      if (!g_error_matches (local, VNT_ERROR, VNT_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      g_clear_error (&gone);
      gone = g_steal_pointer (&local);
    }

  if (bundle->operations->len == 0 && gone != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&gone));
      return NULL;
    }
  if (bundle->operations->len > 0 && !vnt_store_queue_operations (store, bundle->operations, error))
    return NULL;

  return g_steal_pointer (&bundle);
}

/* -- undoing: on the writer's thread -- */

/* The change that leads back from @operation, which has left; %NULL when there is none, or somebody went on from it. */
static VntOperation *
way_back (VntStore *store, const VntBundle *bundle, const VntOperation *operation)
{
  const VntFieldInfo *info =
    operation->kind == VNT_OPERATION_SET_FIELD ? vnt_field_info (operation->field) : NULL;
  const char *changes = g_hash_table_lookup (bundle->ways_back, operation->uuid);
  g_autoptr (VntOperation) back = NULL;

  if (info == NULL || operation->field == VNT_FIELD_MERGE)
    return NULL;
  if (changes == NULL && operation->base == NULL)
    return NULL;

  back = vnt_operation_new_field (operation->ticket, operation->field, NULL,
                                  changes != NULL ? changes : operation->base);
  vnt_text_set (&back->name, operation->name);
  if (!vnt_desk_prepare_change (store, back, NULL))
    return NULL;
  if (changes == NULL && !vnt_field_equal (back->field, back->base, operation->value))
    return NULL;

  return g_steal_pointer (&back);
}

static gpointer
revert_changes (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const VntBundle *bundle = data;
  g_autoptr (GPtrArray) sent = NULL;
  g_autoptr (GPtrArray) back = operations_new ();
  guint *left = g_new0 (guint, 1);

  if (!vnt_store_take_back_operations (store, bundle->operations, &sent, error))
    {
      g_free (left);
      return NULL;
    }

  for (guint i = sent->len; i > 0; i--)
    {
      VntOperation *operation = way_back (store, bundle, g_ptr_array_index (sent, i - 1));

      if (operation != NULL)
        g_ptr_array_add (back, operation);
      else
        *left += 1;
    }
  if (back->len > 0 && !vnt_store_queue_operations (store, back, error))
    g_clear_pointer (&left, g_free);

  return left;
}

/**
 * vnt_bundle_ref:
 * @self: a #VntBundle
 *
 * Safe from any thread.
 *
 * Returns: (transfer full): @self
 */
VntBundle *
vnt_bundle_ref (VntBundle *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * vnt_bundle_unref:
 * @self: (transfer full): a #VntBundle
 *
 * Safe from any thread.
 */
void
vnt_bundle_unref (VntBundle *self)
{
  g_atomic_rc_box_release_full (self, bundle_clear);
}

/**
 * vnt_bundle_get_operations:
 * @self: a #VntBundle
 *
 * Returns: (transfer none) (element-type VntOperation): what was queued, in order
 */
GPtrArray *
vnt_bundle_get_operations (const VntBundle *self)
{
  return self->operations;
}

/**
 * vnt_bundle_get_n_changes:
 * @self: a #VntBundle
 *
 * Returns: how many changes were queued: 0 when everything was so already
 */
guint
vnt_bundle_get_n_changes (const VntBundle *self)
{
  return self->operations->len;
}

/**
 * vnt_bundle_get_n_tickets:
 * @self: a #VntBundle
 *
 * Returns: how many tickets are changed
 */
guint
vnt_bundle_get_n_tickets (const VntBundle *self)
{
  g_autoptr (GHashTable) tickets = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->operations->len; i++)
    g_hash_table_add (tickets, &((VntOperation *) g_ptr_array_index (self->operations, i))->ticket);

  return g_hash_table_size (tickets);
}

/**
 * vnt_desk_apply_async:
 * @self: a #VntDesk
 * @operations: (element-type VntOperation): messages and changes of fields, of any tickets, in order; not given to anybody
 *   else. One change of a field of a ticket at most.
 *
 * Queues all of them, or none: done when they are durable. A field that is so already is left out, and so is a change of a ticket
 * that is not on this computer any more, unless that leaves nothing. Messages wait for the send delay.
 */
void
vnt_desk_apply_async (VntDesk *self,
                      GPtrArray *operations,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  Apply *apply;

  g_return_if_fail (VNT_IS_DESK (self));
  g_return_if_fail (operations != NULL);

  apply = g_new0 (Apply, 1);
  apply->operations = g_ptr_array_ref (operations);
  apply->not_before = self->send_delay > 0 ? vnt_clock_now () + self->send_delay : 0;
  vnt_desk_write (self, apply_changes, apply, apply_free, bundle_unref, cancellable, callback,
                  user_data);
}

/**
 * vnt_desk_apply_finish:
 *
 * Returns: (transfer full) (nullable): what was queued, to be undone with vnt_desk_revert_async(); %NULL with an error
 */
VntBundle *
vnt_desk_apply_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vnt_desk_revert_async:
 * @self: a #VntDesk
 * @bundle: what was queued together
 *
 * Undoes @bundle: what still waits is given up; a field whose change has left is changed back, if it is still as the agent made
 * it. A message that has left stays, as do minutes and a merge.
 */
void
vnt_desk_revert_async (VntDesk *self,
                       VntBundle *bundle,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (VNT_IS_DESK (self));
  g_return_if_fail (bundle != NULL);

  vnt_desk_write (self, revert_changes, vnt_bundle_ref (bundle), bundle_unref, g_free, cancellable,
                  callback, user_data);
}

/**
 * vnt_desk_revert_finish:
 * @left: (out) (optional): how many of its changes could not be undone
 *
 * Returns: %TRUE if the rest is undone, durably
 */
gboolean
vnt_desk_revert_finish (VntDesk *self, GAsyncResult *result, guint *left, GError **error)
{
  g_autofree guint *count = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  count = g_task_propagate_pointer (G_TASK (result), error);
  if (count != NULL && left != NULL)
    *left = *count;

  return count != NULL;
}
