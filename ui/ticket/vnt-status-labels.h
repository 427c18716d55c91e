/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void vnt_status_labels_show (GtkDropDown *drop_down);

G_END_DECLS
