/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the agent said: who they are, what they are writing, and how it becomes changes that wait. */
#include "config.h"

#include <glib/gi18n.h>

#include "vnt-account-table.h"
#include "vnt-clock.h"
#include "vnt-draft-table.h"
#include "vnt-message-table.h"
#include "vnt-operation-table.h"
#include "vnt-new-ticket.h"
#include "vnt-store-creation.h"
#include "vnt-store-article-draft.h"
#include "vnt-store-machine-draft.h"
#include "vnt-store-private.h"
#include "vnt-text.h"
#include "vnt-ticket-table.h"

/**
 * vnt_store_get_account:
 * @self: a #VntStore
 * @error: place for an error
 *
 * One row by key.
 *
 * Returns: (transfer full) (nullable): who is signed in; %NULL without an error when nobody is
 */
VntAccount *
vnt_store_get_account (VntStore *self, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  VntAccount *account = NULL;

  if (reader == NULL)
    return NULL;

  vnt_account_table_get (reader->work, &account, error);
  vnt_store_give_reader (self, reader);

  return account;
}

static gboolean
set_account (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  call->news |= VNT_NEWS_ACCOUNT | VNT_NEWS_OUTBOX;
  return call->value != NULL ? vnt_account_table_set (db, call->value, error)
                             : vnt_account_table_leave (db, error);
}

static gboolean
nothing (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  return vnt_store_account_changed (call->store, call, error);
}

/**
 * vnt_store_set_account:
 * @self: a #VntStore
 * @account: who signs in
 * @error: place for an error
 *
 * Makes @account the one that is signed in. The copy of another account's server is thrown away; what another account left waiting
 * stays with that account and is not sent. Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_set_account (VntStore *self, const VntAccount *account, GError **error)
{
  VntCall set = { .value = account, .any_account = TRUE };
  VntCall follow = { .any_account = TRUE };

  g_return_val_if_fail (account != NULL, FALSE);

  return vnt_store_write_work (self, set_account, &set, error) &&
         vnt_store_write_work (self, nothing, &follow, error);
}

/**
 * vnt_store_forget_account:
 * @self: a #VntStore
 * @error: place for an error
 *
 * Signs out: the copy of the server is thrown away; what the agent wrote is kept for when they sign in again. Blocks:
 * worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_forget_account (VntStore *self, GError **error)
{
  VntCall set = { .any_account = TRUE };
  VntCall follow = { .any_account = TRUE };

  return vnt_store_write_work (self, set_account, &set, error) &&
         vnt_store_write_work (self, nothing, &follow, error);
}

/**
 * vnt_store_get_draft:
 * @self: a #VntStore
 * @ticket: a ticket
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: (transfer full) (nullable): what is being written on it; %NULL without an error when nothing is
 */
VntDraft *
vnt_store_get_draft (VntStore *self, gint64 ticket, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  VntDraft *draft = NULL;

  if (reader == NULL)
    return NULL;

  if (vnt_operation_table_follow (reader->work, &ticket, error))
    vnt_draft_table_get (reader->work, ticket, &draft, error);
  vnt_store_give_reader (self, reader);

  return draft;
}

static gboolean
has_text (const char *text)
{
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/* What was sent off is not brought back by a save that comes late; other words under the same name would be lost. */
static gboolean
check_sent (VntDb *db, const VntDraft *draft, GError **error)
{
  g_autoptr (VntOperation) operation = NULL;
  const char *text = draft->text;

  if (!vnt_operation_table_get (db, draft->uuid, &operation, error))
    return FALSE;
  if (draft->kind == VNT_OPERATION_CREATE)
    vnt_new_ticket_free (vnt_new_ticket_read (draft->text, &text));
  if (operation != NULL &&
      (g_strcmp0 (operation->source, text) == 0 || g_strcmp0 (operation->content, text) == 0))
    return TRUE;
  if (!has_text (text))
    return TRUE;

  g_set_error_literal (error, VNT_ERROR, VNT_ERROR_CONFLICT,
                       _ ("This was sent off already, so what changed since was not saved. Copy "
                          "it and write it anew."));
  return FALSE;
}

static gboolean
save_draft (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  const VntDraft *draft = call->value;
  g_autoptr (VntDraft) followed = vnt_draft_copy (draft);
  gboolean sent;

  if (!vnt_operation_table_exists (db, draft->uuid, &sent, error) ||
      !vnt_operation_table_follow (db, &followed->ticket, error))
    return FALSE;

  call->news |= VNT_NEWS_WRITING;
  return sent ? check_sent (db, draft, error) : vnt_draft_table_write (db, followed, error);
}

/**
 * vnt_store_save_draft:
 * @self: a #VntStore
 * @draft: what is being written
 * @error: place for an error
 *
 * Keeps @draft in place of the ticket's draft before it. One that was queued meanwhile is not brought back: with other words
 * than were queued that is a %VNT_ERROR_CONFLICT. Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_save_draft (VntStore *self, const VntDraft *draft, GError **error)
{
  VntCall call = { .value = draft };

  g_return_val_if_fail (draft != NULL, FALSE);

  return vnt_store_write_work (self, save_draft, &call, error);
}

static gboolean
delete_draft (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  g_autoptr (VntDraft) draft = NULL;

  if (!vnt_operation_table_follow (db, &call->ticket, error) ||
      !vnt_draft_table_get (db, call->ticket, &draft, error))
    return FALSE;

  if (draft == NULL)
    return TRUE;

  call->news |= VNT_NEWS_WRITING;
  vnt_call_note_files (call, draft->files);
  return vnt_draft_table_delete (db, draft->uuid, error);
}

/**
 * vnt_store_delete_draft:
 * @self: a #VntStore
 * @ticket: a ticket
 * @error: place for an error
 *
 * Throws away what is being written on it, with the files the program keeps for it. Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_delete_draft (VntStore *self, gint64 ticket, GError **error)
{
  VntCall call = { .ticket = ticket };

  return vnt_store_write_work (self, delete_draft, &call, error);
}

/**
 * vnt_store_list_drafts:
 * @self: a #VntStore
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: (transfer full) (element-type VntDraft) (nullable): every draft, the last written first
 */
GPtrArray *
vnt_store_list_drafts (VntStore *self, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  GPtrArray *drafts;

  if (reader == NULL)
    return NULL;

  drafts = vnt_draft_table_list (reader->work, error);
  vnt_store_give_reader (self, reader);

  return drafts;
}

static gboolean
queue_words (VntCall *call, const VntDraft *draft, GError **error)
{
  g_autoptr (VntOperation) operation = vnt_draft_make_operation (draft);

  if (!vnt_message_table_newest (call->cache, draft->ticket, &operation->seen, error))
    return FALSE;

  operation->not_before = call->time;

  return vnt_operation_table_insert (call->work, operation, draft->uuid, error);
}

/* A change of a field that is queued with the words: its base is what the agent saw. */
static gboolean
queue_field (
  VntCall *call, const VntDraft *draft, VntField field, const char *value, GError **error)
{
  g_autoptr (VntTicket) shown = NULL;
  g_autoptr (VntOperation) operation = NULL;
  g_autofree char *base = NULL;

  if (!vnt_ticket_table_get_shown (call->cache, draft->ticket, &shown, error))
    return FALSE;

  if (shown != NULL)
    base = vnt_overlay_get_field (shown, field);
  if (field == VNT_FIELD_STATUS && g_strcmp0 (base, value) == 0)
    return TRUE;

  operation = vnt_operation_new_field (draft->ticket, field, base, value);
  operation->not_before = call->time;

  return vnt_operation_table_insert (call->work, operation, draft->uuid, error);
}

static gboolean
queue_draft (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  const VntDraft *draft = call->value;
  gboolean forward = draft->kind == VNT_OPERATION_FORWARD;
  gboolean words = forward || has_text (draft->text) || draft->files->len > 0;
  g_autofree char *minutes = g_strdup_printf ("%d", draft->minutes);
  gint64 ticket = draft->ticket;
  gboolean queued;

  if (!vnt_operation_table_follow (db, &ticket, error))
    return FALSE;

  call->news |= VNT_NEWS_OUTBOX | VNT_NEWS_WRITING;
  vnt_call_touch (call, ticket);
  vnt_call_note_conversation (call, ticket);

  if (!vnt_operation_table_exists (db, draft->uuid, &queued, error) ||
      !vnt_draft_table_delete (db, draft->uuid, error))
    return FALSE;

  if (queued)
    return TRUE;
  if (draft->kind == VNT_OPERATION_CREATE)
    return vnt_store_queue_creation (db, call, draft, error);

  if (words && !queue_words (call, draft, error))
    return FALSE;

  /* Only a message carries time with it. */
  if ((!words || forward) && draft->minutes > 0 &&
      !queue_field (call, draft, VNT_FIELD_MINUTES, minutes, error))
    return FALSE;

  return draft->status == NULL || *draft->status == '\0' ||
         queue_field (call, draft, VNT_FIELD_STATUS, draft->status, error);
}

/**
 * vnt_store_queue_draft:
 * @self: a #VntStore
 * @draft: what was written
 * @not_before: Unix seconds until when it can be undone, 0 for at once
 * @error: place for an error
 *
 * In one transaction the draft goes and the changes it means begin to wait: the reply or comment under the draft's own
 * identity, then the time when there are no words to carry it, then the status. Doing it twice changes nothing. Blocks: worker
 * threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_queue_draft (VntStore *self, const VntDraft *draft, gint64 not_before, GError **error)
{
  VntCall call = { .value = draft, .time = not_before };

  g_return_val_if_fail (draft != NULL, FALSE);

  return vnt_store_write_work (self, queue_draft, &call, error);
}

static gboolean
queue_operations (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  call->news |= VNT_NEWS_OUTBOX | VNT_NEWS_WRITING;
  for (guint i = 0; i < call->items->len; i++)
    {
      VntOperation *operation = g_ptr_array_index (call->items, i);
      gint64 ticket = operation->ticket;
      gboolean there;

      if (!vnt_operation_table_follow (db, &ticket, error))
        return FALSE;
      /* A reply is kept back when somebody else writes first. */
      if (operation->kind == VNT_OPERATION_REPLY && operation->seen == 0 &&
          !vnt_message_table_newest (call->cache, ticket, &operation->seen, error))
        return FALSE;
      vnt_call_touch (call, ticket);
      vnt_call_note_conversation (call, ticket);
      if (!vnt_operation_table_exists (db, operation->uuid, &there, error) ||
          (!there && !vnt_operation_table_insert (db, operation, NULL, error)))
        return FALSE;
      if (operation->kind != VNT_OPERATION_SET_FIELD &&
          !vnt_draft_table_delete (db, operation->uuid, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * vnt_store_queue_operations:
 * @self: a #VntStore
 * @operations: (element-type VntOperation): changes, in order
 * @error: place for an error
 *
 * Lets all of them wait, or none. One that is here already is not doubled; a draft of the same identity has become it.
 * Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_queue_operations (VntStore *self, GPtrArray *operations, GError **error)
{
  VntCall call = { .items = operations };

  g_return_val_if_fail (operations != NULL, FALSE);

  return vnt_store_write_work (self, queue_operations, &call, error);
}

/* The text as its draft had it. */
static char *
words_of (const VntOperation *operation)
{
  g_autoptr (VntNewTicket) made = NULL;

  if (operation->kind != VNT_OPERATION_CREATE)
    {
      const char *words = vnt_operation_get_words (operation);

      return g_strdup (words != NULL ? words : "");
    }

  made = vnt_new_ticket_read (operation->value, NULL);
  return vnt_new_ticket_write (made, operation->content != NULL ? operation->content : "");
}

/* The draft that @operations, all queued from one, were made of; %NULL when one of them has left. */
VntDraft *
vnt_store_draft_of (const char *uuid, GPtrArray *operations)
{
  g_autoptr (VntDraft) draft = NULL;

  for (guint i = 0; i < operations->len; i++)
    {
      const VntOperation *operation = g_ptr_array_index (operations, i);

      if (!vnt_operation_may_be_taken_back (operation))
        return NULL;

      if (draft == NULL)
        draft = vnt_draft_new (operation->kind == VNT_OPERATION_CREATE ? 0 : operation->ticket,
                               VNT_OPERATION_REPLY);
      if (operation->field == VNT_FIELD_STATUS)
        vnt_text_set (&draft->status, operation->value);
      else if (operation->field == VNT_FIELD_MINUTES)
        draft->minutes = (int) g_ascii_strtoll (operation->value, NULL, 10);
      else
        {
          draft->kind = operation->kind;
          if (operation->kind == VNT_OPERATION_FORWARD)
            vnt_text_set (&draft->receivers, operation->value);
          else
            draft->minutes = operation->minutes;
          draft->options = (VntDraftOptions) operation->options & ~VNT_DRAFT_FORMATTED;
          g_free (draft->text);
          draft->text = words_of (operation);
          draft->cursor = (guint) g_utf8_strlen (draft->text, -1);
          for (guint j = 0; j < operation->files->len; j++)
            g_ptr_array_add (draft->files, vnt_file_ref (g_ptr_array_index (operation->files, j)));
        }
    }

  if (draft != NULL)
    vnt_text_set (&draft->uuid, uuid);
  return g_steal_pointer (&draft);
}

static gboolean
undo_draft (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  g_autoptr (GPtrArray) operations =
    vnt_operation_table_list (db, VNT_OPERATIONS_OF_DRAFT, 0, call->uuid, error);
  g_autoptr (VntDraft) draft = NULL;
  g_autoptr (VntDraft) newer = NULL;

  if (operations == NULL)
    return FALSE;

  if (operations->len > 0 &&
      ((VntOperation *) g_ptr_array_index (operations, 0))->kind == VNT_OPERATION_ARTICLE)
    return vnt_store_undo_article (db, call, g_ptr_array_index (operations, 0), error);
  if (operations->len > 0 &&
      ((VntOperation *) g_ptr_array_index (operations, 0))->kind == VNT_OPERATION_CREATE_MACHINE)
    return vnt_store_undo_machine (db, call, g_ptr_array_index (operations, 0), error);

  draft = vnt_store_draft_of (call->uuid, operations);
  if (draft == NULL)
    {
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_CONFLICT,
                           _ ("It is too late to take this back: it is already on its way."));
      return FALSE;
    }

  if (draft->kind == VNT_OPERATION_CREATE &&
      !vnt_store_may_give_up (db, g_ptr_array_index (operations, 0), error))
    return FALSE;
  vnt_call_touch (call, ((VntOperation *) g_ptr_array_index (operations, 0))->ticket);

  for (guint i = 0; i < operations->len; i++)
    if (!vnt_operation_table_delete (db, ((VntOperation *) g_ptr_array_index (operations, i))->uuid,
                                     error))
      return FALSE;

  if (!vnt_draft_table_get (db, draft->ticket, &newer, error))
    return FALSE;
  if (newer != NULL)
    {
      VntDraft *both = vnt_draft_join (draft, newer);

      vnt_draft_unref (draft);
      draft = both;
    }

  call->news |= VNT_NEWS_OUTBOX | VNT_NEWS_WRITING;
  vnt_call_note_conversation (call, draft->ticket);
  call->result = vnt_draft_ref (draft);
  return vnt_draft_table_write (db, draft, error);
}

/**
 * vnt_store_undo_draft:
 * @self: a #VntStore
 * @uuid: the draft's, which is also the reply's
 * @draft: (out) (transfer full) (optional): what is being written on the ticket now
 * @error: place for an error; %VNT_ERROR_CONFLICT when it has left
 *
 * Takes a reply back that nobody has tried to send yet, or that the server did not take, with what was queued with it. What was begun meanwhile goes below it. Blocks:
 * worker threads only.
 *
 * Returns: %TRUE if it is a draft again, durably
 */
gboolean
vnt_store_undo_draft (VntStore *self, const char *uuid, VntDraft **draft, GError **error)
{
  VntCall call = { .uuid = uuid };
  g_autoptr (VntDraft) restored = NULL;
  gboolean ok;

  g_return_val_if_fail (uuid != NULL, FALSE);

  ok = vnt_store_write_work (self, undo_draft, &call, error);
  restored = call.result;
  if (ok && draft != NULL)
    *draft = g_steal_pointer (&restored);

  return ok;
}

static gboolean
mark_seen (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  if (!vnt_operation_table_follow (db, &call->ticket, error))
    return FALSE;

  vnt_call_touch (call, call->ticket);
  return vnt_seen_table_set (db, call->ticket, call->time, error);
}

/**
 * vnt_store_mark_seen:
 * @self: a #VntStore
 * @ticket: a ticket
 * @updated: Unix seconds of the last change the agent has seen
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_mark_seen (VntStore *self, gint64 ticket, gint64 updated, GError **error)
{
  VntCall call = { .ticket = ticket, .time = updated };

  return vnt_store_write_work (self, mark_seen, &call, error);
}
