/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VntMomentButton:
 *
 * Shows a moment or a day, and opens a calendar, with an hour and a minute for a moment, to choose another.
 *
 * Signals: "chosen" (gint64 Unix seconds): 0 for none.
 */
#define VNT_TYPE_MOMENT_BUTTON (vnt_moment_button_get_type ())
G_DECLARE_FINAL_TYPE (VntMomentButton, vnt_moment_button, VNT, MOMENT_BUTTON, GtkWidget)

GtkWidget *vnt_moment_button_new (const char *title, gboolean days);
void vnt_moment_button_set_time (VntMomentButton *self, gint64 unix_seconds);
void vnt_moment_button_open (VntMomentButton *self);

G_END_DECLS
