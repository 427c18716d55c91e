/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-db.h"
#include "vnt-ticket.h"

G_BEGIN_DECLS

/* A ticket that is away. */
typedef struct
{
  gint64 ticket;
  gint64 until;
  gint64 floor; /* newest entry of the conversation known when it was put off, 0 for none */
  gint64 since; /* the server's time of the last change known then */
} VntSnooze;

gboolean vnt_snooze_table_set (VntDb *db, const VntSnooze *snooze, GError **error);
gboolean vnt_snooze_table_come_back (VntDb *db, gint64 ticket, gint64 when, GError **error);
gboolean vnt_snooze_table_remove (VntDb *db, gint64 ticket, GError **error);
gboolean vnt_snooze_table_settle (VntDb *db, gint64 ticket, GError **error);
gboolean vnt_snooze_table_move (VntDb *db, gint64 from, gint64 to, GError **error);
GArray *vnt_snooze_table_list_away (VntDb *db, GError **error);
char *vnt_snooze_table_list_hidden (VntDb *db, gint64 now, GError **error);
gboolean vnt_snooze_table_fill (VntDb *db, gint64 now, GPtrArray *tickets, GError **error);

gboolean vnt_followed_table_set (
  VntDb *db, gint64 ticket, gboolean follow, gint64 since, GError **error);
char *vnt_followed_table_list (VntDb *db, GError **error);

G_END_DECLS
