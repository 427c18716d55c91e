/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-db.h"
#include "vnt-ticket.h"

G_BEGIN_DECLS

gboolean vnt_ticket_table_get_server (VntDb *db, gint64 id, VntTicket **ticket, GError **error);
gboolean vnt_ticket_table_get_shown (VntDb *db, gint64 id, VntTicket **ticket, GError **error);
gboolean vnt_ticket_table_write (VntDb *db,
                                 const VntTicket *shown,
                                 const VntTicket *server,
                                 GError **error);
gboolean vnt_ticket_table_write_clock (VntDb *db,
                                       gint64 id,
                                       const VntRowClock *clock,
                                       GError **error);
gboolean vnt_ticket_table_list_running (
  VntDb *db, gint64 after, guint limit, GArray *ids, GError **error);
gboolean vnt_ticket_table_remove (VntDb *db, gint64 id, GError **error);
gboolean vnt_ticket_table_rename_person (VntDb *db, const char *login, GError **error);
GPtrArray *vnt_ticket_table_read (VntDb *db, const gint64 *ids, guint n_ids, GError **error);
gboolean vnt_ticket_table_list_waiting (VntDb *db, GArray *ids, GError **error);

gboolean vnt_status_table_learn (
  VntDb *db, gint64 queue, const char *status, VntStatusClass status_class, GError **error);
gboolean vnt_status_table_lookup (
  VntDb *db, gint64 queue, const char *status, VntStatusClass *status_class, GError **error);
gboolean vnt_status_table_learn_again (VntDb *db, GError **error);

G_END_DECLS
