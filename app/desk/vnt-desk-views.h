/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"
#include "vnt-own-view.h"

G_BEGIN_DECLS

/* The agent's own views. */

/* (transfer full) (element-type VntOwnView): a snapshot, in their order */
GPtrArray *vnt_desk_list_own_views (VntDesk *self);
void vnt_desk_save_view_async (VntDesk *self,
                               VntOwnView *view,
                               int place,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean vnt_desk_save_view_finish (VntDesk *self, GAsyncResult *result, GError **error);
void vnt_desk_delete_view_async (VntDesk *self,
                                 const char *uuid,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean vnt_desk_delete_view_finish (VntDesk *self, GAsyncResult *result, GError **error);
void vnt_desk_place_view_async (VntDesk *self,
                                const char *uuid,
                                int place,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean vnt_desk_place_view_finish (VntDesk *self, GAsyncResult *result, GError **error);
/* How many tickets a query has now; -1 with an error. */
void vnt_desk_count_tickets_async (VntDesk *self,
                                   const VntTicketQuery *query,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gint64 vnt_desk_count_tickets_finish (VntDesk *self, GAsyncResult *result, GError **error);
/* What a person can choose from for a field of a filter, as far as this computer knows. */
void vnt_desk_list_choices_async (VntDesk *self,
                                  VntFilterField field,
                                  const char *name,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* Returns: (transfer full) (nullable): the names there are, in their order */
GStrv vnt_desk_list_choices_finish (VntDesk *self, GAsyncResult *result, GError **error);

/* (transfer full) (nullable): statuses the tickets of a queue are known to have; main thread, a dozen rows */
GStrv vnt_desk_list_statuses (VntDesk *self, gint64 queue);

G_END_DECLS
