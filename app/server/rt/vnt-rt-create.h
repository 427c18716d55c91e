/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-operation.h"
#include "vnt-rt.h"

G_BEGIN_DECLS

gboolean vnt_rt_create_send (VntRt *rt,
                             const VntOperation *operation,
                             gint64 *ticket,
                             GCancellable *cancellable,
                             GError **error);
gboolean vnt_rt_create_find (VntRt *rt,
                             const VntOperation *operation,
                             gint64 *ticket,
                             GCancellable *cancellable,
                             GError **error);
gboolean vnt_rt_create_would_be_seen (VntRt *rt,
                                      const VntOperation *operation,
                                      gboolean *seen,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
