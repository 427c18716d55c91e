/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VntDueButton:
 *
 * Shows a date and time, and opens a calendar with an hour and a minute to choose another.
 *
 * Signals: "chosen" (gint64 Unix seconds): 0 for none.
 */
#define VNT_TYPE_DUE_BUTTON (vnt_due_button_get_type ())
G_DECLARE_FINAL_TYPE (VntDueButton, vnt_due_button, VNT, DUE_BUTTON, GtkWidget)

GtkWidget *vnt_due_button_new (void);
void vnt_due_button_set_time (VntDueButton *self, gint64 unix_seconds);
void vnt_due_button_open (VntDueButton *self);

G_END_DECLS
