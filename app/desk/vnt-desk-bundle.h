/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"

G_BEGIN_DECLS

typedef struct _VntBundle VntBundle;

VntBundle *vnt_bundle_ref (VntBundle *self);
void vnt_bundle_unref (VntBundle *self);
guint vnt_bundle_get_n_changes (const VntBundle *self);
guint vnt_bundle_get_n_tickets (const VntBundle *self);
/* (transfer none) (element-type VntOperation): in order */
GPtrArray *vnt_bundle_get_operations (const VntBundle *self);

void vnt_desk_apply_async (VntDesk *self,
                           GPtrArray *operations,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
VntBundle *vnt_desk_apply_finish (VntDesk *self, GAsyncResult *result, GError **error);
void vnt_desk_revert_async (VntDesk *self,
                            VntBundle *bundle,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean vnt_desk_revert_finish (VntDesk *self, GAsyncResult *result, guint *left, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntBundle, vnt_bundle_unref)

G_END_DECLS
