/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk-levels.h"
#include "vnt-desk-status.h"
#include "vnt-desk.h"
#include "vnt-sync.h"

G_BEGIN_DECLS

typedef struct _VntDeskStamp VntDeskStamp;
typedef struct _VntDeskReminders VntDeskReminders;
typedef struct _VntDeskMonitor VntDeskMonitor;

/* What the files of this folder share. */
struct _VntDesk
{
  GObject parent_instance;

  char *cache_dir;
  char *work_dir;
  VntStore *store; /* NULL while closed */
  VntServer *server;
  VntSync *sync; /* NULL while there are no credentials */
  VntAccount *account;
  VntDeskStamp *account_stamp;
  VntDeskStamp *news_stamp;
  guint news_source; /* the pause after telling */
  gboolean news_again;
  gboolean news_heard; /* what the store says now comes from another process */
  gboolean offline; /* the agent wants the server left alone */
  gboolean secret_kept;
  guint
    account_serial; /* grows with each change of account: late answers for the one before are dropped */

  GThreadPool *writes; /* one thread: the agent's changes are saved in the order they were made */
  GCancellable *closing;
  char *reply_marker; /* NULL for the kind's own, as is the next */
  char *ticket_marker;
  guint interval;
  gboolean background; /* nobody sees the window */
  guint send_delay;
  gint64 largest_file; /* bytes */
  gint64 room; /* bytes */

  VntDeskStatus status; /* @account and @problem borrowed while it is computed */
  char *status_text;
  VntDeskState shown_state;
  double shown_progress;
  guint shown_waiting;
  guint shown_attention;
  gboolean counting;
  gboolean count_again;

  VntDeskLevels *levels; /* NULL before it was opened */
  GFileMonitor *levels_monitor;
  gboolean refreshing; /* rows' clocks are being worked out anew */
  gboolean refresh_again;

  VntDeskReminders *reminders; /* NULL before they were asked for */
  VntDeskMonitor *monitor; /* NULL when there is none */
  GHashTable *queue_names; /* id → name */
  GPtrArray *open_items; /* of VntTicketItem, weak */
  GHashTable *seen; /* ticket → the change it was last looked at */

  guint flow_source; /* the next look at what was put off */
  gboolean flow_any; /* something is away */
  gboolean flow_looking;
  gboolean flow_again;
};

/* -- vnt-desk-files.c -- */
char *vnt_desk_dup_files_dir (VntDesk *self, const VntAccount *account);
void vnt_desk_forget_files (const char *dir, const VntAccount *but);

/* -- vnt-desk-server.c -- */
void vnt_desk_read_markers (VntDesk *self);
VntServer *vnt_desk_make_server (VntDesk *self, const char *kind, const char *url, GError **error);

/* -- vnt-desk-work.c -- */

/* A write: after those before it, durable when it is done. @value of the task is what @func returned. */
void vnt_desk_write (VntDesk *self,
                     VntStoreFunc func,
                     gpointer data,
                     GDestroyNotify free_data,
                     GDestroyNotify free_result,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
/* A read that may be slow. */
void vnt_desk_read (VntDesk *self,
                    VntStoreFunc func,
                    gpointer data,
                    GDestroyNotify free_data,
                    GDestroyNotify free_result,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data);
gboolean vnt_desk_finish_flag (VntDesk *self, GAsyncResult *result, GError **error);
void vnt_desk_writes_open (VntDesk *self);
void vnt_desk_writes_close (VntDesk *self);

/* -- vnt-desk-clock.c -- */
void vnt_desk_clock_open (VntDesk *self);
void vnt_desk_clock_close (VntDesk *self);
void vnt_desk_clock_complain (VntDesk *self, const GError *why);
void vnt_desk_refresh_clocks (VntDesk *self);

/* -- vnt-desk-account.c -- */
void vnt_desk_account_open (VntDesk *self);
void vnt_desk_account_close (VntDesk *self);

/* -- vnt-desk-news.c -- */
void vnt_desk_news_open (VntDesk *self);
void vnt_desk_news_close (VntDesk *self, gboolean fetched);

/* -- vnt-desk-machines.c -- */
void vnt_desk_machines_open (VntDesk *self);

/* -- vnt-desk-monitor.c -- */
void vnt_desk_monitor_free (VntDeskMonitor *monitor);

/* -- vnt-desk-flow.c -- */
void vnt_desk_flow_open (VntDesk *self);
void vnt_desk_flow_close (VntDesk *self);

/* -- vnt-desk-update.c -- */
void vnt_desk_update (VntDesk *self);
void vnt_desk_count (VntDesk *self);
void vnt_desk_notice (VntDesk *self, const char *text);

G_END_DECLS
