/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-article-detail.h"
#include "vnt-db.h"
#include "vnt-found-article.h"
#include "vnt-people.h"

G_BEGIN_DECLS

char *vnt_article_table_make_plain (const VntArticle *article);
gboolean vnt_article_table_write (VntDb *db,
                                  const VntArticle *article,
                                  const char *plain,
                                  GError **error);
gboolean vnt_article_table_read (VntDb *db, gint64 id, VntArticle **article, GError **error);
gboolean vnt_article_table_read_changes (VntDb *db, VntArticleDetail *detail, GError **error);
GPtrArray *vnt_article_table_find (
  VntDb *db, const VntArticleQuery *query, const char *match, gboolean passages, GError **error);
gboolean vnt_article_table_keep_only (VntDb *db, GHashTable *ids, GError **error);

G_END_DECLS
