/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"

G_BEGIN_DECLS

/**
 * VntTicketWork:
 *
 * What of one ticket waits in the outbox.
 *
 * Signals: "changed": a change of the ticket came, went or was answered.
 */
#define VNT_TYPE_TICKET_WORK (vnt_ticket_work_get_type ())
G_DECLARE_FINAL_TYPE (VntTicketWork, vnt_ticket_work, VNT, TICKET_WORK, GObject)

VntTicketWork *vnt_ticket_work_new (VntDesk *desk, gint64 ticket);
const VntOperation *vnt_ticket_work_find_field (VntTicketWork *self, VntField field);
const VntOperation *vnt_ticket_work_find_named (VntTicketWork *self,
                                                VntField field,
                                                const char *name);
const VntOperation *vnt_ticket_work_find_dispute (VntTicketWork *self);

G_END_DECLS
