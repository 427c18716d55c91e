/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

/**
 * VntFlowLine:
 *
 * One quiet line on the ticket: whether it is put off, back or followed, and what somebody else just did to it. Not there
 * while there is nothing to say.
 */
#define VNT_TYPE_FLOW_LINE (vnt_flow_line_get_type ())
G_DECLARE_FINAL_TYPE (VntFlowLine, vnt_flow_line, VNT, FLOW_LINE, GtkWidget)

void vnt_flow_line_show (VntFlowLine *self,
                         VntDesk *desk,
                         const VntTicket *ticket,
                         VntMessageList *messages);

G_END_DECLS
