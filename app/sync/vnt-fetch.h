/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-fresh.h"
#include "vnt-health.h"
#include "vnt-server.h"
#include "vnt-store.h"

G_BEGIN_DECLS

/* Where from, where to, and who is told. Both lanes share one; borrowed. */
typedef struct
{
  VntStore *store;
  VntServer *server;
  VntHealth *health;
  VntFresh *fresh;
} VntFetch;

gboolean vnt_fetch_conversation (const VntFetch *self,
                                 gint64 ticket,
                                 gint64 *now_ticket,
                                 GCancellable *cancellable,
                                 GError **error);
gboolean vnt_fetch_rows (
  const VntFetch *self, const gint64 *ids, guint n_ids, GCancellable *cancellable, GError **error);
gboolean vnt_fetch_confirm_gone (
  const VntFetch *self, gint64 ticket, gboolean *gone, GCancellable *cancellable, GError **error);
gboolean vnt_fetch_searches (const VntFetch *self, GCancellable *cancellable, GError **error);
gboolean vnt_fetch_queues (const VntFetch *self, GCancellable *cancellable, GError **error);
void vnt_fetch_note_poll (const VntFetch *self, gint64 asked);
GPtrArray *vnt_fetch_articles (const VntFetch *self,
                               const char *cursor,
                               char **next,
                               GHashTable **met,
                               GCancellable *cancellable,
                               GError **error);
gboolean vnt_fetch_page (const VntFetch *self,
                         VntTicketBatch *batch,
                         gint64 asked,
                         const char *cursor_name,
                         const char *cursor,
                         GError **error);

G_END_DECLS
