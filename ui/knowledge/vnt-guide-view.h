/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"
#include "vnt-document.h"

G_BEGIN_DECLS

#define VNT_TYPE_GUIDE_VIEW (vnt_guide_view_get_type ())
G_DECLARE_FINAL_TYPE (VntGuideView, vnt_guide_view, VNT, GUIDE_VIEW, GtkWidget)

GtkWidget *vnt_guide_view_new (void);
gboolean vnt_guide_view_show (
  VntGuideView *self, VntDesk *desk, gint64 article, const VntDocument *document, GArray *done);

G_END_DECLS
