/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"
#include "vnt-ticket-places.h"

G_BEGIN_DECLS

#define VNT_TYPE_TICKET_ROW (vnt_ticket_row_get_type ())
G_DECLARE_FINAL_TYPE (VntTicketRow, vnt_ticket_row, VNT, TICKET_ROW, GtkWidget)

VntTicketRow *vnt_ticket_row_new (VntDesk *desk);
void vnt_ticket_row_set_patient (VntTicketRow *self);
gboolean vnt_ticket_row_is_blank (VntTicketRow *self);
void vnt_ticket_row_set_item (VntTicketRow *self, VntTicketItem *item, guint position);
void vnt_ticket_row_set_place (VntTicketRow *self, VntTicketPlace *place, guint position);
gboolean vnt_ticket_row_is_overtaken (VntTicketRow *self);
VntTicketItem *vnt_ticket_row_get_item (VntTicketRow *self);
guint vnt_ticket_row_get_position (VntTicketRow *self);
void vnt_ticket_row_set_compact (VntTicketRow *self, gboolean compact);
void vnt_ticket_row_set_parts (VntTicketRow *self, VntParts parts);
void vnt_ticket_row_set_group (VntTicketRow *self, const char *name);
void vnt_ticket_row_set_marks (VntTicketRow *self, gboolean ticked, gboolean left);
void vnt_ticket_row_name (VntTicketRow *self);
void vnt_ticket_row_rest (VntTicketRow *self);
void vnt_ticket_row_write (VntTicketRow *self);
void vnt_ticket_row_update (VntTicketRow *self);

G_END_DECLS
