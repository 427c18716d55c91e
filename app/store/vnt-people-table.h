/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-db.h"
#include "vnt-people.h"

G_BEGIN_DECLS

gboolean vnt_people_table_write (VntDb *db,
                                 const VntPerson *person,
                                 gboolean *renamed,
                                 GError **error);
gboolean vnt_people_table_name (
  VntDb *db, const char *login, const char *name, gboolean *renamed, GError **error);
GPtrArray *vnt_people_table_search (
  VntDb *db, const char *text, gboolean agents_only, guint limit, GError **error);

gboolean vnt_queue_table_write_all (VntDb *db,
                                    GPtrArray *queues,
                                    gboolean *changed,
                                    GError **error);
GPtrArray *vnt_queue_table_read_all (VntDb *db, GError **error);

G_END_DECLS
