/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-operation.h"
#include "vnt-rt.h"

G_BEGIN_DECLS

gboolean vnt_rt_sets_has (VntField field);
gboolean vnt_rt_sets_hold (VntRt *rt,
                           const VntOperation *operation,
                           JsonObject *record,
                           gboolean *hold,
                           GCancellable *cancellable,
                           GError **error);
char *vnt_rt_sets_json (VntRt *rt,
                        const VntOperation *operation,
                        JsonObject *record,
                        GCancellable *cancellable,
                        GError **error);

G_END_DECLS
