/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk-clock.h"

G_BEGIN_DECLS

/**
 * VntClockButton:
 *
 * The chip of a ticket's service level. Pressed, it says why: each clock, what it measures, what was used of what was promised, and
 * every stretch that counted or did not.
 */
#define VNT_TYPE_CLOCK_BUTTON (vnt_clock_button_get_type ())
G_DECLARE_FINAL_TYPE (VntClockButton, vnt_clock_button, VNT, CLOCK_BUTTON, GtkWidget)

GtkWidget *vnt_clock_button_new (void);
/* Returns: whether there is anything to show */
gboolean vnt_clock_button_show_ticket (VntClockButton *self,
                                       VntDesk *desk,
                                       const VntTicket *ticket);
void vnt_clock_button_open (VntClockButton *self);

G_END_DECLS
