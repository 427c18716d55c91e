/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Kinds of rows, counted from 0. */
#define VNT_ROW_KINDS 3

gboolean vnt_row_size_find (GtkWidget *row, guint kind);
void vnt_row_size_learn (GtkWidget *row, guint kind, GtkWidget *const *parts, guint n_parts);
int vnt_row_size_get (guint kind, GtkOrientation orientation);

G_END_DECLS
