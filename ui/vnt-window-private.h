/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-list-page.h"
#include "vnt-value-list.h"
#include "vnt-new-ticket-window.h"
#include "vnt-outbox-page.h"
#include "vnt-palette-search.h"
#include "vnt-sidebar.h"
#include "vnt-sign-in-page.h"
#include "vnt-stopwatch-button.h"
#include "vnt-suggestion.h"
#include "vnt-ticket-page.h"
#include "vnt-window.h"

G_BEGIN_DECLS

/* The window's parts, shared by the files it is written in. */
struct _VntWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkRevealer *notice_revealer;
  GtkLabel *notice;
  GtkStack *stack;
  AdwFlap *flap;
  VntSidebar *sidebar;
  AdwLeaflet *leaflet;
  GtkWidget *list_pane;
  GtkStack *places;
  VntListPage *list;
  GtkWidget *ticket_pane;
  AdwHeaderBar *ticket_header;
  AdwWindowTitle *ticket_title;
  GtkMenuButton *ticket_menu_button;
  GMenuModel *ticket_menu;
  VntStopwatchButton *stopwatch;
  GtkWidget *back;
  GtkStack *reading;
  GtkWidget *no_ticket;

  /* NULL until they are needed: ask vnt-window-pages.c for them */
  VntTicketPage *made_ticket;
  VntOutboxPage *made_outbox;
  VntSignInPage *made_sign_in;

  GSettings *settings;
  VntDesk *desk;
  gint64 wanted; /* ticket that is opened once the keyboard rests */
  guint rest;
  guint ahead;
  guint coming; /* until the tickets after this one are brought */
  VntNewTicketWindow *new_ticket; /* weak */
  char *made; /* the new ticket that was queued last */
  char *sent; /* the reply that can still be taken back */
  AdwToast *sent_toast; /* weak */
  GtkWindow *texts; /* weak */
  VntValueList *macros; /* NULL until they are asked for */
  GtkWindow *macros_window; /* weak */
  GtkWidget *made_drafts;
  GtkWidget *remote; /* NULL before there is a desk */
  GtkWidget *made_knowledge;
  GtkWidget *made_article;
  GtkWidget *made_machines;
  GtkWidget *made_machine;
  gint64 about; /* the machine the new ticket is about, 0 for none */
  char *about_alert; /* the alert the new ticket is about, NULL for none */
};

void vnt_window_add_actions (VntWindow *self);
void vnt_window_say_sent (VntWindow *self, const char *uuid);
void vnt_window_notice (VntWindow *self, const char *text);
void vnt_window_focus_place (VntWindow *self);
void vnt_window_leave_sidebar (VntWindow *self);
void vnt_window_enter_place (VntWindow *self, VntSidebarPlace place);
void vnt_window_leave_sign_in (VntWindow *self);
void vnt_window_place_buttons (VntWindow *self);
void vnt_window_show_ticket (VntWindow *self, gint64 id);
void vnt_window_open (VntWindow *self, gint64 id, gboolean enter);
void vnt_window_say (VntWindow *self, const char *text);
char *vnt_window_explain (VntWindow *self, const char *action);

/* -- vnt-window-pages.c -- */
VntTicketPage *vnt_window_get_ticket (VntWindow *self);
VntOutboxPage *vnt_window_get_outbox (VntWindow *self);
void vnt_window_show_sign_in (VntWindow *self);
void vnt_window_present_palette (VntWindow *self,
                                 VntPaletteSearch *search,
                                 const char *placeholder);

/* -- flow/vnt-window-flow.c -- */
void vnt_window_add_flow_actions (VntWindow *self);
void vnt_window_go_on (VntWindow *self);
void vnt_window_go_next (VntWindow *self);
void vnt_window_look_ahead (VntWindow *self);
void vnt_window_forget_ahead (VntWindow *self);

/* -- macros/vnt-window-macros.c -- */
void vnt_window_add_macro_actions (VntWindow *self);
void vnt_window_read_macros (VntWindow *self);
void vnt_window_offer_macros (VntWindow *self, VntPaletteSearch *search);
void vnt_window_forget_macros (VntWindow *self);

/* -- remote/vnt-window-remote.c -- */
void vnt_window_add_remote_actions (VntWindow *self);
void vnt_window_watch_remote (VntWindow *self);

/* -- machines/vnt-window-machines.c -- */
void vnt_window_add_machine_actions (VntWindow *self);
void vnt_window_follow_machines (VntWindow *self);
void vnt_window_open_machine (VntWindow *self, gint64 machine);
void vnt_window_link_about (VntWindow *self, gint64 ticket);
gboolean vnt_window_focus_machines (VntWindow *self);
AdwHeaderBar *vnt_window_get_machines_header (VntWindow *self);

/* -- monitor/vnt-window-monitor.c -- */
void vnt_window_add_monitor_actions (VntWindow *self);
void vnt_window_keep_alert (VntWindow *self, gint64 ticket);

/* -- write/vnt-window-writing.c -- */
void vnt_window_add_writing_actions (VntWindow *self);
void vnt_window_show_drafts (VntWindow *self);

/* -- knowledge/vnt-window-article.c -- */
void vnt_window_add_article_actions (VntWindow *self);
void vnt_window_report_article (VntWindow *self, VntArticle *article);

/* -- knowledge/vnt-window-knowledge.c -- */
void vnt_window_add_knowledge_actions (VntWindow *self);
void vnt_window_show_knowledge (VntWindow *self);
void vnt_window_show_beside (VntWindow *self, VntKnowledgeKind kind, gint64 id, const char *title);
gboolean vnt_window_focus_knowledge (VntWindow *self);
gboolean vnt_window_back_in_article (VntWindow *self);
const char *vnt_window_redirect_to_article (VntWindow *self, const char *action);
GtkWidget *vnt_window_get_article_page (VntWindow *self);
AdwHeaderBar *vnt_window_get_knowledge_header (VntWindow *self);

G_END_DECLS
