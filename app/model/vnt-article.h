/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * VntArticle:
 * @id: the server's number
 * @title: (not nullable): its title
 * @summary: (nullable): in a sentence
 * @category: (nullable): the shelf it stands on
 * @body: (nullable): HTML, not sanitised: read it with #VntDocument
 * @updated: Unix seconds of its last change, 0 when not known
 *
 * A knowledge base article. Frozen.
 */
typedef struct
{
  gint64 id;
  char *title;
  char *summary;
  char *category;
  char *body;
  gint64 updated;
} VntArticle;

#define VNT_TYPE_ARTICLE (vnt_article_get_type ())
GType vnt_article_get_type (void);
VntArticle *vnt_article_new (gint64 id, const char *title);
VntArticle *vnt_article_ref (VntArticle *self);
void vnt_article_unref (VntArticle *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntArticle, vnt_article_unref)

G_END_DECLS
