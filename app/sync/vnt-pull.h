/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-fetch.h"

G_BEGIN_DECLS

/**
 * VntPull:
 *
 * Fetches, one page a step: the first fetch and where it stopped last time, what is new at every interval, and what
 * changes seldom at a slow pace. Lives on the back lane.
 */
typedef struct _VntPull VntPull;

VntPull *vnt_pull_new (const VntFetch *fetch);
void vnt_pull_free (VntPull *self);
void vnt_pull_set_interval (VntPull *self, guint seconds);
void vnt_pull_hold_history (VntPull *self, gboolean hold);
void vnt_pull_poke (VntPull *self);
gint64 vnt_pull_step (VntPull *self, GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntPull, vnt_pull_free)

G_END_DECLS
