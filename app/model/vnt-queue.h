/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * VntQueue:
 * @id: the server's number
 * @name: (not nullable): its name
 * @description: (nullable): what it is for
 * @lifecycle: (nullable): which set of statuses it uses
 * @mine: the agent works it
 * @can_create: the agent may open tickets in it
 * @marker: replies can carry their identity to the server
 *
 * A queue. Frozen.
 */
typedef struct
{
  gint64 id;
  char *name;
  char *description;
  char *lifecycle;
  gboolean mine;
  gboolean can_create;
  gboolean marker;
} VntQueue;

#define VNT_TYPE_QUEUE (vnt_queue_get_type ())
GType vnt_queue_get_type (void);
VntQueue *vnt_queue_new (gint64 id, const char *name);
VntQueue *vnt_queue_ref (VntQueue *self);
void vnt_queue_unref (VntQueue *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntQueue, vnt_queue_unref)

G_END_DECLS
