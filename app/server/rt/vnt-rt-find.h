/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-rt.h"
#include "vnt-server.h"

G_BEGIN_DECLS

VntFate vnt_rt_find (VntRt *rt,
                     const VntOperation *operation,
                     gboolean marker,
                     gint64 *transaction,
                     GCancellable *cancellable,
                     GError **error);

gboolean vnt_rt_find_change (VntRt *rt,
                             const VntOperation *operation,
                             gint64 *transaction,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
