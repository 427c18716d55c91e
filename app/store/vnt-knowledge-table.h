/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-article-detail.h"
#include "vnt-db.h"
#include "vnt-suggestion.h"

G_BEGIN_DECLS

GHashTable *vnt_knowledge_table_stars (VntDb *db, GError **error);
GArray *vnt_knowledge_table_list (VntDb *db, gboolean starred, GError **error);
gboolean vnt_knowledge_table_fill (VntDb *db, VntArticleDetail *detail, GError **error);
gboolean vnt_knowledge_table_star (VntDb *db, gint64 article, gint64 when, GError **error);
gboolean vnt_knowledge_table_open (VntDb *db, gint64 article, gint64 when, GError **error);
gboolean vnt_knowledge_table_set_step (
  VntDb *db, gint64 article, int step, gboolean done, GError **error);
gboolean vnt_knowledge_table_use (
  VntDb *db, gint64 ticket, VntKnowledgeKind kind, gint64 target, gint64 when, GError **error);
gboolean vnt_knowledge_table_count (
  VntDb *db, VntKnowledgeKind kind, gint64 target, guint *uses, GError **error);
GArray *vnt_knowledge_table_used_on (VntDb *db, gint64 ticket, GError **error);
gboolean vnt_knowledge_table_move (VntDb *db, gint64 from, gint64 to, GError **error);

G_END_DECLS
