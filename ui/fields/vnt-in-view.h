/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void vnt_in_view_keep (GtkWidget *opener);

G_END_DECLS
