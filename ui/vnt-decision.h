/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *vnt_decision_header_new (GtkWindow *window, const char *label, GtkWidget **go);
GtkWidget *vnt_decision_card_new (GtkWidget *child, int height);

G_END_DECLS
