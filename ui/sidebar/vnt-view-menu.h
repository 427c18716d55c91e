/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-view-item.h"

G_BEGIN_DECLS

void vnt_view_menu_attach (GtkWidget *row, VntViewItem *item);

G_END_DECLS
