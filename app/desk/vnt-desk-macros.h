/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"
#include "vnt-value-list.h"
#include "vnt-macro-plan.h"

G_BEGIN_DECLS

/* -- named sets of changes and words; the list is valid from open to close; (transfer full) -- */
VntValueList *vnt_desk_list_macros (VntDesk *self);

/* @macros: (element-type VntMacro): frozen from now on. Done when all of them are durable. */
void vnt_desk_save_macros_async (VntDesk *self,
                                 GPtrArray *macros,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean vnt_desk_save_macros_finish (VntDesk *self, GAsyncResult *result, GError **error);
void vnt_desk_delete_macro_async (VntDesk *self,
                                  const char *uuid,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean vnt_desk_delete_macro_finish (VntDesk *self, GAsyncResult *result, GError **error);

/* What a macro would do; vnt_desk_apply_async() of vnt-desk-bundle.h does it. */
void vnt_desk_plan_macro_async (VntDesk *self,
                                VntMacro *macro,
                                GArray *tickets,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
VntMacroPlan *vnt_desk_plan_macro_finish (VntDesk *self, GAsyncResult *result, GError **error);

G_END_DECLS
