/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean vnt_tab_through_focus (GtkWidget *widget, GtkDirectionType direction);
gboolean vnt_tab_through_passes (GtkWidget *widget);

G_END_DECLS
