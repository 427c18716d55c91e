/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-article.h"

G_BEGIN_DECLS

/**
 * VntArticleChange:
 * @changed: Unix seconds
 * @editor: (nullable): login of who changed it
 */
typedef struct
{
  gint64 changed;
  char *editor;
} VntArticleChange;

/**
 * VntArticleDetail:
 * @starred: the agent keeps it at hand
 * @done: (element-type guint): steps of it that are done, counted from 0
 * @changes: (element-type VntArticleChange): those this computer knows of, the newest first
 * @uses: on how many tickets the agent used it
 *
 * An article and what is known of it beside its text. Frozen; its owner frees it.
 */
typedef struct
{
  VntArticle *article;
  gboolean starred;
  GArray *done;
  GPtrArray *changes;
  guint uses;
} VntArticleDetail;

VntArticleDetail *vnt_article_detail_new (VntArticle *article);
void vnt_article_detail_free (VntArticleDetail *self);
void vnt_article_detail_add_change (VntArticleDetail *self, gint64 changed, const char *editor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntArticleDetail, vnt_article_detail_free)

G_END_DECLS
