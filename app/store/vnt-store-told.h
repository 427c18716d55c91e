/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-message.h"
#include "vnt-store.h"

G_BEGIN_DECLS

/* What is new, and since when; worker threads only. */
/* (transfer full) (element-type VntMessage): newer than @floor, the newest @limit of them, oldest first */
GPtrArray *vnt_store_read_news (VntStore *self, gint64 floor, guint limit, GError **error);
gboolean vnt_store_read_last_entry (VntStore *self, gint64 *id, GError **error);
/* (transfer full) (element-type gint64): open tickets of @login that are at risk, but not late */
GArray *vnt_store_list_at_risk (VntStore *self, const char *login, gint64 now, GError **error);
gboolean vnt_store_read_presence (VntStore *self, gint64 *floor, gint64 *left_at, GError **error);
gboolean vnt_store_note_presence (VntStore *self, gint64 floor, gint64 left_at, GError **error);
/* (transfer full) (element-type gint64): tickets there was news of in quiet hours that was not told yet */
GArray *vnt_store_read_held (VntStore *self, GError **error);
gboolean vnt_store_keep_held (VntStore *self, GArray *tickets, GError **error);

G_END_DECLS
