/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vnt-dispute.h"
#include "vnt-desk-state.h"
#include "vnt-draft.h"
#include "vnt-message-list.h"
#include "vnt-outbox-list.h"
#include "vnt-queue.h"
#include "vnt-ticket-list.h"
#include "vnt-view-list.h"

G_BEGIN_DECLS

/**
 * VntDesk:
 *
 * The only thing a face (window, command line) talks to besides the values of model/ and the lists. Used from one thread, the one
 * whose default main context was current when it was made. Nothing here blocks; an answer of the server is a change in a
 * list, never a callback.
 *
 * Properties: "state" (#VntDeskState), "account" (#VntAccount, nullable), "status-text" (string: one quiet line for the sidebar:
 * "Up to date 09:31", "Fetching tickets: 1,200 of 20,000", "No network. Everything is kept and will be sent."), "progress" (double 0–1, -1
 * when nothing is under way), "waiting" (guint: changes not sent yet), "attention" (guint: those that need the agent).
 *
 * Signals: "notice" (string text): something the agent should know once (a damaged file was set aside …). "tickets-back"
 * (GArray of gint64): tickets that were put off and came back by themselves. "conversations-changed": entries came or went.
 * "tickets-changed": rows did. "ticket-seen" (gint64): the agent looked at it. "machines-changed": see
 * vnt-desk-machines.h.
 */
#define VNT_TYPE_DESK (vnt_desk_get_type ())
G_DECLARE_FINAL_TYPE (VntDesk, vnt_desk, VNT, DESK, GObject)

/* @cache_dir and @work_dir: (nullable): other folders than the XDG ones, for tests. */
VntDesk *vnt_desk_new (const char *cache_dir, const char *work_dir);
void vnt_desk_open_async (VntDesk *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean vnt_desk_open_finish (VntDesk *self, GAsyncResult *result, GError **error);
void vnt_desk_close (VntDesk *self);

VntDeskState vnt_desk_get_state (VntDesk *self);
const VntAccount *vnt_desk_get_account (VntDesk *self);
const char *vnt_desk_get_status_text (VntDesk *self);
double vnt_desk_get_progress (VntDesk *self);
/* Whether something is under way; changes with "status-text". */
gboolean vnt_desk_get_busy (VntDesk *self);
guint vnt_desk_get_waiting (VntDesk *self);
guint vnt_desk_get_attention (VntDesk *self);
gboolean vnt_desk_get_secret_kept (VntDesk *self);
VntDeskFetched vnt_desk_get_fetched (VntDesk *self);

/* -- signing in: checks with the server, keeps the secret in the Secret Service, then begins to fetch -- */
void vnt_desk_sign_in_async (VntDesk *self,
                             const char *url,
                             const char *user,
                             const char *secret,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean vnt_desk_sign_in_finish (VntDesk *self, GAsyncResult *result, GError **error);
void vnt_desk_sign_out_async (VntDesk *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean vnt_desk_sign_out_finish (VntDesk *self, GAsyncResult *result, GError **error);

void vnt_desk_set_poll_interval (VntDesk *self, guint seconds);
void vnt_desk_set_limits (VntDesk *self, gint64 largest_file, gint64 room);
void vnt_desk_set_send_delay (VntDesk *self, guint seconds);
void vnt_desk_refresh (VntDesk *self);
void vnt_desk_set_offline (VntDesk *self, gboolean offline);

/* -- lists: valid from open to close; (transfer full) -- */
VntViewList *vnt_desk_list_views (VntDesk *self);
VntTicketList *vnt_desk_list_tickets (VntDesk *self, const VntTicketQuery *query);
VntMessageList *vnt_desk_list_messages (VntDesk *self, gint64 ticket);
GListModel *vnt_desk_list_outbox (VntDesk *self);

/* -- one ticket -- */
/* An item that follows the ticket; also asks the server for its whole conversation. */
VntTicketItem *vnt_desk_open_ticket (VntDesk *self, gint64 ticket);
void vnt_desk_load_detail_async (VntDesk *self,
                                 gint64 ticket,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
VntTicketDetail *vnt_desk_load_detail_finish (VntDesk *self, GAsyncResult *result, GError **error);
/* Takes a ticket offline, whole, or lets go of it. */
void vnt_desk_keep_ticket_async (VntDesk *self,
                                 gint64 ticket,
                                 gboolean keep,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean vnt_desk_keep_ticket_finish (VntDesk *self, GAsyncResult *result, GError **error);
void vnt_desk_mark_seen (VntDesk *self, const VntTicket *ticket);
const char *vnt_desk_get_queue_name (VntDesk *self, gint64 queue);
/* (transfer full) (element-type VntQueue): the agent's own first; a snapshot */
GPtrArray *vnt_desk_list_queues (VntDesk *self);
/* Opens an attachment's copy on this laptop, fetching it when needed. Returns its path. */
void vnt_desk_fetch_attachment_async (VntDesk *self,
                                      VntAttachment *attachment,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
char *vnt_desk_fetch_attachment_finish (VntDesk *self, GAsyncResult *result, GError **error);
/* The web page of a ticket, for a browser. (transfer full) (nullable) */
char *vnt_desk_get_ticket_url (VntDesk *self, gint64 ticket);

/* -- changes: done when durable -- */
void vnt_desk_set_field_async (VntDesk *self,
                               gint64 ticket,
                               VntField field,
                               const char *value,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
void vnt_desk_set_named_field_async (VntDesk *self,
                                     gint64 ticket,
                                     VntField field,
                                     const char *name,
                                     const char *value,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean vnt_desk_set_field_finish (VntDesk *self, GAsyncResult *result, GError **error);
/* The same, and which operation it is: "" when the field was so already. (transfer full) (nullable) */
char *vnt_desk_set_field_finish_id (VntDesk *self, GAsyncResult *result, GError **error);

/* -- drafts and sending -- */
void vnt_desk_load_draft_async (VntDesk *self,
                                gint64 ticket,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/* Returns: (transfer full) (nullable): %NULL with no error when nothing was being written */
VntDraft *vnt_desk_load_draft_finish (VntDesk *self, GAsyncResult *result, GError **error);
/* Saves in order; an empty draft is deleted. */
void vnt_desk_save_draft_async (VntDesk *self,
                                VntDraft *draft,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean vnt_desk_save_draft_finish (VntDesk *self, GAsyncResult *result, GError **error);
/* Copies a file the agent chose into the program's own folder, so that it is still there when the reply leaves. */
void vnt_desk_keep_file_async (VntDesk *self,
                               GFile *file,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
VntFile *vnt_desk_keep_file_finish (VntDesk *self, GAsyncResult *result, GError **error);
/* Turns the draft into waiting operations (reply or comment, then status), in one transaction. */
void vnt_desk_send_async (VntDesk *self,
                          VntDraft *draft,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean vnt_desk_send_finish (VntDesk *self, GAsyncResult *result, GError **error);
/* The same for the new ticket: its number, below 0 while the server gave none; 0 with an error. */
void vnt_desk_create_ticket_async (VntDesk *self,
                                   VntDraft *draft,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gint64 vnt_desk_create_ticket_finish (VntDesk *self, GAsyncResult *result, GError **error);
/* The number a ticket has now, when it was made on this laptop and the server gave it one. */
gint64 vnt_desk_follow_ticket (VntDesk *self, gint64 ticket);
/* Takes a reply back while it has not left; it is a draft again. Fails with VNT_ERROR_CONFLICT when it has left. */
void vnt_desk_undo_send_async (VntDesk *self,
                               const char *uuid,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean vnt_desk_undo_send_finish (VntDesk *self, GAsyncResult *result, GError **error);

/* -- outbox -- */
void vnt_desk_retry_operation (VntDesk *self, const char *uuid);
void vnt_desk_drop_operation (VntDesk *self, const char *uuid);
/* What waits, after whatever is still being saved; element type VntOperation. */
void vnt_desk_load_outbox_async (VntDesk *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GPtrArray *vnt_desk_load_outbox_finish (VntDesk *self, GAsyncResult *result, GError **error);
/* What there is to decide about a field in conflict. */
void vnt_desk_load_dispute_async (VntDesk *self,
                                  const char *uuid,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* Returns: (transfer full) (nullable): %NULL with VNT_ERROR_NOT_FOUND when it does not wait any more */
VntDispute *vnt_desk_load_dispute_finish (VntDesk *self, GAsyncResult *result, GError **error);

/* -- people, articles: for the palette, owners and search; element types VntPerson, VntArticle -- */
void vnt_desk_search_people_async (VntDesk *self,
                                   const char *text,
                                   gboolean agents_only,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GPtrArray *vnt_desk_search_people_finish (VntDesk *self, GAsyncResult *result, GError **error);
void vnt_desk_search_articles_async (VntDesk *self,
                                     const char *text,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *vnt_desk_search_articles_finish (VntDesk *self, GAsyncResult *result, GError **error);

G_END_DECLS
