/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-rt.h"
#include "vnt-server.h"

G_BEGIN_DECLS

VntTicketBatch *vnt_rt_tickets_fetch (VntRt *rt,
                                      VntWant want,
                                      const char *cursor,
                                      guint limit,
                                      GCancellable *cancellable,
                                      GError **error);
VntTicketBatch *vnt_rt_tickets_fetch_by_id (
  VntRt *rt, const gint64 *ids, guint n_ids, GCancellable *cancellable, GError **error);
VntTicketBatch *vnt_rt_tickets_fetch_open_with (VntRt *rt,
                                                const char *text,
                                                GCancellable *cancellable,
                                                GError **error);
VntTicketBatch *vnt_rt_tickets_fetch_found (
  VntRt *rt, const char *query, const char *cursor, GCancellable *cancellable, GError **error);
gboolean vnt_rt_tickets_resolve_classes (VntRt *rt,
                                         GPtrArray *tickets,
                                         GCancellable *cancellable,
                                         GError **error);

G_END_DECLS
