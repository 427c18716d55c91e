/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-bulk.h"
#include "vnt-desk.h"

G_BEGIN_DECLS

/* What a change of many tickets would do; vnt_desk_apply_async() of vnt-desk-bundle.h does it. */
void vnt_desk_plan_bulk_async (VntDesk *self,
                               GArray *tickets,
                               VntField field,
                               const char *value,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
VntBulkPlan *vnt_desk_plan_bulk_finish (VntDesk *self, GAsyncResult *result, GError **error);

G_END_DECLS
