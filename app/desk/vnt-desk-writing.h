/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"
#include "vnt-draft-list.h"
#include "vnt-text-module.h"
#include "vnt-value-list.h"

G_BEGIN_DECLS

/* -- what helps to write; lists are valid from open to close; (transfer full) -- */
GListModel *vnt_desk_list_drafts (VntDesk *self);
VntValueList *vnt_desk_list_texts (VntDesk *self);

/* @modules: (element-type VntTextModule): frozen from now on. Done when all of them are durable. */
void vnt_desk_save_texts_async (VntDesk *self,
                                GPtrArray *modules,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean vnt_desk_save_texts_finish (VntDesk *self, GAsyncResult *result, GError **error);
void vnt_desk_delete_text_async (VntDesk *self,
                                 const char *uuid,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean vnt_desk_delete_text_finish (VntDesk *self, GAsyncResult *result, GError **error);

/* Throws a draft away, with the files kept for it. */
void vnt_desk_discard_draft_async (VntDesk *self,
                                   gint64 key,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean vnt_desk_discard_draft_finish (VntDesk *self, GAsyncResult *result, GError **error);

/* vnt_desk_undo_send_finish(), and on which ticket the draft is now: 0 for the new one. */
gboolean vnt_desk_undo_send_finish_ticket (VntDesk *self,
                                           GAsyncResult *result,
                                           gint64 *ticket,
                                           GError **error);

G_END_DECLS
