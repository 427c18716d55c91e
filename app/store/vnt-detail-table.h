/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-db.h"
#include "vnt-ticket.h"

G_BEGIN_DECLS

gboolean vnt_detail_table_write (VntDb *db, const VntTicketDetail *detail, GError **error);
gboolean vnt_detail_table_read (VntDb *db, gint64 ticket, VntTicketDetail **detail, GError **error);
gboolean vnt_detail_table_follow_row (VntDb *db, VntTicketDetail *detail, GError **error);
gboolean vnt_detail_table_list_telling (VntDb *db, guint limit, GArray *tickets, GError **error);

G_END_DECLS
