/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vnt-store.h"
#include "vnt-ticket-item.h"

G_BEGIN_DECLS

/**
 * VntTicketList:
 *
 * A #GListModel of #VntTicketItem over any number of tickets. The order and the filter are SQL; the ids are fetched on a
 * worker thread, rows page by page by key when they are looked at. It follows the store: changed rows are notified on their
 * items, rows that leave disappear, and new rows are inserted, or, while vnt_ticket_list_set_hold() holds it, gathered
 * behind "fresh".
 *
 * Properties: "loading" (gboolean: the first answer is not here yet), "fresh" (guint: new rows held back).
 */
#define VNT_TYPE_TICKET_LIST (vnt_ticket_list_get_type ())
G_DECLARE_FINAL_TYPE (VntTicketList, vnt_ticket_list, VNT, TICKET_LIST, GObject)

VntTicketList *vnt_ticket_list_new (VntStore *store);
void vnt_ticket_list_set_query (VntTicketList *self, const VntTicketQuery *query);
const VntTicketQuery *vnt_ticket_list_get_query (VntTicketList *self);
gboolean vnt_ticket_list_get_loading (VntTicketList *self);
gboolean vnt_ticket_list_get_arriving (VntTicketList *self);
guint vnt_ticket_list_get_fresh (VntTicketList *self);
void vnt_ticket_list_set_hold (VntTicketList *self, gboolean hold);
void vnt_ticket_list_show_fresh (VntTicketList *self);
gboolean vnt_ticket_list_find (VntTicketList *self, gint64 id, guint *position);
gint64 vnt_ticket_list_get_id (VntTicketList *self, guint position);
void vnt_ticket_list_set_pinned (VntTicketList *self, gint64 id);
gboolean vnt_ticket_list_has_left (VntTicketList *self, gint64 id);

G_END_DECLS
