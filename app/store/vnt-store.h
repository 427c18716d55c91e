/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vnt-draft.h"
#include "vnt-message.h"
#include "vnt-operation.h"
#include "vnt-people.h"
#include "vnt-ticket.h"
#include "vnt-view.h"

G_BEGIN_DECLS

/**
 * VntStore:
 *
 * The two databases of one laptop: cache.db (what the server said, can be fetched again) and work.db (what the agent
 * said, must survive). Writes are made on one thread of the store's own, each call in one transaction; a write call
 * blocks its caller until the change is durable, so it is made from a worker thread, or through vnt_store_run_async()
 * from the main one. Reads use a pool of read connections and may be made from any thread; on the main thread only those
 * that say so.
 *
 * Signals, on the main context that was the default of the thread that opened the store, after the commit:
 * - VntStore::tickets-changed (GArray of gint64, nullable): rows changed; %NULL when too many to name
 * - VntStore::conversation-changed (gint64 ticket; 0 for any)
 * - VntStore::outbox-changed
 * - VntStore::queues-changed
 * - VntStore::account-changed
 * - VntStore::writing-changed: a draft or a text module is another, came or went
 * - VntStore::views-changed
 * - VntStore::machines-changed: machines, catalogues, or changes of them that wait
 */
#define VNT_TYPE_STORE (vnt_store_get_type ())
G_DECLARE_FINAL_TYPE (VntStore, vnt_store, VNT, STORE, GObject)

/* What vnt_store_open() had to do to open the files. */
typedef enum
{
  VNT_STORE_AS_IT_WAS = 0,
  VNT_STORE_CACHE_REBUILT = 1 << 0, /* cache.db was damaged or newer: begun again from nothing */
  VNT_STORE_WORK_SET_ASIDE =
    1 << 1, /* work.db was damaged: what could be read was saved, the file kept beside it */
} VntStoreNotes;

VntStore *vnt_store_open (const char *cache_dir,
                          const char *work_dir,
                          VntStoreNotes *notes,
                          GError **error);
void vnt_store_close (VntStore *self);
/* For tests: how many ticket rows were read for lists. */
guint vnt_store_get_rows_read (VntStore *self);

/* Another process changed the files: tells everybody here to read again. Main thread. */
void vnt_store_read_again (VntStore *self);

/* Runs @func with (@store, @data) on a worker thread; for the main thread's writes and slow reads. */
typedef gpointer (*VntStoreFunc) (VntStore *store,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error);
void vnt_store_run_async (VntStore *self,
                          VntStoreFunc func,
                          gpointer data,
                          GDestroyNotify free_data,
                          GDestroyNotify free_result,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gpointer vnt_store_run_finish (VntStore *self, GAsyncResult *result, GError **error);

/* -- account (work.db) -- */
VntAccount *vnt_store_get_account (VntStore *self, GError **error);
gboolean vnt_store_set_account (VntStore *self, const VntAccount *account, GError **error);
gboolean vnt_store_forget_account (VntStore *self, GError **error);

/* -- what the server said (cache.db); @cursor_name and @cursor, where given, are saved in the same transaction -- */
gboolean vnt_store_save_queues (VntStore *self, GPtrArray *queues, GError **error);
gboolean vnt_store_save_people (
  VntStore *self, GPtrArray *people, const char *cursor_name, const char *cursor, GError **error);
gboolean vnt_store_save_articles (
  VntStore *self, GPtrArray *articles, const char *cursor_name, const char *cursor, GError **error);
gboolean vnt_store_save_tickets (VntStore *self,
                                 GPtrArray *tickets,
                                 GArray *gone,
                                 const char *cursor_name,
                                 const char *cursor,
                                 GError **error);
gboolean vnt_store_save_messages (
  VntStore *self, GPtrArray *messages, const char *cursor_name, const char *cursor, GError **error);
gboolean vnt_store_save_conversation (VntStore *self,
                                      gint64 asked_id,
                                      const VntTicket *ticket,
                                      const VntTicketDetail *detail,
                                      GPtrArray *messages,
                                      GError **error);
gboolean vnt_store_save_attachment_path (VntStore *self,
                                         gint64 attachment,
                                         const char *path,
                                         GError **error);
gboolean vnt_store_remove_ticket (VntStore *self, gint64 id, GError **error);
char *vnt_store_get_cursor (VntStore *self, const char *cursor_name, GError **error);
gboolean vnt_store_set_cursor (VntStore *self,
                               const char *cursor_name,
                               const char *cursor,
                               GError **error);

/* -- what the agent said (work.db) -- */
VntDraft *vnt_store_get_draft (VntStore *self, gint64 ticket, GError **error);
gboolean vnt_store_save_draft (VntStore *self, const VntDraft *draft, GError **error);
gboolean vnt_store_delete_draft (VntStore *self, gint64 ticket, GError **error);
GPtrArray *vnt_store_list_drafts (VntStore *self, GError **error);
gboolean vnt_store_queue_draft (VntStore *self,
                                const VntDraft *draft,
                                gint64 not_before,
                                GError **error);
gboolean vnt_store_queue_operations (VntStore *self, GPtrArray *operations, GError **error);
gboolean vnt_store_take_back_operations (VntStore *self,
                                         GPtrArray *operations,
                                         GPtrArray **left,
                                         GError **error);
gboolean vnt_store_undo_draft (VntStore *self, const char *uuid, VntDraft **draft, GError **error);

GPtrArray *vnt_store_list_operations (VntStore *self, GError **error);
VntOperation *vnt_store_get_operation (VntStore *self, const char *uuid, GError **error);
GPtrArray *vnt_store_due_operations (VntStore *self, gint64 now, gint64 *next_due, GError **error);
gboolean vnt_store_mark_sending (
  VntStore *self, const char *uuid, gint64 now, gboolean *mine, GError **error);
gboolean vnt_store_mark_failed (VntStore *self,
                                const char *uuid,
                                VntState state,
                                gint64 next_try,
                                const GError *why,
                                GError **error);
gboolean vnt_store_finish_operation (VntStore *self,
                                     const char *uuid,
                                     gint64 transaction,
                                     GError **error);
/* Whether an operation was already finished with this number of the server's. */
gboolean vnt_store_transaction_is_known (VntStore *self, gint64 transaction);
/* A new ticket: the server gave it a number, which everything about it follows. */
gboolean vnt_store_finish_creation (VntStore *self,
                                    const char *uuid,
                                    gint64 ticket,
                                    GError **error);
gboolean vnt_store_ticket_is_known (VntStore *self, gint64 ticket);
gint64 vnt_store_follow_ticket (VntStore *self, gint64 ticket);
gint64 vnt_store_find_created (VntStore *self, const char *uuid, GError **error);
gboolean vnt_store_settle_ticket (VntStore *self, gint64 ticket, GError **error);
GArray *vnt_store_unsettled_tickets (VntStore *self, GError **error);
gboolean vnt_store_count_arrived (VntStore *self,
                                  const VntOperation *operation,
                                  guint *count,
                                  GError **error);
gboolean vnt_store_hold_operation (VntStore *self,
                                   const char *uuid,
                                   const GError *why,
                                   GError **error);
gboolean vnt_store_retry_operation (VntStore *self, const char *uuid, GError **error);
gboolean vnt_store_drop_operation (VntStore *self, const char *uuid, GError **error);
guint vnt_store_adopt_sending (VntStore *self, GError **error);
/* %TRUE if this process may send: one at a time holds the lock, until it closes the store or ends. */
gboolean vnt_store_take_sending_lock (VntStore *self, GError **error);
gboolean vnt_store_mark_seen (VntStore *self, gint64 ticket, gint64 updated, GError **error);

/* -- reads for lists; the main thread may call these: each is bounded and by key -- */
GPtrArray *vnt_store_read_tickets (VntStore *self, const gint64 *ids, guint n_ids, GError **error);
/* The row as the server sent it, without what waits; %NULL without an error when it is not here. */
VntTicket *vnt_store_read_server_ticket (VntStore *self, gint64 id, GError **error);
GPtrArray *vnt_store_read_queues (VntStore *self, GError **error);

/* -- reads that may be slow: worker threads only -- */
GArray *vnt_store_query_tickets (VntStore *self,
                                 const VntTicketQuery *query,
                                 GCancellable *cancellable,
                                 GError **error);
GArray *vnt_store_query_groups (VntStore *self,
                                const VntTicketQuery *query,
                                guint most,
                                GPtrArray **groups,
                                GCancellable *cancellable,
                                GError **error);
gint64 vnt_store_count_tickets (VntStore *self, const VntTicketQuery *query, GError **error);
GPtrArray *vnt_store_read_conversation (VntStore *self, gint64 ticket, GError **error);
gboolean vnt_store_read_seen (VntStore *self, gint64 ticket, gint64 *seen, GError **error);
VntTicketDetail *vnt_store_read_server_detail (VntStore *self, gint64 ticket, GError **error);
VntTicketDetail *vnt_store_read_detail (VntStore *self, gint64 ticket, GError **error);
GArray *vnt_store_list_telling (VntStore *self, guint limit, GError **error);
GPtrArray *vnt_store_search_people (
  VntStore *self, const char *text, gboolean agents_only, guint limit, GError **error);
GPtrArray *vnt_store_search_articles (VntStore *self,
                                      const char *text,
                                      guint limit,
                                      GError **error);
VntArticle *vnt_store_read_article (VntStore *self, gint64 id, GError **error);

/* -- what stays on this laptop and what goes; worker threads only -- */
gboolean vnt_store_keep_ticket (VntStore *self, gint64 ticket, gboolean keep, GError **error);
gboolean vnt_store_note_whole (VntStore *self, gint64 ticket, GError **error);
gboolean vnt_store_ticket_is_kept (VntStore *self, gint64 ticket);
/* (transfer full) (element-type gint64): @missing: only those whose conversation was not brought yet */
GArray *vnt_store_list_kept (VntStore *self, gboolean missing, GError **error);
/* (transfer full) (element-type VntAttachment) */
GPtrArray *vnt_store_list_files_of_kept (VntStore *self, guint limit, GError **error);
GPtrArray *vnt_store_list_files_wanted (
  VntStore *self, gint64 largest, gint64 since, guint limit, GError **error);
GPtrArray *vnt_store_list_pictures_wanted (VntStore *self,
                                           gint64 largest,
                                           guint limit,
                                           GError **error);
gboolean vnt_store_shrink (VntStore *self, gboolean *more, GError **error);
gint64 vnt_store_measure (VntStore *self, GError **error);
gboolean vnt_store_make_room (
  VntStore *self, GHashTable *spared, gint64 *from, gboolean *made, GError **error);
gboolean vnt_store_keep_only_articles (VntStore *self, GHashTable *ids, GError **error);
gboolean vnt_store_sweep_files (VntStore *self, const char *dir, gint64 before, GError **error);

G_END_DECLS
