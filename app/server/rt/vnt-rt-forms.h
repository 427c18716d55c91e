/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-rt.h"

G_BEGIN_DECLS

gboolean vnt_rt_forms_modify (VntRt *rt,
                              const VntTicket *ticket,
                              GStrv *statuses,
                              GStrv *levels,
                              GCancellable *cancellable,
                              GError **error);
gboolean vnt_rt_forms_customs (VntRt *rt, gint64 ticket, GCancellable *cancellable, GError **error);
GHashTable *vnt_rt_forms_owners (VntRt *rt, GCancellable *cancellable, GError **error);

gboolean vnt_rt_forms_asset (VntRt *rt,
                             gint64 asset,
                             const char *status,
                             GStrv *statuses,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
