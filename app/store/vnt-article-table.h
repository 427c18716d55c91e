/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-db.h"
#include "vnt-people.h"

G_BEGIN_DECLS

char *vnt_article_table_make_plain (const VntArticle *article);
gboolean vnt_article_table_write (VntDb *db,
                                  const VntArticle *article,
                                  const char *plain,
                                  GError **error);
gboolean vnt_article_table_read (VntDb *db, gint64 id, VntArticle **article, GError **error);
GPtrArray *vnt_article_table_search (VntDb *db, const char *match, guint limit, GError **error);
gboolean vnt_article_table_keep_only (VntDb *db, GHashTable *ids, GError **error);

G_END_DECLS
