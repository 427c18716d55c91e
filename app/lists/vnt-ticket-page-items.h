/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-ticket-headings.h"
#include "vnt-ticket-rows.h"

G_BEGIN_DECLS

gpointer vnt_ticket_page_items_get (GArray *ids,
                                    VntTicketRows *rows,
                                    VntTicketHeadings *headings,
                                    guint position);

G_END_DECLS
