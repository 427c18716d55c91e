/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VntNewArticle:
 * @title: (not nullable): its title; no other of its category has it
 * @category: (nullable): the shelf it goes to
 * @summary: (nullable): in a sentence
 * @service: (nullable): what it is about
 * @body_field: (nullable): what the server calls the field its text is in
 * @service_field: (nullable): the same of @service
 *
 * An article that is being written, without its text. Its owner may change it.
 */
typedef struct
{
  char *title;
  char *category;
  char *summary;
  char *service;
  char *body_field;
  char *service_field;
} VntNewArticle;

VntNewArticle *vnt_new_article_new (const char *title);
VntNewArticle *vnt_new_article_read (const char *written, const char **text);
void vnt_new_article_free (VntNewArticle *self);
char *vnt_new_article_write (const VntNewArticle *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntNewArticle, vnt_new_article_free)

G_END_DECLS
