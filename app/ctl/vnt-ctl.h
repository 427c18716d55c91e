/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"

G_BEGIN_DECLS

/* What the program ends with; promised in the manual page. */
typedef enum
{
  VNT_CTL_DONE = 0,
  VNT_CTL_FAILED = 1, /* also: the server said no, or the agent has to decide */
  VNT_CTL_USAGE = 2,
  VNT_CTL_OFFLINE = 3, /* the server did not answer; what was to be sent is kept */
  VNT_CTL_SIGNED_OUT = 4, /* nobody is signed in, or the credentials are needed again */
  VNT_CTL_NOT_FOUND = 5, /* no such ticket, view, queue or change on this computer */
} VntCtlExit;

/**
 * VntCtl:
 * @desk: open while a verb runs
 * @words: what stands on the command line after the verb's options
 *
 * One run of the program: the options, whichever verb they are for, and the desk.
 */
typedef struct
{
  VntDesk *desk;
  GStrv words;
  guint n_words;

  gboolean json;
  gboolean wait;
  gboolean full;
  gboolean closed;
  char *view;
  char *queue;
  char *search;
  int limit;
  char *subject;
  GStrv requestors;
  char *status;
  int minutes;
  GStrv files;

  gint64 made; /* the number on this computer of the ticket that was made, 0 for none */
} VntCtl;

typedef gboolean (*VntCtlCondition) (gpointer data);

gboolean vnt_ctl_wait_until (VntCtlCondition condition, gpointer data, guint seconds);
void vnt_ctl_keep_result (GObject *source, GAsyncResult *result, gpointer data);
GAsyncResult *vnt_ctl_wait_for (GAsyncResult **result);

int vnt_ctl_open (VntCtl *self);
gboolean vnt_ctl_is_cut_off (VntCtl *self, VntCtlExit *why);
int vnt_ctl_say_error (const GError *error);
int vnt_ctl_say_cut_off (VntCtl *self, VntCtlExit why);
int vnt_ctl_say_usage (const char *text);
gint64 vnt_ctl_read_ticket_number (VntCtl *self);
VntTicketItem *vnt_ctl_find_ticket (VntCtl *self, int *status);
GPtrArray *vnt_ctl_read_outbox (VntCtl *self, int *status);
void vnt_ctl_rest (void);

/* The verbs. */
int vnt_ctl_list (VntCtl *self);
int vnt_ctl_search (VntCtl *self);
int vnt_ctl_show (VntCtl *self);
int vnt_ctl_reply (VntCtl *self);
int vnt_ctl_comment (VntCtl *self);
int vnt_ctl_set (VntCtl *self);
int vnt_ctl_new (VntCtl *self);
int vnt_ctl_keep (VntCtl *self);
int vnt_ctl_unkeep (VntCtl *self);
int vnt_ctl_outbox (VntCtl *self);
int vnt_ctl_sync (VntCtl *self);
int vnt_ctl_status (VntCtl *self);
int vnt_ctl_levels (VntCtl *self);
int vnt_ctl_report (VntCtl *self);
int vnt_ctl_workload (VntCtl *self);

G_END_DECLS
