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
 * @service: (nullable): what it is about, where the desk keeps that beside the text
 * @body: (nullable): HTML, not sanitised: read it with #VntDocument
 * @body_field: (nullable): what the server calls the field the text is in
 * @service_field: (nullable): the same of @service
 * @author: (nullable): login of who wrote it first
 * @editor: (nullable): login of who changed it last
 * @created: Unix seconds, 0 when not known, as is @updated
 * @updated: of its last change
 *
 * A knowledge base article. Frozen.
 */
typedef struct
{
  gint64 id;
  char *title;
  char *summary;
  char *category;
  char *service;
  char *body;
  char *body_field;
  char *service_field;
  char *author;
  char *editor;
  gint64 created;
  gint64 updated;
} VntArticle;

#define VNT_TYPE_ARTICLE (vnt_article_get_type ())
GType vnt_article_get_type (void);
VntArticle *vnt_article_new (gint64 id, const char *title);
VntArticle *vnt_article_ref (VntArticle *self);
void vnt_article_unref (VntArticle *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntArticle, vnt_article_unref)

G_END_DECLS
