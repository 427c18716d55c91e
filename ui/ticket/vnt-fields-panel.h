/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk.h"
#include "vnt-ticket-work.h"

G_BEGIN_DECLS

/* Not a field of the ticket: where a reminder is written. */
#define VNT_FIELDS_PANEL_REMINDER ((VntField) 1000)

#define VNT_TYPE_FIELDS_PANEL (vnt_fields_panel_get_type ())
G_DECLARE_FINAL_TYPE (VntFieldsPanel, vnt_fields_panel, VNT, FIELDS_PANEL, GtkWidget)

GtkWidget *vnt_fields_panel_new (void);
void vnt_fields_panel_show (VntFieldsPanel *self,
                            VntDesk *desk,
                            const VntTicket *ticket,
                            const VntTicketDetail *detail,
                            VntTicketWork *work);
void vnt_fields_panel_edit (VntFieldsPanel *self, VntField field);
const char *vnt_fields_panel_explain_lock (const VntTicketDetail *detail);

G_END_DECLS
