/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-db.h"
#include "vnt-saved-search.h"

G_BEGIN_DECLS

GPtrArray *vnt_search_table_list (VntDb *db, gint64 id, GError **error);
gboolean vnt_search_table_write_all (VntDb *db,
                                     GPtrArray *searches,
                                     gboolean *changed,
                                     GError **error);
gboolean vnt_search_table_write_found (
  VntDb *db, gint64 id, GArray *tickets, gint64 total, gint64 time, GError **error);

G_END_DECLS
