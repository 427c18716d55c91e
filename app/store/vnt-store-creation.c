/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tickets made on this laptop: a number below 0 until the server gave one, which everything about it then follows. */
#include "config.h"

#include <glib/gi18n.h>

#include "vnt-account-table.h"
#include "vnt-draft-table.h"
#include "vnt-knowledge-table.h"
#include "vnt-machine-change.h"
#include "vnt-message-table.h"
#include "vnt-new-ticket.h"
#include "vnt-made-targets.h"
#include "vnt-operation-table.h"
#include "vnt-store-creation.h"
#include "vnt-snooze-table.h"
#include "vnt-store-private.h"
#include "vnt-text.h"
#include "vnt-ticket-table.h"

/* A number is never given twice, not even when its ticket was given up: something may still name it. */
static gboolean
take_number (VntDb *db, gint64 *number, GError **error)
{
  gint64 lowest = 0;

  if (!vnt_db_number (
        db, &lowest, error,
        "SELECT min(0, ifnull((SELECT min(ticket) FROM operation), 0),"
        " ifnull((SELECT min(ticket) FROM draft), 0),"
        " ifnull((SELECT min(CAST(base AS INTEGER)) FROM operation WHERE kind = 4), 0),"
        " ifnull((SELECT min(CAST(base AS INTEGER)) FROM operation_log"
        " WHERE kind = 4), 0))"))
    return FALSE;

  *number = lowest - 1;
  return TRUE;
}

/**
 * vnt_store_queue_creation:
 * @db: a writing connection to work.db
 * @call: the call it is part of; its time is the one before which the ticket may not leave
 * @draft: the new ticket, not queued before
 * @error: place for an error
 *
 * Gives the new ticket its number here and lets it wait under the draft's identity.
 *
 * Returns: %TRUE if written
 */
gboolean
vnt_store_queue_creation (VntDb *db, VntCall *call, const VntDraft *draft, GError **error)
{
  const char *text;
  g_autoptr (VntNewTicket) made = vnt_new_ticket_read (draft->text, &text);
  g_autoptr (VntOperation) operation = NULL;
  gint64 number;

  if (!take_number (db, &number, error))
    return FALSE;

  operation = vnt_operation_new (VNT_OPERATION_CREATE, number);
  vnt_text_set (&operation->uuid, draft->uuid);
  operation->base = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  operation->value = vnt_new_ticket_write (made, NULL);
  operation->content = g_strdup (text);
  operation->content_type = g_strdup ("text/plain");
  operation->minutes = draft->minutes;
  operation->not_before = call->time;
  for (guint i = 0; i < draft->files->len; i++)
    g_ptr_array_add (operation->files, vnt_file_ref (g_ptr_array_index (draft->files, i)));

  vnt_call_touch (call, number);
  return vnt_operation_table_insert (db, operation, draft->uuid, error);
}

/**
 * vnt_store_make_ticket:
 * @call: the call it is part of
 * @operations: (element-type VntOperation): the agent's changes of a ticket that the server did not send yet
 * @login: (nullable): who the agent is
 * @ticket: (out) (nullable): its row, %NULL when it was not made here
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_store_make_ticket (
  VntCall *call, GPtrArray *operations, const char *login, VntTicket **ticket, GError **error)
{
  const VntOperation *creation = NULL;
  g_autoptr (VntNewTicket) made = NULL;

  *ticket = NULL;
  for (guint i = 0; i < operations->len && creation == NULL; i++)
    if (((VntOperation *) g_ptr_array_index (operations, i))->kind == VNT_OPERATION_CREATE)
      creation = g_ptr_array_index (operations, i);
  if (creation == NULL)
    return TRUE;

  made = vnt_new_ticket_read (creation->value, NULL);
  *ticket = vnt_ticket_new (creation->ticket);
  (*ticket)->queue = made->queue;
  vnt_text_set (&(*ticket)->subject, made->subject);
  vnt_text_set (&(*ticket)->status, made->status != NULL ? made->status : "new");
  vnt_text_set (&(*ticket)->owner, made->owner);
  vnt_text_set (&(*ticket)->updated_by, login);
  if (made->requestors->len > 0)
    vnt_text_set (&(*ticket)->requestor, g_ptr_array_index (made->requestors, 0));
  (*ticket)->priority = made->priority != NULL ? atoi (made->priority) : 0;
  (*ticket)->minutes_worked = creation->minutes;
  (*ticket)->due = made->due;
  (*ticket)->created = creation->created;
  /* Not "updated": whatever the server sends is newer. */

  if (!vnt_status_table_lookup (call->cache, made->queue, (*ticket)->status,
                                &(*ticket)->status_class, error))
    return FALSE;
  if ((*ticket)->status_class == VNT_STATUS_UNKNOWN)
    (*ticket)->status_class = VNT_STATUS_OPEN;

  return TRUE;
}

/**
 * vnt_store_may_give_up:
 * @db: a connection to work.db
 * @creation: a new ticket or machine that waits
 * @error: place for an error; %VNT_ERROR_CONFLICT when something waits behind it
 *
 * It is not given up under what the agent did on it meanwhile.
 *
 * Returns: %TRUE if it may go
 */
gboolean
vnt_store_may_give_up (VntDb *db, const VntOperation *creation, GError **error)
{
  g_autoptr (GPtrArray) all =
    vnt_operation_table_list (db, VNT_OPERATIONS_OF_TICKET, creation->ticket, NULL, error);
  g_autoptr (VntDraft) draft = NULL;
  gboolean machine = creation->kind == VNT_OPERATION_CREATE_MACHINE;
  gboolean linked = FALSE;
  const char *why = _ ("Other changes wait for this new ticket. Discard them first.");

  if (all == NULL || !vnt_draft_table_get (db, creation->ticket, &draft, error) ||
      (machine &&
       !vnt_made_targets_exist (db, vnt_machine_of_subject (creation->ticket), &linked, error)))
    return FALSE;
  if (all->len <= 1 && draft == NULL && !linked)
    return TRUE;

  if (draft != NULL)
    why = _ ("A reply to this new ticket is being written. Discard it first.");
  else if (linked)
    why = _ ("A ticket is linked with this new machine. Discard the link first.");
  else if (machine)
    why = _ ("Other changes wait for this new machine. Discard them first.");
  g_set_error_literal (error, VNT_ERROR, VNT_ERROR_CONFLICT, why);
  return FALSE;
}

/* What the server filled in by itself is nobody's word: a change the agent made meanwhile goes over it. */
static gboolean
rebase (VntDb *db, VntCall *call, gint64 ticket, GPtrArray *operations, GError **error)
{
  g_autoptr (VntTicket) server = NULL;
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);

  if (!vnt_ticket_table_get_server (call->cache, ticket, &server, error))
    return FALSE;

  for (guint i = 0; server != NULL && i < operations->len; i++)
    {
      const VntOperation *operation = g_ptr_array_index (operations, i);
      g_autofree char *base = vnt_overlay_get_field (server, operation->field);

      /* Only the first change of a field: the next one follows it. */
      if (operation->kind != VNT_OPERATION_SET_FIELD || base == NULL ||
          !g_hash_table_add (done, GINT_TO_POINTER (operation->field)))
        continue;
      if (operation->tries > 0 || operation->base == NULL)
        continue;
      if (!vnt_db_run (db, error, "UPDATE operation SET base = ?2 WHERE uuid = ?1",
                       VNT_TEXT (operation->uuid), VNT_TEXT (base)))
        return FALSE;
    }

  return TRUE;
}

/**
 * vnt_store_settle_creation:
 * @db: a writing connection to work.db
 * @call: the call it is part of
 * @creation: a new ticket that is done
 * @operations: (element-type VntOperation): all changes of its ticket
 * @error: place for an error
 *
 * The ticket was read back: what the agent changed on it before it had its number is compared with what is there.
 *
 * Returns: %TRUE if written
 */
gboolean
vnt_store_settle_creation (
  VntDb *db, VntCall *call, const VntOperation *creation, GPtrArray *operations, GError **error)
{
  return creation->kind != VNT_OPERATION_CREATE ||
         rebase (db, call, creation->ticket, operations, error);
}

static gboolean
finish_creation (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  g_autoptr (VntOperation) creation = NULL;

  if (!vnt_operation_table_get (db, call->uuid, &creation, error))
    return FALSE;
  if (creation == NULL || creation->kind != VNT_OPERATION_CREATE)
    {
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_NOT_FOUND,
                           _ ("This change does not wait any more."));
      return FALSE;
    }

  call->news |= VNT_NEWS_OUTBOX;
  vnt_call_touch (call, creation->ticket);
  vnt_call_touch (call, call->number);
  vnt_call_note_conversation (call, creation->ticket);
  vnt_call_note_conversation (call, call->number);

  return vnt_operation_table_finish (db, call->uuid, 0, error) &&
         vnt_operation_table_move (db, creation->ticket, call->number, error) &&
         vnt_draft_table_move (db, creation->ticket, call->number, error) &&
         vnt_snooze_table_move (db, creation->ticket, call->number, error) &&
         vnt_knowledge_table_move (db, creation->ticket, call->number, error);
}

/**
 * vnt_store_finish_creation:
 * @self: a #VntStore
 * @uuid: a new ticket's
 * @ticket: the number the server gave it
 * @error: place for an error
 *
 * The server has the ticket. In one transaction everything that waits for it, and what is being written on it, goes to
 * its number; it stays laid over the server's row until vnt_store_settle_ticket(). Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_finish_creation (VntStore *self, const char *uuid, gint64 ticket, GError **error)
{
  VntCall call = { .uuid = uuid, .number = ticket };

  g_return_val_if_fail (uuid != NULL && ticket > 0, FALSE);

  return vnt_store_write_work (self, finish_creation, &call, error);
}

/**
 * vnt_store_ticket_is_known:
 * @self: a #VntStore
 * @ticket: the server's number of a ticket
 *
 * Whether a new ticket was finished with it before, so that it cannot be another's. Worker threads only.
 *
 * Returns: %TRUE if it was; %FALSE also when that could not be read
 */
gboolean
vnt_store_ticket_is_known (VntStore *self, gint64 ticket)
{
  g_autoptr (GError) error = NULL;
  VntReader *reader = vnt_store_take_reader (self, &error);
  gint64 known = 0;

  if (reader != NULL)
    {
      vnt_db_number (reader->work, &known, &error,
                     "SELECT EXISTS (SELECT 1 FROM operation WHERE kind = 4 AND state = 0"
                     " AND ticket = ?1 AND account = " VNT_CURRENT_ACCOUNT ") OR"
                     " EXISTS (SELECT 1 FROM operation_log WHERE kind = 4 AND state = 0"
                     " AND ticket = ?1 AND account = " VNT_CURRENT_ACCOUNT ")",
                     VNT_INT (ticket));
      vnt_store_give_reader (self, reader);
    }
  if (error != NULL)
    g_warning ("The log of what was sent could not be read: %s", error->message);

  return known != 0;
}

/**
 * vnt_store_follow_ticket:
 * @self: a #VntStore
 * @ticket: a ticket's number, perhaps one given on this laptop
 *
 * Any thread, the main one too: nothing is read for a number of the server's.
 *
 * Returns: the number it has now; @ticket while the server gave none
 */
gint64
vnt_store_follow_ticket (VntStore *self, gint64 ticket)
{
  g_autoptr (GError) error = NULL;
  VntReader *reader;

  if (ticket >= 0 && (!vnt_machine_is_subject (ticket) || vnt_machine_of_subject (ticket) > 0))
    return ticket;

  reader = vnt_store_take_reader (self, &error);
  if (reader != NULL)
    {
      vnt_operation_table_follow (reader->work, &ticket, &error);
      vnt_store_give_reader (self, reader);
    }
  if (error != NULL)
    g_warning ("What became of a new ticket could not be read: %s", error->message);

  return ticket;
}

/**
 * vnt_store_find_created:
 * @self: a #VntStore
 * @uuid: a new ticket's
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: the number it has now, 0 with @error set when that cannot be told
 */
gint64
vnt_store_find_created (VntStore *self, const char *uuid, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  gint64 ticket = 0;
  gboolean read;

  if (reader == NULL)
    return 0;

  read = vnt_db_number (reader->work, &ticket, error,
                        "SELECT ticket FROM operation WHERE uuid = ?1 UNION ALL"
                        " SELECT ticket FROM operation_log WHERE uuid = ?1 LIMIT 1",
                        VNT_TEXT (uuid));
  vnt_store_give_reader (self, reader);
  if (read && ticket == 0)
    g_set_error_literal (error, VNT_ERROR, VNT_ERROR_NOT_FOUND,
                         _ ("This change does not wait any more."));

  return read ? ticket : 0;
}
