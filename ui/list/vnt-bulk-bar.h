/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-ticket-view.h"

G_BEGIN_DECLS

/**
 * VntBulkBar:
 *
 * How many rows are ticked, and what can be done with them. Its actions, "many.…", are the window's while it is in one.
 */
#define VNT_TYPE_BULK_BAR (vnt_bulk_bar_get_type ())
G_DECLARE_FINAL_TYPE (VntBulkBar, vnt_bulk_bar, VNT, BULK_BAR, GtkWidget)

void vnt_bulk_bar_set_view (VntBulkBar *self,
                            VntDesk *desk,
                            VntTicketList *tickets,
                            VntTicketView *view);
const char *vnt_bulk_bar_redirect (VntBulkBar *self, const char *action);

G_END_DECLS
