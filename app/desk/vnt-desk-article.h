/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"
#include "vnt-new-article.h"

G_BEGIN_DECLS

/* Articles the agent writes. A draft is what vnt_new_article_write() makes of one. */

void vnt_desk_load_article_draft_async (VntDesk *self,
                                        gint64 ticket,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
/* (transfer full) (nullable): "" when none was being written; %NULL with an error */
char *vnt_desk_load_article_draft_finish (VntDesk *self, GAsyncResult *result, GError **error);
/* Saves in order; @draft is %NULL to throw it away. */
void vnt_desk_save_article_draft_async (VntDesk *self,
                                        gint64 ticket,
                                        const char *draft,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean vnt_desk_save_article_draft_finish (VntDesk *self, GAsyncResult *result, GError **error);
/* It waits to be sent, exactly once, and the draft goes. */
void vnt_desk_send_article_async (VntDesk *self,
                                  gint64 ticket,
                                  const char *draft,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* (transfer full) (nullable): its identity, for vnt_desk_undo_send_async(): then it is a draft again */
char *vnt_desk_send_article_finish (VntDesk *self, GAsyncResult *result, GError **error);

G_END_DECLS
