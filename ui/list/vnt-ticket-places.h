/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-ticket-list.h"

G_BEGIN_DECLS

#define VNT_TYPE_TICKET_PLACE (vnt_ticket_place_get_type ())
G_DECLARE_FINAL_TYPE (VntTicketPlace, vnt_ticket_place, VNT, TICKET_PLACE, GObject)

VntTicketItem *vnt_ticket_place_get_item (VntTicketPlace *self);
guint vnt_ticket_place_get_turn (VntTicketPlace *self);

typedef struct _VntTicketPlaces VntTicketPlaces;

VntTicketPlaces *vnt_ticket_places_new (VntTicketList *tickets);
void vnt_ticket_places_free (VntTicketPlaces *self);
VntTicketPlace *vnt_ticket_places_get (VntTicketPlaces *self, guint position);
guint vnt_ticket_places_change (VntTicketPlaces *self, guint position, guint removed, guint added);

G_END_DECLS
