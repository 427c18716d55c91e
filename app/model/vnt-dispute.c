/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-dispute.h"

G_DEFINE_BOXED_TYPE (VntDispute, vnt_dispute, vnt_dispute_ref, vnt_dispute_unref)

static void
vnt_dispute_clear (gpointer data)
{
  VntDispute *self = data;

  vnt_operation_unref (self->operation);
  g_free (self->theirs);
  g_free (self->who);
}

/**
 * vnt_dispute_new:
 * @operation: a change of a field
 *
 * Its maker may fill the other fields before handing it on.
 *
 * Returns: (transfer full): a new value
 */
VntDispute *
vnt_dispute_new (VntOperation *operation)
{
  VntDispute *self;

  g_return_val_if_fail (operation != NULL, NULL);

  self = g_atomic_rc_box_new0 (VntDispute);
  self->operation = vnt_operation_ref (operation);

  return self;
}

/**
 * vnt_dispute_ref:
 * @self: a #VntDispute
 *
 * Takes one more hold on @self. Safe from any thread.
 *
 * Returns: (transfer full): @self
 */
VntDispute *
vnt_dispute_ref (VntDispute *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * vnt_dispute_unref:
 * @self: (transfer full): a #VntDispute
 *
 * Lets go of @self and frees it when nobody else holds it. Safe from any thread.
 */
void
vnt_dispute_unref (VntDispute *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, vnt_dispute_clear);
}
