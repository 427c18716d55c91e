/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-article.h"

G_BEGIN_DECLS

/* How an article goes into a reply. */
typedef enum
{
  VNT_ARTICLE_AS_TEXT,
  VNT_ARTICLE_AS_QUOTE,
  VNT_ARTICLE_AS_LINK,
} VntArticleForm;

char *vnt_article_form_make (const VntArticle *article, VntArticleForm form, const char *url);

G_END_DECLS
