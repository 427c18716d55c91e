/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"

G_BEGIN_DECLS

/* -- rows of tickets by number, read once -- */
void vnt_desk_load_tickets_async (VntDesk *self,
                                  const gint64 *ids,
                                  guint n_ids,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *vnt_desk_load_tickets_finish (VntDesk *self, GAsyncResult *result, GError **error);

G_END_DECLS
