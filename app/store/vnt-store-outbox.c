/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The life of a change that waits: queued, sending, done, or unknown, refused, in conflict. */
#include "config.h"

#include <glib/gi18n.h>

#include "vnt-account-table.h"
#include "vnt-detail-table.h"
#include "vnt-machine-change.h"
#include "vnt-machine-table.h"
#include "vnt-message-table.h"
#include "vnt-operation-table.h"
#include "vnt-store-creation.h"
#include "vnt-store-private.h"
#include "vnt-ticket-table.h"

/* Seconds; nothing is put off for longer by the program itself. */
#define LONGEST_WAIT (60 * 60)

static GPtrArray *
list_operations (VntStore *self, VntOperations which, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  GPtrArray *operations;

  if (reader == NULL)
    return NULL;

  operations = vnt_operation_table_list (reader->work, which, 0, NULL, error);
  vnt_store_give_reader (self, reader);

  return operations;
}

/**
 * vnt_store_list_operations:
 * @self: a #VntStore
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: (transfer full) (element-type VntOperation) (nullable): every change that is not done, in the order they were made
 */
GPtrArray *
vnt_store_list_operations (VntStore *self, GError **error)
{
  return list_operations (self, VNT_OPERATIONS_WAITING, error);
}

/**
 * vnt_store_get_operation:
 * @self: a #VntStore
 * @uuid: a change's
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: (transfer full) (nullable): the change; %NULL without an error when there is none such any more
 */
VntOperation *
vnt_store_get_operation (VntStore *self, const char *uuid, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  VntOperation *operation = NULL;

  if (reader == NULL)
    return NULL;

  vnt_operation_table_get (reader->work, uuid, &operation, error);
  vnt_store_give_reader (self, reader);

  return operation;
}

/* When @operation may leave. A clock that was set back since must not make it wait until the old time comes again. */
static gint64
due_time (const VntOperation *operation, gint64 now)
{
  gint64 not_before = operation->created <= now ? operation->not_before : 0;
  gint64 next_try = operation->next_try;

  if (next_try != G_MAXINT64 && (operation->attempted > now || next_try - now > LONGEST_WAIT))
    next_try = 0;

  return MAX (not_before, next_try);
}

/**
 * vnt_store_due_operations:
 * @self: a #VntStore
 * @now: Unix seconds
 * @next_due: (out) (optional): when the next one will be due, 0 when none will by itself
 * @error: place for an error
 *
 * Of each ticket the oldest change that is not done, if its time has come. One that was refused, is in conflict or is being sent
 * holds back the later ones of its ticket. Blocks: worker threads only.
 *
 * Returns: (transfer full) (element-type VntOperation) (nullable): what may be sent now
 */
GPtrArray *
vnt_store_due_operations (VntStore *self, gint64 now, gint64 *next_due, GError **error)
{
  GPtrArray *heads = list_operations (self, VNT_OPERATIONS_HEADS, error);
  gint64 next = 0;

  for (guint i = 0; heads != NULL && i < heads->len;)
    {
      const VntOperation *operation = g_ptr_array_index (heads, i);
      gboolean may = operation->state == VNT_STATE_QUEUED || operation->state == VNT_STATE_UNKNOWN;
      gint64 due = due_time (operation, now);

      if (may && due > now)
        next = next == 0 ? due : MIN (next, due);
      if (may && due <= now)
        i++;
      else
        g_ptr_array_remove_index (heads, i);
    }

  if (next_due != NULL)
    *next_due = next;
  return heads;
}

/* The change @call is about; an error when there is none such any more. */
static VntOperation *
find_operation (VntDb *db, VntCall *call, GError **error)
{
  VntOperation *operation = NULL;

  if (!vnt_operation_table_get (db, call->uuid, &operation, error))
    return NULL;

  if (operation == NULL)
    {
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_NOT_FOUND,
                           _ ("This change does not wait any more."));
      return NULL;
    }

  call->news |= VNT_NEWS_OUTBOX;
  vnt_call_touch (call, operation->ticket);
  vnt_call_note_conversation (call, operation->ticket);
  return operation;
}

static gboolean
mark_sending (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  g_autoptr (VntOperation) operation = find_operation (db, call, error);
  gint64 floor = 0;

  if (operation == NULL)
    return FALSE;
  if (due_time (operation, call->time) > call->time)
    return TRUE;

  /* A new ticket has no conversation yet: what it becomes comes after everything. */
  return (operation->kind == VNT_OPERATION_CREATE
            ? vnt_message_table_last (call->cache, &floor, error)
            : vnt_message_table_newest (call->cache, operation->ticket, &floor, error)) &&
         vnt_operation_table_mark_sending (db, call->uuid, call->time, floor, &call->flag, error);
}

/**
 * vnt_store_mark_sending:
 * @self: a #VntStore
 * @uuid: a change's
 * @now: Unix seconds
 * @mine: (out): whether the caller is the one to send it; %FALSE when it is not due, not the oldest of its ticket, or taken
 * @error: place for an error
 *
 * Takes a change for sending. What is known of its ticket's conversation, of a new one's of every ticket's, before the first try
 * is remembered with it.
 * Blocks: worker threads only.
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_store_mark_sending (
  VntStore *self, const char *uuid, gint64 now, gboolean *mine, GError **error)
{
  VntCall call = { .uuid = uuid, .time = now };
  gboolean ok;

  g_return_val_if_fail (uuid != NULL && mine != NULL, FALSE);

  ok = vnt_store_write_work (self, mark_sending, &call, error);
  *mine = ok && call.flag;

  return ok;
}

static gboolean
mark_failed (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  g_autoptr (VntOperation) operation = find_operation (db, call, error);

  return operation != NULL && vnt_operation_table_mark_failed (db, call->uuid, call->state,
                                                               call->time, call->why, error);
}

/**
 * vnt_store_mark_failed:
 * @self: a #VntStore
 * @uuid: a change's
 * @state: what it is now: queued, unknown, refused or in conflict
 * @next_try: Unix seconds of the next try, 0 for at once
 * @why: (nullable): what went wrong, in words for a person
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_mark_failed (VntStore *self,
                       const char *uuid,
                       VntState state,
                       gint64 next_try,
                       const GError *why,
                       GError **error)
{
  VntCall call = { .uuid = uuid, .state = state, .time = next_try, .why = why };

  g_return_val_if_fail (uuid != NULL, FALSE);
  g_return_val_if_fail (state != VNT_STATE_DONE && state != VNT_STATE_SENDING, FALSE);

  return vnt_store_write_work (self, mark_failed, &call, error);
}

static gboolean
finish_operation (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  g_autoptr (VntOperation) operation = find_operation (db, call, error);

  return operation != NULL && vnt_operation_table_finish (db, call->uuid, call->number, error);
}

/**
 * vnt_store_finish_operation:
 * @self: a #VntStore
 * @uuid: a change's
 * @transaction: the server's number of what it became, 0 when it did not say
 * @error: place for an error
 *
 * The server has it. It stays laid over the server's row until vnt_store_settle_ticket(). Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_finish_operation (VntStore *self, const char *uuid, gint64 transaction, GError **error)
{
  VntCall call = { .uuid = uuid, .number = transaction };

  g_return_val_if_fail (uuid != NULL, FALSE);

  return vnt_store_write_work (self, finish_operation, &call, error);
}

/**
 * vnt_store_transaction_is_known:
 * @self: a #VntStore
 * @transaction: the server's number of an entry of a conversation
 *
 * Whether an operation was finished with it before, so that it cannot be another's. Worker threads only.
 *
 * Returns: %TRUE if it was; %FALSE also when that could not be read
 */
gboolean
vnt_store_transaction_is_known (VntStore *self, gint64 transaction)
{
  g_autoptr (GError) error = NULL;
  VntReader *reader = vnt_store_take_reader (self, &error);
  gint64 known = 0;

  if (reader != NULL)
    {
      vnt_db_number (reader->work, &known, &error,
                     "SELECT EXISTS (SELECT 1 FROM operation WHERE txn = ?1 AND state = 0"
                     " AND account = " VNT_CURRENT_ACCOUNT ") OR"
                     " EXISTS (SELECT 1 FROM operation_log WHERE txn = ?1"
                     " AND account = " VNT_CURRENT_ACCOUNT ")",
                     VNT_INT (transaction));
      vnt_store_give_reader (self, reader);
    }
  if (error != NULL)
    g_warning ("The log of what was sent could not be read: %s", error->message);

  return known != 0;
}

static gboolean
settle_ticket (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  g_autoptr (GPtrArray) operations =
    vnt_operation_table_list (db, VNT_OPERATIONS_OF_TICKET, call->ticket, NULL, error);

  if (operations == NULL)
    return FALSE;

  for (guint i = 0; i < operations->len; i++)
    {
      const VntOperation *operation = g_ptr_array_index (operations, i);

      if (operation->state != VNT_STATE_DONE)
        continue;

      call->news |= VNT_NEWS_OUTBOX;
      vnt_call_note_files (call, operation->files);
      if (!vnt_store_settle_creation (db, call, operation, operations, error) ||
          !vnt_operation_table_log (db, operation->uuid, error))
        return FALSE;
    }

  if (call->news != 0)
    {
      vnt_call_touch (call, call->ticket);
      vnt_call_note_conversation (call, call->ticket);
    }
  return TRUE;
}

/**
 * vnt_store_settle_ticket:
 * @self: a #VntStore
 * @ticket: a ticket whose row and conversation were fetched after its changes were done
 * @error: place for an error
 *
 * Its done changes are no longer laid over the server's row: they are in it. They go to the log, their files are
 * removed. Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_settle_ticket (VntStore *self, gint64 ticket, GError **error)
{
  VntCall call = { .ticket = ticket };

  return vnt_store_write_work (self, settle_ticket, &call, error);
}

/**
 * vnt_store_unsettled_tickets:
 * @self: a #VntStore
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): tickets to fetch and then to settle
 */
GArray *
vnt_store_unsettled_tickets (VntStore *self, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  g_autoptr (GArray) tickets = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean ok;

  if (reader == NULL)
    return NULL;

  ok = vnt_operation_table_list_unsettled (reader->work, tickets, error);
  vnt_store_give_reader (self, reader);

  return ok ? g_steal_pointer (&tickets) : NULL;
}

static gboolean
retry_operation (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  g_autoptr (VntOperation) operation = find_operation (db, call, error);
  g_autoptr (VntTicket) server = NULL;
  g_autoptr (VntTicketDetail) detail = NULL;
  g_autoptr (VntMachine) machine = NULL;
  g_autofree char *base = NULL;
  gint64 seen;

  if (operation == NULL ||
      !vnt_ticket_table_get_server (call->cache, operation->ticket, &server, error) ||
      !vnt_message_table_newest (call->cache, operation->ticket, &seen, error))
    return FALSE;

  if (operation->state == VNT_STATE_CONFLICT && operation->kind != VNT_OPERATION_SET_FIELD &&
      !vnt_operation_table_see (db, operation->ticket, seen, error))
    return FALSE;
  if (operation->field == VNT_FIELD_CUSTOM)
    {
      if (!vnt_detail_table_read (call->cache, operation->ticket, &detail, error))
        return FALSE;
      base = vnt_overlay_get_custom (detail, operation->name);
    }
  else if (operation->kind == VNT_OPERATION_EDIT_MACHINE)
    {
      if (!vnt_machine_table_read (call->cache, vnt_machine_of_subject (operation->ticket),
                                   &machine, error))
        return FALSE;
      base = machine != NULL ? vnt_machine_get_value (machine, operation->name) : NULL;
    }
  else if (server != NULL)
    base = vnt_overlay_get_field (server, operation->field);
  return vnt_operation_table_retry (db, call->uuid, base, error);
}

/**
 * vnt_store_retry_operation:
 * @self: a #VntStore
 * @uuid: a change's
 * @error: place for an error
 *
 * The agent wants it all the same: it goes as soon as possible. A field in conflict then replaces what the server says
 * now; messages that kept a reply back keep nothing of its ticket back again. One of unknown fate is checked again first.
 * Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_retry_operation (VntStore *self, const char *uuid, GError **error)
{
  VntCall call = { .uuid = uuid };

  g_return_val_if_fail (uuid != NULL, FALSE);

  return vnt_store_write_work (self, retry_operation, &call, error);
}

static gboolean
drop_operation (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  g_autoptr (VntOperation) operation = find_operation (db, call, error);

  if (operation == NULL)
    return FALSE;

  if (operation->state == VNT_STATE_SENDING || operation->state == VNT_STATE_DONE)
    {
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_CONFLICT,
                           _ ("It is too late to drop this change: it is already on its way."));
      return FALSE;
    }

  if ((operation->kind == VNT_OPERATION_CREATE ||
       operation->kind == VNT_OPERATION_CREATE_MACHINE) &&
      !vnt_store_may_give_up (db, operation, error))
    return FALSE;

  vnt_call_note_files (call, operation->files);
  return vnt_operation_table_log (db, call->uuid, error);
}

/**
 * vnt_store_drop_operation:
 * @self: a #VntStore
 * @uuid: a change's
 * @error: place for an error; %VNT_ERROR_CONFLICT when it is being sent
 *
 * The agent does not want it any more. Its files are removed. Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_drop_operation (VntStore *self, const char *uuid, GError **error)
{
  VntCall call = { .uuid = uuid };

  g_return_val_if_fail (uuid != NULL, FALSE);

  return vnt_store_write_work (self, drop_operation, &call, error);
}

static gboolean
adopt_sending (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  g_autoptr (GPtrArray) operations =
    vnt_operation_table_list (db, VNT_OPERATIONS_WAITING, 0, NULL, error);
  guint count = 0;

  if (operations == NULL || !vnt_operation_table_adopt (db, &count, error))
    return FALSE;

  for (guint i = 0; i < operations->len; i++)
    {
      const VntOperation *operation = g_ptr_array_index (operations, i);

      if (operation->state == VNT_STATE_SENDING)
        {
          vnt_call_touch (call, operation->ticket);
          vnt_call_note_conversation (call, operation->ticket);
        }
    }

  call->number = count;
  call->news |= count > 0 ? VNT_NEWS_OUTBOX : 0;
  return TRUE;
}

/**
 * vnt_store_adopt_sending:
 * @self: a #VntStore
 * @error: place for an error
 *
 * At start-up, by the process that holds the sending lock: what was being sent when the program ended is of unknown fate. Blocks:
 * worker threads only.
 *
 * Returns: how many there were
 */
guint
vnt_store_adopt_sending (VntStore *self, GError **error)
{
  VntCall call = { 0 };

  return vnt_store_write_work (self, adopt_sending, &call, error) ? (guint) call.number : 0;
}
