/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-article-detail.h"

static void
change_free (gpointer data)
{
  VntArticleChange *change = data;

  g_free (change->editor);
  g_free (change);
}

/**
 * vnt_article_detail_new:
 * @article: (transfer full): an article
 *
 * Returns: (transfer full): it, and nothing else known; its maker fills the other fields
 */
VntArticleDetail *
vnt_article_detail_new (VntArticle *article)
{
  VntArticleDetail *self = g_new0 (VntArticleDetail, 1);

  self->article = article;
  self->done = g_array_new (FALSE, FALSE, sizeof (guint));
  self->changes = g_ptr_array_new_with_free_func (change_free);
  return self;
}

void
vnt_article_detail_free (VntArticleDetail *self)
{
  vnt_article_unref (self->article);
  g_array_unref (self->done);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

/**
 * vnt_article_detail_add_change:
 * @changed: Unix seconds
 * @editor: (nullable): who
 *
 * For its maker: one more change, older than those before it.
 */
void
vnt_article_detail_add_change (VntArticleDetail *self, gint64 changed, const char *editor)
{
  VntArticleChange *change = g_new0 (VntArticleChange, 1);

  change->changed = changed;
  change->editor = g_strdup (editor);
  g_ptr_array_add (self->changes, change);
}
