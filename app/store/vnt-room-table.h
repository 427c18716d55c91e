/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-db.h"
#include "vnt-people.h"

G_BEGIN_DECLS

/* cache.db: how large it is, which files it lacks, and what it can do without. */
GPtrArray *vnt_room_table_missing_of (VntDb *db, gint64 ticket, GError **error);
GPtrArray *vnt_room_table_missing (
  VntDb *db, const char *login, gint64 largest, gint64 since, guint limit, GError **error);
gboolean vnt_room_table_shrink (VntDb *db, gboolean *more, GError **error);
gboolean vnt_room_table_measure (VntDb *db, gint64 *bytes, GError **error);
/* Both add the tickets they took from to @tickets and the paths of files that are not needed any more to @paths. */
gboolean vnt_room_table_drop_files (VntDb *db,
                                    gint64 unused_since,
                                    GHashTable *spared,
                                    GArray *tickets,
                                    GPtrArray *paths,
                                    GError **error);
gboolean vnt_room_table_drop_conversations (
  VntDb *db, gint64 *from, GHashTable *spared, GArray *tickets, GPtrArray *paths, GError **error);

G_END_DECLS
