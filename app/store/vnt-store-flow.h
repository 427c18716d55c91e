/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-store.h"

G_BEGIN_DECLS

/* Tickets put off and tickets followed (work.db); worker threads only. */
gboolean vnt_store_snooze_ticket (VntStore *self, gint64 ticket, gint64 until, GError **error);
gboolean vnt_store_settle_snooze (VntStore *self, gint64 ticket, GError **error);
GArray *vnt_store_wake_tickets (VntStore *self, gint64 now, gint64 *next, GError **error);
gboolean vnt_store_follow_changes (VntStore *self, gint64 ticket, gboolean follow, GError **error);
gboolean vnt_store_ticket_was_brought (VntStore *self, gint64 ticket);

G_END_DECLS
