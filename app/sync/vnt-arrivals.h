/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-fetch.h"

G_BEGIN_DECLS

gboolean vnt_arrivals_look (const VntFetch *fetch,
                            const VntOperation *operation,
                            gboolean marker,
                            guint *count,
                            GCancellable *cancellable,
                            GError **error);
GError *vnt_arrivals_reason (guint count);

G_END_DECLS
