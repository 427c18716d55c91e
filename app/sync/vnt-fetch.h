/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-health.h"
#include "vnt-server.h"
#include "vnt-store.h"

G_BEGIN_DECLS

gboolean vnt_fetch_conversation (VntStore *store,
                                 VntServer *server,
                                 VntHealth *health,
                                 gint64 ticket,
                                 gint64 *now_ticket,
                                 GCancellable *cancellable,
                                 GError **error);
gboolean vnt_fetch_rows (VntStore *store,
                         VntServer *server,
                         VntHealth *health,
                         const gint64 *ids,
                         guint n_ids,
                         GCancellable *cancellable,
                         GError **error);
gboolean vnt_fetch_queues (
  VntStore *store, VntServer *server, VntHealth *health, GCancellable *cancellable, GError **error);
gboolean vnt_fetch_save_batch (VntStore *store,
                               VntTicketBatch *batch,
                               const char *cursor_name,
                               const char *cursor,
                               GError **error);

G_END_DECLS
