/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-rt.h"

G_BEGIN_DECLS

gboolean vnt_rt_minutes_add (VntRt *rt,
                             gint64 ticket,
                             gint64 minutes,
                             const char *present,
                             const char *etag,
                             gboolean *stale,
                             GCancellable *cancellable,
                             GError **error);
gboolean vnt_rt_minutes_make_good (
  VntRt *rt, gint64 ticket, gint64 minutes, GCancellable *cancellable, GError **error);

G_END_DECLS
