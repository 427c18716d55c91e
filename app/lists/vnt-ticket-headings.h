/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-ticket-item.h"
#include "vnt-view.h"

G_BEGIN_DECLS

/* The headings of a list. Each has a number of its own, far below those of tickets, which stays as long as the list lives. */
typedef struct _VntTicketHeadings VntTicketHeadings;

VntTicketHeadings *vnt_ticket_headings_new (void);
void vnt_ticket_headings_free (VntTicketHeadings *self);
GArray *vnt_ticket_headings_weave (VntTicketHeadings *self, GArray *ids, GPtrArray *groups);
VntTicketItem *vnt_ticket_headings_find (VntTicketHeadings *self, gint64 id);
gboolean vnt_ticket_headings_is (gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntTicketHeadings, vnt_ticket_headings_free)

G_END_DECLS
