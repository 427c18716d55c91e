/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-found-article.h"

G_BEGIN_DECLS

#define VNT_TYPE_ARTICLE_ROW (vnt_article_row_get_type ())
G_DECLARE_FINAL_TYPE (VntArticleRow, vnt_article_row, VNT, ARTICLE_ROW, GtkListBoxRow)

GtkWidget *vnt_article_row_new (const VntFoundArticle *found);
gint64 vnt_article_row_get_article (VntArticleRow *self);

G_END_DECLS
