/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-article.h"
#include "vnt-desk.h"

G_BEGIN_DECLS

#define VNT_TYPE_WRONG_WINDOW (vnt_wrong_window_get_type ())
G_DECLARE_FINAL_TYPE (VntWrongWindow, vnt_wrong_window, VNT, WRONG_WINDOW, AdwWindow)

GtkWidget *vnt_wrong_window_new (
  GtkWindow *parent, VntDesk *desk, const VntArticle *article, gint64 queue, gint64 ticket);

G_END_DECLS
