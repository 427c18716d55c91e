/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

/**
 * VntListPage:
 *
 * The tickets of one view: search, order, rows, and why there are none.
 *
 * Properties: "sort" (string), "ascending", "closed", "compact", "narrow" (gboolean: choosing a row is not opening it).
 *
 * Signals: "open" (gint64 ticket, gboolean enter): a ticket shall be shown; @enter when the agent wants to be in it.
 */
#define VNT_TYPE_LIST_PAGE (vnt_list_page_get_type ())
G_DECLARE_FINAL_TYPE (VntListPage, vnt_list_page, VNT, LIST_PAGE, GtkWidget)

void vnt_list_page_set_desk (VntListPage *self, VntDesk *desk);
void vnt_list_page_show_view (VntListPage *self, const VntTicketQuery *query, const char *title);
void vnt_list_page_show_item (VntListPage *self, VntViewItem *item);
const char *vnt_list_page_redirect (VntListPage *self, const char *action);
GArray *vnt_list_page_list_ticked (VntListPage *self);
void vnt_list_page_untick (VntListPage *self);
void vnt_list_page_search (VntListPage *self, const char *text);
void vnt_list_page_set_current (VntListPage *self, gint64 ticket);
void vnt_list_page_focus_list (VntListPage *self);
guint vnt_list_page_peek_next (VntListPage *self, gint64 *tickets, guint n);
AdwHeaderBar *vnt_list_page_get_header (VntListPage *self);

G_END_DECLS
