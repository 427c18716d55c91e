/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef gint64 (*VntRowMenuTicket) (GtkWidget *row);

void vnt_row_menu_add (GtkWidget *row, VntRowMenuTicket get_ticket);
void vnt_row_menu_add_keys (GtkWidget *row);
GMenuModel *vnt_row_menu_new_model (gint64 ticket);

G_END_DECLS
