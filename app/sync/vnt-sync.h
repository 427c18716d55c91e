/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vnt-ask.h"
#include "vnt-online.h"
#include "vnt-server.h"
#include "vnt-store.h"

G_BEGIN_DECLS

/**
 * VntSync:
 *
 * The only one that writes what the server said. Two worker threads: the front lane sends the outbox and fetches what
 * the agent looks at; the back lane makes the first fetch, resumes it, and then asks for what is new. Changes reach
 * the window through the store only.
 *
 * Properties, on the main context it was made on: "online" (#VntOnline), "phase" (#VntPhase), "done" (gint64), "total" (gint64, -1
 * unknown), "last-answer" (gint64 Unix seconds, 0 never), "problem" (nullable string for a person).
 */
#define VNT_TYPE_SYNC (vnt_sync_get_type ())
G_DECLARE_FINAL_TYPE (VntSync, vnt_sync, VNT, SYNC, GObject)

VntSync *vnt_sync_new (VntStore *store, VntServer *server, VntAccount *account);
void vnt_sync_start (VntSync *self);
void vnt_sync_stop (VntSync *self);
void vnt_sync_set_files_dir (VntSync *self, const char *dir);
void vnt_sync_set_interval (VntSync *self, guint seconds);
void vnt_sync_set_background (VntSync *self, gboolean background);
void vnt_sync_set_limits (VntSync *self, gint64 largest_file, gint64 room);
void vnt_sync_poke (VntSync *self);
void vnt_sync_push (VntSync *self);
void vnt_sync_want_ticket (VntSync *self, gint64 ticket);
void vnt_sync_prefetch (VntSync *self, const gint64 *tickets, guint n_tickets);
const char *vnt_sync_get_files_dir (VntSync *self);
void vnt_sync_ask_async (VntSync *self,
                         VntAskFunc func,
                         gpointer data,
                         GDestroyNotify free_data,
                         GDestroyNotify free_result,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
gpointer vnt_sync_ask_finish (VntSync *self, GAsyncResult *result, GError **error);
void vnt_sync_fetch_attachment_async (VntSync *self,
                                      VntAttachment *attachment,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
char *vnt_sync_fetch_attachment_finish (VntSync *self, GAsyncResult *result, GError **error);

VntOnline vnt_sync_get_online (VntSync *self);
VntPhase vnt_sync_get_phase (VntSync *self);
gint64 vnt_sync_get_done (VntSync *self);
gint64 vnt_sync_get_total (VntSync *self);
gint64 vnt_sync_get_last_answer (VntSync *self);
VntFetched vnt_sync_get_fetched (VntSync *self);
const char *vnt_sync_get_problem (VntSync *self);

G_END_DECLS
