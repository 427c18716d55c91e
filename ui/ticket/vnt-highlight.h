/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void vnt_highlight_mark (GtkWidget *label);
GtkWidget *vnt_highlight_show (GtkWidget *root, const char *words, int current);

G_END_DECLS
