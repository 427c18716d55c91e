/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-overlay.h"
#include "vnt-service-facts.h"
#include "vnt-store.h"
#include "vnt-writer.h"

G_BEGIN_DECLS

/* Two read connections that one thread uses at a time. */
typedef struct
{
  VntDb *cache;
  VntDb *work;
} VntReader;

typedef enum
{
  VNT_NEWS_OUTBOX = 1 << 0,
  VNT_NEWS_QUEUES = 1 << 1,
  VNT_NEWS_ACCOUNT = 1 << 2,
  VNT_NEWS_ALL_TICKETS = 1 << 3,
  VNT_NEWS_WRITING = 1 << 4,
  VNT_NEWS_VIEWS = 1 << 5,
  VNT_NEWS_MACHINES = 1 << 6,
} VntNews;

enum
{
  TICKETS_CHANGED,
  CONVERSATION_CHANGED,
  OUTBOX_CHANGED,
  QUEUES_CHANGED,
  ACCOUNT_CHANGED,
  WRITING_CHANGED,
  VIEWS_CHANGED,
  MACHINES_CHANGED,
  N_SIGNALS
};

extern guint vnt_store_signals[N_SIGNALS];

struct _VntStore
{
  GObject parent_instance;

  char *cache_path;
  char *work_dir;
  char *work_path;
  VntWriter *writer;
  int sending_lock; /* file descriptor, -1 while not held */
  gint rows_read; /* atomic */

  GMutex lock; /* for everything below */
  GCond quiet;
  guint calls; /* under way */
  gboolean closed;
  GPtrArray *readers; /* not in use */
  char *login;
  gint64 account_created;
  VntRowClockFunc clock;
  gpointer clock_data;

  GMainContext *context;
  GSource *source; /* under way to tell the news */
  GHashTable *changed_tickets;
  GHashTable *changed_conversations;
  VntNews news;

  /* writer's thread only */
  GHashTable *stale; /* tickets whose shown row could not be written */
  char *account_key; /* for whom this process works: another may have signed in as somebody else */
};

/**
 * VntCall:
 *
 * One write call: what it was given, and what it found out on its way. Lives on its caller's stack; each function uses the
 * fields it needs.
 */
typedef struct
{
  VntStore *store;
  VntDb *cache;
  VntDb *work;

  const char *uuid;
  const char *name;
  const char *text;
  gint64 ticket;
  gint64 other;
  gint64 time;
  VntState state;
  const GError *why;
  gconstpointer value;
  gconstpointer detail;
  GPtrArray *items;
  GPtrArray *plain;
  GArray *gone;

  gboolean any_account; /* also when another process signed in as somebody else */
  gint64 number;
  gboolean flag;
  gpointer result;

  GArray *touched; /* tickets whose shown row is to be recomputed after a change of work.db */
  GArray *changed; /* tickets whose shown row is another now */
  GHashTable *conversations;
  GPtrArray *files; /* paths that may not be needed any more */
  VntNews news;
} VntCall;

/* A call and what it does in its transaction. */
typedef struct
{
  VntCall *call;
  VntDbFunc func;
} VntWrite;

gboolean vnt_store_enter (VntStore *self, GError **error);
void vnt_store_leave (VntStore *self);
gboolean vnt_store_write (
  VntStore *self, VntWriterFunc how, VntDbFunc func, VntCall *call, GError **error);
void vnt_store_refresh_touched (VntCall *call);
GHashTable *vnt_id_set_new (void);
void vnt_id_set_add (GHashTable *set, gint64 id);

gboolean vnt_store_write_cache (VntStore *self, VntDbFunc func, VntCall *call, GError **error);
gboolean vnt_store_write_work (VntStore *self, VntDbFunc func, VntCall *call, GError **error);
gboolean vnt_store_recompute (VntCall *call, gint64 id, const VntTicket *server, GError **error);
gboolean vnt_store_clock_row (
  VntCall *call, VntTicket *shown, const VntTicket *before, GPtrArray *operations, GError **error);
gboolean vnt_store_refresh_clock (VntCall *call, gint64 id, GError **error);
gboolean vnt_store_is_settled (
  VntDb *work, VntDb *cache, const VntOperation *operation, gboolean *settled, GError **error);
void vnt_call_touch (VntCall *call, gint64 ticket);
void vnt_call_note_conversation (VntCall *call, gint64 ticket);
void vnt_call_note_files (VntCall *call, GPtrArray *files);

VntDraft *vnt_store_draft_of (const char *uuid, GPtrArray *operations);

VntReader *vnt_store_take_reader (VntStore *self, GError **error);
void vnt_store_give_reader (VntStore *self, VntReader *reader);
char *vnt_store_dup_login (VntStore *self);
gint64 vnt_store_get_account_created (VntStore *self);
char *vnt_account_key (const VntAccount *account);
gboolean vnt_store_account_changed (VntStore *self, VntCall *call, GError **error);
void vnt_store_count_rows (VntStore *self, guint rows);

G_END_DECLS
