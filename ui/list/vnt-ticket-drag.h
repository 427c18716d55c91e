/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-ticket-selection.h"

G_BEGIN_DECLS

/* What is dragged: a GArray of gint64, the numbers of tickets. */
#define VNT_TYPE_TICKET_DRAG G_TYPE_ARRAY

void vnt_ticket_drag_add (GtkListView *view, VntTicketSelection *selection);
GArray *vnt_ticket_drag_list (GtkListView *view, VntTicketSelection *selection, double x, double y);

G_END_DECLS
