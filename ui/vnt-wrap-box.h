/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VNT_TYPE_WRAP_BOX (vnt_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (VntWrapBox, vnt_wrap_box, VNT, WRAP_BOX, GtkWidget)

GtkWidget *vnt_wrap_box_new (void);
void vnt_wrap_box_append (VntWrapBox *self, GtkWidget *child);
void vnt_wrap_box_clear (VntWrapBox *self);

G_END_DECLS
