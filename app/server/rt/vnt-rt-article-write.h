/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-operation.h"
#include "vnt-rt.h"

G_BEGIN_DECLS

gboolean vnt_rt_article_send (VntRt *rt,
                              const VntOperation *operation,
                              gint64 *article,
                              GCancellable *cancellable,
                              GError **error);
gboolean vnt_rt_article_find (VntRt *rt,
                              const VntOperation *operation,
                              gint64 *article,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
