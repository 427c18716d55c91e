/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"
#include "vnt-new-article.h"

G_BEGIN_DECLS

#define VNT_TYPE_TICKET_PAGE (vnt_ticket_page_get_type ())
G_DECLARE_FINAL_TYPE (VntTicketPage, vnt_ticket_page, VNT, TICKET_PAGE, GtkWidget)

GtkWidget *vnt_ticket_page_new (void);
void vnt_ticket_page_set_desk (VntTicketPage *self, VntDesk *desk);
void vnt_ticket_page_show_ticket (VntTicketPage *self, gint64 id);
gint64 vnt_ticket_page_get_ticket_id (VntTicketPage *self);
const VntTicket *vnt_ticket_page_get_ticket (VntTicketPage *self);
VntNewArticle *vnt_ticket_page_propose_article (VntTicketPage *self, char **text);
void vnt_ticket_page_insert (VntTicketPage *self, const char *text);
void vnt_ticket_page_flush (VntTicketPage *self);
void vnt_ticket_page_reload_draft (VntTicketPage *self);
GStrv vnt_ticket_page_dup_statuses (VntTicketPage *self);
char *vnt_ticket_page_explain (VntTicketPage *self, const char *action);
GStrv vnt_ticket_page_dup_other_statuses (VntTicketPage *self);
gboolean vnt_ticket_page_is_snoozed (VntTicketPage *self);
gboolean vnt_ticket_page_is_followed (VntTicketPage *self);

G_END_DECLS
