/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"
#include "vnt-machine.h"

G_BEGIN_DECLS

/**
 * VntReachable:
 * @machines: (element-type VntMachine): those linked with the ticket, then others of its requestor
 * @linked: how many of them are linked
 *
 * The machines a remote session from a ticket is likely to lead to. Plain value.
 */
typedef struct
{
  GPtrArray *machines;
  guint linked;
} VntReachable;

void vnt_reachable_free (VntReachable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntReachable, vnt_reachable_free)

void vnt_desk_load_reachable_async (VntDesk *self,
                                    gint64 ticket,
                                    const char *requestor,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
VntReachable *vnt_desk_load_reachable_finish (VntDesk *self, GAsyncResult *result, GError **error);

G_END_DECLS
