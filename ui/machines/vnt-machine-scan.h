/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @text: (nullable): what a code says, %NULL when there is none; @error: (nullable): why the picture could not be read */
typedef void (*VntMachineScanned) (const char *text, const GError *error, gpointer user_data);

void vnt_machine_scan_file (GtkWindow *parent, VntMachineScanned scanned, GObject *user_data);
void vnt_machine_scan_clipboard (GtkWidget *widget, VntMachineScanned scanned, GObject *user_data);

G_END_DECLS
