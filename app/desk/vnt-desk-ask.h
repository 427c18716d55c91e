/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-alert.h"
#include "vnt-desk.h"
#include "vnt-saved-search.h"

G_BEGIN_DECLS

/* What only the server can answer. */

VntSavedSearch *vnt_desk_read_saved_search (VntDesk *self, gint64 search);
void vnt_desk_ask_saved_search_async (VntDesk *self,
                                      gint64 search,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean vnt_desk_ask_saved_search_finish (VntDesk *self, GAsyncResult *result, GError **error);
void vnt_desk_ask_people_async (VntDesk *self,
                                const char *text,
                                gboolean agents_only,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GPtrArray *vnt_desk_ask_people_finish (VntDesk *self, GAsyncResult *result, GError **error);

void vnt_desk_ask_alert_ticket_async (VntDesk *self,
                                      const VntAlert *alert,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gint64 vnt_desk_ask_alert_ticket_finish (VntDesk *self, GAsyncResult *result, GError **error);

G_END_DECLS
