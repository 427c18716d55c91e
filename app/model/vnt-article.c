/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-article.h"

G_DEFINE_BOXED_TYPE (VntArticle, vnt_article, vnt_article_ref, vnt_article_unref)

static void
vnt_article_clear (gpointer data)
{
  VntArticle *self = data;

  g_free (self->title);
  g_free (self->summary);
  g_free (self->category);
  g_free (self->service);
  g_free (self->body);
  g_free (self->body_field);
  g_free (self->service_field);
  g_free (self->author);
  g_free (self->editor);
}

/**
 * vnt_article_new:
 * @id: the server's number
 * @title: its title
 *
 * Makes a #VntArticle; its maker may fill the other fields before handing it on.
 *
 * Returns: (transfer full): a new value
 */
VntArticle *
vnt_article_new (gint64 id, const char *title)
{
  VntArticle *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_atomic_rc_box_new0 (VntArticle);
  self->id = id;
  self->title = g_strdup (title);

  return self;
}

/**
 * vnt_article_ref:
 * @self: a #VntArticle
 *
 * Takes one more hold on @self. Safe from any thread.
 *
 * Returns: (transfer full): @self
 */
VntArticle *
vnt_article_ref (VntArticle *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * vnt_article_unref:
 * @self: (transfer full): a #VntArticle
 *
 * Lets go of @self and frees it when nobody else holds it. Safe from any thread.
 */
void
vnt_article_unref (VntArticle *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, vnt_article_clear);
}
