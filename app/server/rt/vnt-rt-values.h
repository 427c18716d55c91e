/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-rt.h"

G_BEGIN_DECLS

GPtrArray *vnt_rt_values_fetch (VntRt *rt,
                                const char *const *fields,
                                const gint64 *ids,
                                guint n_ids,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
