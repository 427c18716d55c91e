/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-clock-button.h"
#include "vnt-composer.h"
#include "vnt-conversation-view.h"
#include "vnt-fields-panel.h"
#include "vnt-flow-line.h"
#include "vnt-handover-card.h"
#include "vnt-owner-button.h"
#include "vnt-ticket-page.h"
#include "vnt-ticket-work.h"

G_BEGIN_DECLS

/* The page's parts, shared by the files it is written in. */
struct _VntTicketPage
{
  GtkWidget parent_instance;

  VntDesk *desk;
  gint64 id;
  gint64 queue; /* where it was when it was shown last; 0 before */
  VntTicketItem *item;
  VntMessageList *messages;
  VntTicketDetail *detail;
  VntTicketWork *work;
  GCancellable *detail_load;
  gboolean filling;
  gboolean wide;
  guint fold_id;
  VntField editing; /* to be edited once the fields have unfolded */
  gboolean unfolded;
  VntField leaving; /* what was changed may take the ticket away from the agent */

  GtkWidget *content;
  GtkLabel *subject;
  GtkLabel *people;
  GtkDropDown *status;
  VntOwnerButton *owner;
  GtkWidget *take;
  VntClockButton *clock;
  GtkWidget *waiting;
  GtkWidget *kept;
  GtkLabel *problem;
  VntFlowLine *flow;
  AdwFlap *flap;
  VntFieldsPanel *fields;
  VntHandoverCard *handover;
  VntConversationView *conversation;
  VntComposer *composer;
};

/* -- vnt-ticket-page.c -- */
void vnt_ticket_page_check_done (VntTicketPage *self);

/* -- vnt-ticket-page-actions.c -- */
void vnt_ticket_page_install_actions (GtkWidgetClass *widget_class);
void vnt_ticket_page_enable_actions (VntTicketPage *self);
void vnt_ticket_page_set_field (VntTicketPage *self, VntField field, const char *value);
void vnt_ticket_page_set_problem (VntTicketPage *self, const char *text);

/* -- vnt-ticket-page-why.c -- */
gboolean vnt_ticket_page_may (VntTicketPage *self, const char *action);
char *vnt_ticket_page_explain_field (VntTicketPage *self, VntField field);

/* -- vnt-ticket-page-reading.c -- */
void vnt_ticket_page_install_reading (GtkWidgetClass *widget_class);
void vnt_ticket_page_enable_reading (VntTicketPage *self);
/* -- vnt-ticket-page-writing.c -- */
void vnt_ticket_page_install_writing_actions (GtkWidgetClass *widget_class);
void vnt_ticket_page_enable_writing_actions (VntTicketPage *self);
void vnt_ticket_page_find_language (VntTicketPage *self);

G_END_DECLS
