/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

/**
 * VntTicketSelection:
 *
 * Which row the agent is at, and which ones are ticked to be changed together. Both are known by the ticket, not by the place, so that
 * they stay when rows come, go and move; every row of a list can be ticked without being read. A ticket that leaves the list
 * is ticked no more.
 *
 * Properties: "n-ticked" (guint).
 *
 * Signals: "chosen" (guint position): the agent went to another row, by pointer or key.
 */
#define VNT_TYPE_TICKET_SELECTION (vnt_ticket_selection_get_type ())
G_DECLARE_FINAL_TYPE (VntTicketSelection, vnt_ticket_selection, VNT, TICKET_SELECTION, GObject)

VntTicketSelection *vnt_ticket_selection_new (void);
void vnt_ticket_selection_set_list (VntTicketSelection *self, VntTicketList *tickets);
gint64 vnt_ticket_selection_get_current (VntTicketSelection *self);
void vnt_ticket_selection_set_current (VntTicketSelection *self, gint64 ticket);
void vnt_ticket_selection_set_keeping (VntTicketSelection *self, gboolean keeping);
void vnt_ticket_selection_toggle (VntTicketSelection *self, gint64 ticket);
gboolean vnt_ticket_selection_is_ticked (VntTicketSelection *self, gint64 ticket);
guint vnt_ticket_selection_get_n_ticked (VntTicketSelection *self);
gint64 vnt_ticket_selection_find_near (VntTicketSelection *self, gint64 position, int step);
guint vnt_ticket_selection_peek_next (VntTicketSelection *self, gint64 *tickets, guint n);
GArray *vnt_ticket_selection_list_ticked (VntTicketSelection *self);

G_END_DECLS
