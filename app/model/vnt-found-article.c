/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-found-article.h"

/**
 * vnt_article_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): the same
 */
VntArticleQuery *
vnt_article_query_copy (const VntArticleQuery *self)
{
  VntArticleQuery *copy = g_memdup2 (self, sizeof *self);

  copy->text = g_strdup (self->text);
  copy->category = g_strdup (self->category);
  copy->service = g_strdup (self->service);
  return copy;
}

/**
 * vnt_article_query_free:
 * @self: (transfer full): one that was made by vnt_article_query_copy()
 */
void
vnt_article_query_free (VntArticleQuery *self)
{
  g_free (self->text);
  g_free (self->category);
  g_free (self->service);
  g_free (self);
}

/**
 * vnt_found_article_new:
 * @article: (transfer full): an article
 *
 * Returns: (transfer full): it, found without words; its maker may fill the other fields
 */
VntFoundArticle *
vnt_found_article_new (VntArticle *article)
{
  VntFoundArticle *self = g_new0 (VntFoundArticle, 1);

  self->article = article;
  self->title_marks = g_array_new (FALSE, FALSE, sizeof (VntMark));
  self->passage_marks = g_array_new (FALSE, FALSE, sizeof (VntMark));
  return self;
}

void
vnt_found_article_free (VntFoundArticle *self)
{
  vnt_article_unref (self->article);
  g_array_unref (self->title_marks);
  g_array_unref (self->passage_marks);
  g_free (self->passage);
  g_free (self);
}
