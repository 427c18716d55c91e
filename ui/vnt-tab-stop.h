/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VNT_TYPE_TAB_STOP (vnt_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (VntTabStop, vnt_tab_stop, VNT, TAB_STOP, GtkWidget)

GtkWidget *vnt_tab_stop_new (GtkWidget *child);

G_END_DECLS
