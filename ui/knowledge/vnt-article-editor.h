/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk.h"
#include "vnt-new-article.h"

G_BEGIN_DECLS

#define VNT_TYPE_ARTICLE_EDITOR (vnt_article_editor_get_type ())
G_DECLARE_FINAL_TYPE (VntArticleEditor, vnt_article_editor, VNT, ARTICLE_EDITOR, AdwWindow)

VntArticleEditor *vnt_article_editor_new (
  GtkWindow *parent, VntDesk *desk, gint64 ticket, const VntNewArticle *proposed, const char *text);

G_END_DECLS
