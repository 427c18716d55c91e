/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-ticket-selection.h"

G_BEGIN_DECLS

/**
 * VntTicketView:
 *
 * The rows of a ticket list: choosing, moving by keyboard, and new rows that wait until they may appear.
 *
 * Properties: "compact" (gboolean), "narrow" (gboolean: choosing a row is not opening it).
 *
 * Signals: "open" (gint64 ticket, gboolean enter): a ticket shall be shown; @enter when the agent wants to be in it.
 */
#define VNT_TYPE_TICKET_VIEW (vnt_ticket_view_get_type ())
G_DECLARE_FINAL_TYPE (VntTicketView, vnt_ticket_view, VNT, TICKET_VIEW, GtkWidget)

void vnt_ticket_view_set_list (VntTicketView *self, VntDesk *desk, VntTicketList *tickets);
void vnt_ticket_view_set_title (VntTicketView *self, const char *title);
void vnt_ticket_view_set_current (VntTicketView *self, gint64 ticket);
void vnt_ticket_view_move (VntTicketView *self, int step);
void vnt_ticket_view_open_chosen (VntTicketView *self);
void vnt_ticket_view_toggle (VntTicketView *self);
VntTicketSelection *vnt_ticket_view_get_selection (VntTicketView *self);
void vnt_ticket_view_set_parts (VntTicketView *self, VntParts parts);
void vnt_ticket_view_scroll_to_top (VntTicketView *self);
void vnt_ticket_view_focus (VntTicketView *self);

G_END_DECLS
