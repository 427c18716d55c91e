/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"

G_BEGIN_DECLS

/* -- putting off and following: kept on this laptop -- */
/* @until: Unix seconds until which it leaves the views of what is to be done; 0 takes that back. */
void vnt_desk_snooze_ticket_async (VntDesk *self,
                                   gint64 ticket,
                                   gint64 until,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean vnt_desk_snooze_ticket_finish (VntDesk *self, GAsyncResult *result, GError **error);
void vnt_desk_follow_changes_async (VntDesk *self,
                                    gint64 ticket,
                                    gboolean follow,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean vnt_desk_follow_changes_finish (VntDesk *self, GAsyncResult *result, GError **error);
void vnt_desk_settle_snooze (VntDesk *self, const VntTicket *ticket);
void vnt_desk_prefetch (VntDesk *self, const gint64 *tickets, guint n_tickets);

G_END_DECLS
