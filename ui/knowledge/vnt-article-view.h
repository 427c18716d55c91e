/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-article-form.h"
#include "vnt-desk.h"

G_BEGIN_DECLS

#define VNT_TYPE_ARTICLE_VIEW (vnt_article_view_get_type ())
G_DECLARE_FINAL_TYPE (VntArticleView, vnt_article_view, VNT, ARTICLE_VIEW, GtkWidget)

GtkWidget *vnt_article_view_new (VntDesk *desk);
void vnt_article_view_show (VntArticleView *self, gint64 article);
gint64 vnt_article_view_get_article (VntArticleView *self);
const char *vnt_article_view_get_title (VntArticleView *self);
void vnt_article_view_set_guides (VntArticleView *self, const char *category);
void vnt_article_view_set_ticket (VntArticleView *self, gint64 ticket);
gboolean vnt_article_view_back (VntArticleView *self);
GtkPrintOperation *vnt_article_view_new_print (VntArticleView *self);

G_END_DECLS
