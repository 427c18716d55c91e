/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-fetch.h"

G_BEGIN_DECLS

/**
 * VntPush:
 *
 * Sends the outbox, one operation a step. Lives on the front lane.
 */
typedef struct _VntPush VntPush;

VntPush *vnt_push_new (const VntFetch *fetch);
void vnt_push_free (VntPush *self);
gint64 vnt_push_step (VntPush *self, GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntPush, vnt_push_free)

G_END_DECLS
