/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-operation.h"
#include "vnt-rt.h"

G_BEGIN_DECLS

gboolean vnt_rt_write_send (VntRt *rt,
                            const VntOperation *operation,
                            gboolean marker,
                            gint64 *transaction,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
