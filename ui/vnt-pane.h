/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VNT_TYPE_PANE (vnt_pane_get_type ())
G_DECLARE_FINAL_TYPE (VntPane, vnt_pane, VNT, PANE, GtkWidget)

G_END_DECLS
