/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-operation.h"
#include "vnt-rt.h"

G_BEGIN_DECLS

gboolean vnt_rt_machine_has (const VntOperation *operation);
gboolean vnt_rt_machine_send (VntRt *rt,
                              const VntOperation *operation,
                              gint64 *number,
                              GCancellable *cancellable,
                              GError **error);
gboolean vnt_rt_machine_find (VntRt *rt,
                              const VntOperation *operation,
                              gint64 *number,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
