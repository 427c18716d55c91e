/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-article-detail.h"
#include "vnt-found-article.h"
#include "vnt-store.h"
#include "vnt-suggestion.h"

G_BEGIN_DECLS

/* Articles, and what the agent does with them. All block: worker threads only. */

GPtrArray *vnt_store_find_articles (VntStore *self, const VntArticleQuery *query, GError **error);
GStrv vnt_store_list_article_groups (VntStore *self, gboolean services, GError **error);
VntArticleDetail *vnt_store_read_article_detail (VntStore *self, gint64 id, GError **error);
gboolean vnt_store_star_article (VntStore *self, gint64 article, gboolean starred, GError **error);
gboolean vnt_store_note_article_opened (VntStore *self, gint64 article, GError **error);
gboolean vnt_store_set_article_step (
  VntStore *self, gint64 article, int step, gboolean done, GError **error);
gboolean vnt_store_note_use (
  VntStore *self, gint64 ticket, VntKnowledgeKind kind, gint64 target, GError **error);

/* -- vnt-store-suggest.c -- */
GPtrArray *vnt_store_suggest (
  VntStore *self, gint64 ticket, const char *text, guint most, GError **error);

G_END_DECLS
