/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"

G_BEGIN_DECLS

/* What is being filled in of a machine, 0 for a new one; see vnt-machine-draft.h. */

void vnt_desk_load_machine_draft_async (VntDesk *self,
                                        gint64 machine,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
/* (transfer full) (nullable): "" when nothing was begun; %NULL with an error */
char *vnt_desk_load_machine_draft_finish (VntDesk *self, GAsyncResult *result, GError **error);
/* Saves in order; @draft is %NULL to throw it away. */
void vnt_desk_save_machine_draft_async (VntDesk *self,
                                        gint64 machine,
                                        const char *name,
                                        const char *draft,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean vnt_desk_save_machine_draft_finish (VntDesk *self, GAsyncResult *result, GError **error);

G_END_DECLS
