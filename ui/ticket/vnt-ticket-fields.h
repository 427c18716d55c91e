/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"
#include "vnt-ticket-work.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VntTicketFields:
 *
 * The fields of a ticket that an agent changes in place: subject, queue, priority, due time, time worked. What is changed is shown
 * at once, marked as waiting until the server has it.
 */
#define VNT_TYPE_TICKET_FIELDS (vnt_ticket_fields_get_type ())
G_DECLARE_FINAL_TYPE (VntTicketFields, vnt_ticket_fields, VNT, TICKET_FIELDS, GtkWidget)

GtkWidget *vnt_ticket_fields_new (void);
void vnt_ticket_fields_show (VntTicketFields *self,
                             VntDesk *desk,
                             const VntTicket *ticket,
                             VntTicketWork *work,
                             const char *locked);
void vnt_ticket_fields_edit (VntTicketFields *self, VntField field);

G_END_DECLS
