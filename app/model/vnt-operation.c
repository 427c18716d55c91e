/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-operation.h"

#include "vnt-clock.h"

G_DEFINE_BOXED_TYPE (VntOperation, vnt_operation, vnt_operation_ref, vnt_operation_unref)

static void
vnt_operation_clear (gpointer data)
{
  VntOperation *self = data;

  g_free (self->uuid);
  g_free (self->name);
  g_free (self->base);
  g_free (self->value);
  g_free (self->content);
  g_free (self->content_type);
  g_free (self->source);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_free (self->error);
}

/**
 * vnt_operation_new:
 * @kind: what the agent does
 * @ticket: on which ticket
 *
 * Makes a #VntOperation with an identity of its own, queued, made now. Its maker may fill the other fields before
 * handing it on.
 *
 * Returns: (transfer full): a new value
 */
VntOperation *
vnt_operation_new (VntOperationKind kind, gint64 ticket)
{
  VntOperation *self = g_atomic_rc_box_new0 (VntOperation);

  self->uuid = g_uuid_string_random ();
  self->kind = kind;
  self->ticket = ticket;
  self->state = VNT_STATE_QUEUED;
  self->created = vnt_clock_now ();
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_file_unref);

  return self;
}

/**
 * vnt_operation_new_field:
 * @ticket: on which ticket
 * @field: which field changes
 * @base: (nullable): what it was when the agent changed it
 * @value: (nullable): what it shall be
 *
 * Makes the change of one field: see vnt_operation_new().
 *
 * Returns: (transfer full): a new value
 */
VntOperation *
vnt_operation_new_field (gint64 ticket, VntField field, const char *base, const char *value)
{
  VntOperation *self = vnt_operation_new (VNT_OPERATION_SET_FIELD, ticket);

  self->field = field;
  self->base = g_strdup (base);
  self->value = g_strdup (value);

  return self;
}

/**
 * vnt_operation_may_be_taken_back:
 * @self: a #VntOperation
 *
 * What waits has not left, or the try before is known not to have arrived; nor has what the server said no to.
 *
 * Returns: whether forgetting it undoes it
 */
gboolean
vnt_operation_may_be_taken_back (const VntOperation *self)
{
  return self->state == VNT_STATE_QUEUED || self->state == VNT_STATE_REFUSED ||
         self->state == VNT_STATE_CONFLICT;
}

/**
 * vnt_operation_ref:
 * @self: a #VntOperation
 *
 * Takes one more hold on @self. Safe from any thread.
 *
 * Returns: (transfer full): @self
 */
VntOperation *
vnt_operation_ref (VntOperation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * vnt_operation_unref:
 * @self: (transfer full): a #VntOperation
 *
 * Lets go of @self and frees it when nobody else holds it. Safe from any thread.
 */
void
vnt_operation_unref (VntOperation *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, vnt_operation_clear);
}

/**
 * vnt_operation_get_words:
 * @self: a #VntOperation
 *
 * Returns: (transfer none) (nullable): what the agent wrote, as it was written; %NULL when nothing was
 */
const char *
vnt_operation_get_words (const VntOperation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->source != NULL ? self->source : self->content;
}
