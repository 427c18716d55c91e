/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void vnt_search_keys_add (GtkWidget *search, GtkListBox *list);

G_END_DECLS
