/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean vnt_leave_focus (GtkWidget *within, GtkWidget *beside);

G_END_DECLS
