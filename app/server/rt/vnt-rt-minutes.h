/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-rt.h"

G_BEGIN_DECLS

void vnt_rt_minutes_make_good (VntRt *rt, gint64 ticket, gint64 minutes, GCancellable *cancellable);

G_END_DECLS
