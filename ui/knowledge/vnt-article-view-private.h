/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-article-view.h"
#include "vnt-desk-knowledge.h"
#include "vnt-document-view.h"
#include "vnt-guide-view.h"

G_BEGIN_DECLS

/* The view's parts, shared by the files it is written in. */
struct _VntArticleView
{
  GtkWidget parent_instance;

  VntDesk *desk;
  GCancellable *asking;
  gint64 id;
  VntArticleDetail *detail; /* NULL while it is read, and when it is not here */
  VntDocument *shown;
  GArray *before; /* articles a link led away from */
  char *guides; /* category whose articles are shown step by step, NULL for none */
  gint64 ticket; /* whose reply it can go into, 0 for none */
  gboolean filling;

  GtkLabel *title;
  GtkLabel *about;
  GtkWidget *bar;
  GtkWidget *back;
  GtkWidget *star;
  GtkWidget *use;
  GtkWidget *steps;
  GtkStack *stack;
  GtkWidget *scroller;
  VntDocumentView *document;
  VntGuideView *guide;
  GtkWidget *history;
  AdwStatusPage *nothing;
};

/* -- vnt-article-view-actions.c -- */
void vnt_article_view_fetch_picture (VntArticleView *self, const char *content_id);
void vnt_article_view_install_actions (GtkWidgetClass *widget_class);
void vnt_article_view_enable_actions (VntArticleView *self);
void vnt_article_view_emit_use (VntArticleView *self, VntArticleForm form);
void vnt_article_view_emit_report (VntArticleView *self);
char *vnt_article_view_dup_about (VntArticleView *self);

G_END_DECLS
