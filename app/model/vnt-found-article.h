/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-article.h"

G_BEGIN_DECLS

typedef enum
{
  VNT_ARTICLES_ALL,
  VNT_ARTICLES_STARRED,
  VNT_ARTICLES_RECENT, /* those opened last, the last first */
} VntArticleShelf;

/**
 * VntArticleQuery:
 * @text: (nullable): words; without any, every article by its title
 * @category: (nullable): only these
 * @service: (nullable): only these
 * @limit: at most so many
 *
 * Which articles are wanted. Whoever made it may change it.
 */
typedef struct
{
  VntArticleShelf shelf;
  char *text;
  char *category;
  char *service;
  guint limit;
} VntArticleQuery;

/* Bytes of a text that were looked for, from @start to before @end. */
typedef struct
{
  guint start;
  guint end;
} VntMark;

/**
 * VntFoundArticle:
 * @article: without its body
 * @title_marks: (element-type VntMark): what was looked for in its title
 * @passage: (nullable): where it was found, else what it is about in a sentence
 * @passage_marks: (element-type VntMark): what was looked for in @passage
 * @starred: the agent keeps it at hand
 *
 * One answer of a search. Frozen; its owner frees it.
 */
typedef struct
{
  VntArticle *article;
  GArray *title_marks;
  char *passage;
  GArray *passage_marks;
  gboolean starred;
} VntFoundArticle;

VntArticleQuery *vnt_article_query_copy (const VntArticleQuery *self);
void vnt_article_query_free (VntArticleQuery *self);
VntFoundArticle *vnt_found_article_new (VntArticle *article);
void vnt_found_article_free (VntFoundArticle *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntArticleQuery, vnt_article_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntFoundArticle, vnt_found_article_free)

G_END_DECLS
