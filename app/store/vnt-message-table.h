/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-db.h"
#include "vnt-message.h"

G_BEGIN_DECLS

char *vnt_message_table_make_plain (const VntMessage *message);
gboolean vnt_message_table_write (
  VntDb *db, gint64 ticket, const VntMessage *message, const char *plain, GError **error);
gboolean vnt_message_table_keep_only (VntDb *db,
                                      gint64 ticket,
                                      GPtrArray *messages,
                                      GError **error);
GPtrArray *vnt_message_table_read (VntDb *db, gint64 ticket, GError **error);
GPtrArray *vnt_message_table_read_newer (VntDb *db, gint64 floor, guint limit, GError **error);
gboolean vnt_message_table_last (VntDb *db, gint64 *id, GError **error);
gboolean vnt_message_table_newest (VntDb *db, gint64 ticket, gint64 *id, GError **error);
gboolean vnt_message_table_count_others (
  VntDb *db, gint64 ticket, gint64 after, const char *login, gint64 *count, GError **error);
gboolean vnt_message_table_customer_wrote (
  VntDb *db, gint64 ticket, gint64 floor, gint64 since, gboolean *wrote, GError **error);
gboolean vnt_message_table_has (VntDb *db, gint64 id, gboolean *has, GError **error);
gboolean vnt_message_table_has_any (VntDb *db, gint64 ticket, gboolean *has, GError **error);
gboolean vnt_history_table_note (
  VntDb *db, const char *cursor_name, const char *cursor, GPtrArray *messages, GError **error);
gboolean vnt_history_table_read (VntDb *db, gint64 *since, GError **error);
gboolean vnt_attachment_table_set_path (
  VntDb *db, gint64 id, const char *path, gint64 *ticket, GError **error);

G_END_DECLS
