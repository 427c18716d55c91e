/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"

G_BEGIN_DECLS

/* Tickets by number and words, from what is on this laptop; element type VntTicket. */
void vnt_desk_find_tickets_async (VntDesk *self,
                                  const char *text,
                                  guint limit,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *vnt_desk_find_tickets_finish (VntDesk *self, GAsyncResult *result, GError **error);

G_END_DECLS
