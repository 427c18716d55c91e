/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VntTicketPicker:
 *
 * Finds a ticket by its number or by words of its subject.
 *
 * Signals: "chosen" (gint64 ticket).
 */
#define VNT_TYPE_TICKET_PICKER (vnt_ticket_picker_get_type ())
G_DECLARE_FINAL_TYPE (VntTicketPicker, vnt_ticket_picker, VNT, TICKET_PICKER, GtkWidget)

GtkWidget *vnt_ticket_picker_new (const char *label, const char *name);
void vnt_ticket_picker_set_desk (VntTicketPicker *self, VntDesk *desk, gint64 but);
void vnt_ticket_picker_open (VntTicketPicker *self);

G_END_DECLS
