/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-list-page.h"
#include "vnt-new-ticket-window.h"
#include "vnt-outbox-page.h"
#include "vnt-sidebar.h"
#include "vnt-sign-in-page.h"
#include "vnt-ticket-page.h"
#include "vnt-window.h"

G_BEGIN_DECLS

/* The window's parts, shared by the two files it is written in. */
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
  VntOutboxPage *outbox;
  GtkWidget *ticket_pane;
  AdwHeaderBar *ticket_header;
  AdwWindowTitle *ticket_title;
  GtkWidget *ticket_menu_button;
  GtkWidget *back;
  VntTicketPage *ticket;
  VntSignInPage *sign_in;
  AdwStatusPage *failure;

  GSettings *settings;
  VntDesk *desk;
  gint64 wanted; /* ticket that is opened once the keyboard rests */
  guint rest;
  VntNewTicketWindow *new_ticket; /* weak */
  char *made; /* the new ticket that was queued last */
  char *sent; /* the reply that can still be taken back */
  AdwToast *sent_toast; /* weak */
};

void vnt_window_add_actions (VntWindow *self);
void vnt_window_say_sent (VntWindow *self, const char *uuid);
void vnt_window_notice (VntWindow *self, const char *text);
void vnt_window_focus_place (VntWindow *self);
void vnt_window_leave_sidebar (VntWindow *self);
void vnt_window_leave_sign_in (VntWindow *self);

G_END_DECLS
