/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-batch.h"
#include "vnt-rt.h"

G_BEGIN_DECLS

char *vnt_rt_changes_newest (VntRt *rt, GCancellable *cancellable, GError **error);
VntMessageBatch *vnt_rt_changes_fetch (VntRt *rt,
                                       const char *cursor,
                                       GCancellable *cancellable,
                                       GError **error);
VntMessageBatch *vnt_rt_changes_fetch_history (VntRt *rt,
                                               const char *cursor,
                                               GCancellable *cancellable,
                                               GError **error);

G_END_DECLS
