/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VntTimeButton:
 *
 * Shows the minutes worked on a ticket, and adds to them.
 *
 * Signals: "added" (int minutes): above 0.
 */
#define VNT_TYPE_TIME_BUTTON (vnt_time_button_get_type ())
G_DECLARE_FINAL_TYPE (VntTimeButton, vnt_time_button, VNT, TIME_BUTTON, GtkWidget)

GtkWidget *vnt_time_button_new (void);
void vnt_time_button_set_minutes (VntTimeButton *self, int minutes);
void vnt_time_button_open (VntTimeButton *self);

G_END_DECLS
