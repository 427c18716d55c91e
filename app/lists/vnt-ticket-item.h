/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-ticket.h"

G_BEGIN_DECLS

/**
 * VntTicketItem:
 *
 * A place in a list that shows one ticket, or a heading over some. The ticket itself is frozen; when it changes, the item gets a new one and
 * notifies "ticket", so that a row is bound anew without losing the selection.
 */
#define VNT_TYPE_TICKET_ITEM (vnt_ticket_item_get_type ())
G_DECLARE_FINAL_TYPE (VntTicketItem, vnt_ticket_item, VNT, TICKET_ITEM, GObject)

VntTicketItem *vnt_ticket_item_new (gint64 id, VntTicket *ticket);
VntTicketItem *vnt_ticket_item_new_heading (gint64 id);
gint64 vnt_ticket_item_get_id (VntTicketItem *self);
const VntTicket *vnt_ticket_item_get_ticket (VntTicketItem *self);
const char *vnt_ticket_item_get_heading (VntTicketItem *self);
guint vnt_ticket_item_get_count (VntTicketItem *self);
void vnt_ticket_item_set_heading (VntTicketItem *self, const char *key, guint count);
void vnt_ticket_item_set_ticket (VntTicketItem *self, VntTicket *ticket);

G_END_DECLS
