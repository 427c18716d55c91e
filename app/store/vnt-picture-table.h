/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-article.h"
#include "vnt-db.h"

G_BEGIN_DECLS

gboolean vnt_picture_table_write (VntDb *db, const VntArticle *article, GError **error);
gboolean vnt_picture_table_set_path (VntDb *db, gint64 id, const char *path, GError **error);
GPtrArray *vnt_picture_table_missing (VntDb *db, gint64 largest, guint limit, GError **error);

G_END_DECLS
