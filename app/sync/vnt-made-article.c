/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-made-article.h"

#include "vnt-clock.h"
#include "vnt-new-article.h"
#include "vnt-text.h"

static VntArticle *
make_article (VntStore *store, const VntOperation *operation, gint64 number)
{
  g_autoptr (VntNewArticle) made = vnt_new_article_read (operation->value, NULL);
  g_autoptr (VntAccount) account = vnt_store_get_account (store, NULL);
  VntArticle *article = vnt_article_new (number, made->title);

  vnt_text_set (&article->summary, made->summary);
  vnt_text_set (&article->category, made->category);
  vnt_text_set (&article->service, made->service);
  vnt_text_set (&article->body, operation->content);
  vnt_text_set (&article->body_field, made->body_field);
  vnt_text_set (&article->service_field, made->service_field);
  vnt_text_set (&article->author, account != NULL ? account->login : NULL);
  vnt_text_set (&article->editor, article->author);
  article->created = vnt_clock_now ();
  article->updated = article->created;
  return article;
}

/**
 * vnt_made_article_save:
 * @store: where articles are
 * @operation: a new article the server has
 * @number: the number it gave it
 *
 * It is found from now on, not only when articles are asked for the next time. A failure is no loss: then it comes with them.
 *
 * Returns: the number to finish the operation with: none, an article's is no number of the conversation's
 */
gint64
vnt_made_article_save (VntStore *store, const VntOperation *operation, gint64 number)
{
  g_autoptr (GPtrArray) articles =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_article_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (articles, make_article (store, operation, number));
  if (!vnt_store_save_articles (store, articles, NULL, NULL, &error))
    g_message ("A new article was not kept: %s", error->message);
  return 0;
}
