/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-rt.h"

G_BEGIN_DECLS

GPtrArray *vnt_rt_catalogs_fetch (VntRt *rt, GCancellable *cancellable, GError **error);

G_END_DECLS
