/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-message.h"
#include "vnt-rt.h"

G_BEGIN_DECLS

gboolean vnt_rt_bodies_fill (VntRt *rt,
                             GPtrArray *messages,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
