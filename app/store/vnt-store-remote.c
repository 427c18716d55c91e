/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Remote sessions, until what came of them is written down. */
#include "vnt-store-remote.h"

#include "vnt-draft-table.h"
#include "vnt-operation-table.h"
#include "vnt-remote-table.h"
#include "vnt-store-private.h"

static gboolean
save_remote (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  return vnt_remote_table_write (db, call->value, error);
}

/**
 * vnt_store_save_remote:
 * @self: a #VntStore
 * @session: a new one, or what became of one
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_save_remote (VntStore *self, const VntRemoteSession *session, GError **error)
{
  VntCall call = { .value = session };

  return vnt_store_write_work (self, save_remote, &call, error);
}

static gboolean
settle_remote (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  const VntOperation *comment = call->value;
  gboolean open;

  if (!vnt_remote_table_settle (db, call->uuid, &open, error))
    return FALSE;
  if (comment == NULL || !open)
    return TRUE;
  call->news |= VNT_NEWS_OUTBOX;
  vnt_call_touch (call, comment->ticket);
  vnt_call_note_conversation (call, comment->ticket);
  return vnt_operation_table_insert (db, comment, NULL, error);
}

/**
 * vnt_store_settle_remote:
 * @self: a #VntStore
 * @uuid: of a session
 * @comment: (nullable): what is written down of it; %NULL for nothing
 * @error: place for an error
 *
 * In one transaction the comment begins to wait and the session is settled: a crash writes nothing twice. Blocks: worker
 * threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_settle_remote (VntStore *self, const char *uuid, VntOperation *comment, GError **error)
{
  VntCall call = { .uuid = uuid, .value = comment };

  return vnt_store_write_work (self, settle_remote, &call, error);
}

static gboolean
draft_remote (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  const VntDraft *draft = call->value;
  g_autoptr (VntDraft) older = NULL;
  gboolean open;

  call->flag = FALSE;
  if (!vnt_draft_table_get (db, draft->ticket, &older, error))
    return FALSE;
  if (older != NULL && !vnt_draft_is_empty (older))
    return TRUE; /* one thing is written at a time: the session stays open */
  if (!vnt_remote_table_settle (db, call->uuid, &open, error))
    return FALSE;
  call->flag = TRUE;
  call->news |= VNT_NEWS_WRITING;
  if (!open)
    return TRUE;
  return (older == NULL || vnt_draft_table_delete (db, older->uuid, error)) &&
         vnt_draft_table_write (db, draft, error);
}

/**
 * vnt_store_draft_remote:
 * @self: a #VntStore
 * @uuid: of a session
 * @draft: what could be written down of it
 * @kept: (out): whether it is the draft of its ticket now, and the session settled; not when something else is being written
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_draft_remote (
  VntStore *self, const char *uuid, VntDraft *draft, gboolean *kept, GError **error)
{
  VntCall call = { .uuid = uuid, .value = draft };
  gboolean done = vnt_store_write_work (self, draft_remote, &call, error);

  *kept = done && call.flag;
  return done;
}

/**
 * vnt_store_list_open_remote:
 * @self: a #VntStore
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: (transfer full) (element-type VntRemoteSession) (nullable): those that are not settled, oldest first
 */
GPtrArray *
vnt_store_list_open_remote (VntStore *self, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  GPtrArray *sessions;

  if (reader == NULL)
    return NULL;
  sessions = vnt_remote_table_list_open (reader->work, error);
  vnt_store_give_reader (self, reader);
  return sessions;
}

/**
 * vnt_store_list_recent_remote:
 * @self: a #VntStore
 * @requestor: (nullable): whose come first
 * @most: how many
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: (transfer full) (element-type VntRemoteSession) (nullable): what was started lately
 */
GPtrArray *
vnt_store_list_recent_remote (VntStore *self, const char *requestor, guint most, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  GPtrArray *sessions;

  if (reader == NULL)
    return NULL;
  sessions = vnt_remote_table_list_recent (reader->work, requestor, most, error);
  vnt_store_give_reader (self, reader);
  return sessions;
}
