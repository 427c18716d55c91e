/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-operation.h"
#include "vnt-rt.h"

G_BEGIN_DECLS

gboolean vnt_rt_field_is_so (VntRt *rt,
                             const VntOperation *operation,
                             gboolean *so,
                             GCancellable *cancellable,
                             GError **error);
gboolean vnt_rt_field_send (VntRt *rt,
                            const VntOperation *operation,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
