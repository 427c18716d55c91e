/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-view-list.h"

G_BEGIN_DECLS

#define VNT_TYPE_SIDEBAR_ROW (vnt_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (VntSidebarRow, vnt_sidebar_row, VNT, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget *vnt_sidebar_row_new (const char *title, const char *icon_name);
GtkWidget *vnt_sidebar_row_new_for_view (VntViewItem *view);
VntViewItem *vnt_sidebar_row_get_view (VntSidebarRow *self);
void vnt_sidebar_row_set_count (VntSidebarRow *self, gint64 count, gboolean attention);

G_END_DECLS
