/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

#define VNT_TYPE_NEW_TICKET_WINDOW (vnt_new_ticket_window_get_type ())
G_DECLARE_FINAL_TYPE (VntNewTicketWindow, vnt_new_ticket_window, VNT, NEW_TICKET_WINDOW, AdwWindow)

VntNewTicketWindow *vnt_new_ticket_window_new (GtkWindow *parent, VntDesk *desk);
void vnt_new_ticket_window_set_requestor (VntNewTicketWindow *self, const char *requestor);
void vnt_new_ticket_window_propose (VntNewTicketWindow *self,
                                    const char *subject,
                                    const char *text);
gboolean vnt_new_ticket_window_is_proposed (VntNewTicketWindow *self);

G_END_DECLS
