/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void vnt_enter_connect (GtkWidget *widget, GCallback callback, gpointer object);

G_END_DECLS
