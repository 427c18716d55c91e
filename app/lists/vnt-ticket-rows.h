/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-store.h"
#include "vnt-ticket-item.h"

G_BEGIN_DECLS

/* The items of a list of tickets that were looked at, by number: each ticket has one for as long as anybody holds it. */
typedef struct _VntTicketRows VntTicketRows;

VntTicketRows *vnt_ticket_rows_new (VntStore *store);
void vnt_ticket_rows_free (VntTicketRows *self);
VntTicketItem *vnt_ticket_rows_find (VntTicketRows *self, gint64 id);
gboolean vnt_ticket_rows_add (VntTicketRows *self, gint64 id);
void vnt_ticket_rows_read (VntTicketRows *self, const gint64 *ids, guint n_ids);
void vnt_ticket_rows_refresh (VntTicketRows *self, GArray *changed);
GPtrArray *vnt_ticket_rows_hold (VntTicketRows *self);

G_END_DECLS
