/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-db.h"

G_BEGIN_DECLS

/* work.db: tickets the current account takes along. */
gboolean vnt_kept_table_set (VntDb *db, gint64 ticket, gint64 since, GError **error);
gboolean vnt_kept_table_remove (VntDb *db, gint64 ticket, GError **error);
gboolean vnt_kept_table_note_whole (VntDb *db, gint64 ticket, GError **error);
gboolean vnt_kept_table_move (VntDb *db, gint64 from, gint64 to, GError **error);
GArray *vnt_kept_table_list (VntDb *db, gboolean missing, GError **error);
/* Adds every ticket of whatever account that something of the agent's goes with. */
gboolean vnt_kept_table_add_untouchable (VntDb *db, GHashTable *tickets, GError **error);

G_END_DECLS
