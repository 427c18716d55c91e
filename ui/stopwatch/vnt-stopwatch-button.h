/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

/**
 * VntStopwatchButton:
 *
 * The time being measured on the ticket that is shown, or on the one it is measured on; starts, pauses and books it.
 */
#define VNT_TYPE_STOPWATCH_BUTTON (vnt_stopwatch_button_get_type ())
G_DECLARE_FINAL_TYPE (VntStopwatchButton, vnt_stopwatch_button, VNT, STOPWATCH_BUTTON, GtkWidget)

GtkWidget *vnt_stopwatch_button_new (void);
void vnt_stopwatch_button_set_desk (VntStopwatchButton *self, VntDesk *desk);
void vnt_stopwatch_button_set_ticket (VntStopwatchButton *self, gint64 ticket);
void vnt_stopwatch_button_toggle (VntStopwatchButton *self);
void vnt_stopwatch_button_book (VntStopwatchButton *self);

G_END_DECLS
