/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-queue.h"

G_DEFINE_BOXED_TYPE (VntQueue, vnt_queue, vnt_queue_ref, vnt_queue_unref)

static void
vnt_queue_clear (gpointer data)
{
  VntQueue *self = data;

  g_free (self->name);
  g_free (self->description);
  g_free (self->lifecycle);
}

/**
 * vnt_queue_new:
 * @id: the server's number
 * @name: its name
 *
 * Makes a #VntQueue; its maker may fill the other fields before handing it on.
 *
 * Returns: (transfer full): a new value
 */
VntQueue *
vnt_queue_new (gint64 id, const char *name)
{
  VntQueue *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_atomic_rc_box_new0 (VntQueue);
  self->id = id;
  self->name = g_strdup (name);

  return self;
}

/**
 * vnt_queue_ref:
 * @self: a #VntQueue
 *
 * Takes one more hold on @self. Safe from any thread.
 *
 * Returns: (transfer full): @self
 */
VntQueue *
vnt_queue_ref (VntQueue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * vnt_queue_unref:
 * @self: (transfer full): a #VntQueue
 *
 * Lets go of @self and frees it when nobody else holds it. Safe from any thread.
 */
void
vnt_queue_unref (VntQueue *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, vnt_queue_clear);
}
