/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-operation-table.h"

#include "vnt-account-table.h"
#include "vnt-clock.h"
#include "vnt-machine-change.h"
#include "vnt-made-targets.h"
#include "vnt-text.h"

#define COLUMNS                                                                              \
  "uuid, sequence, ticket, kind, state, field, base, value, content, content_type, minutes," \
  " created, not_before, attempted, next_try, tries, error, error_code, seen, floor, name, source, options"

#define SELECT_MINE "SELECT " COLUMNS " FROM operation WHERE account = " VNT_CURRENT_ACCOUNT " AND "

static gboolean
read_files (VntDb *db, VntOperation *operation, GError **error)
{
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT path, name, content_type, size FROM operation_file WHERE operation = ?"
                   " ORDER BY position",
                   VNT_TEXT (operation->uuid));

  if (rows == NULL)
    return FALSE;

  while (vnt_rows_next (rows))
    g_ptr_array_add (operation->files,
                     vnt_file_new (vnt_rows_text (rows, 0), vnt_rows_text (rows, 1),
                                   vnt_rows_text (rows, 2), vnt_rows_int (rows, 3)));

  return vnt_rows_done (rows, error);
}

static VntOperation *
read_operation (VntDb *db, VntRows *rows, GError **error)
{
  g_autoptr (VntOperation) operation =
    vnt_operation_new ((VntOperationKind) vnt_rows_int (rows, 3), vnt_rows_int (rows, 2));

  vnt_text_set (&operation->uuid, vnt_rows_text (rows, 0));
  operation->sequence = vnt_rows_int (rows, 1);
  operation->state = (VntState) vnt_rows_int (rows, 4);
  operation->field = (VntField) vnt_rows_int (rows, 5);
  vnt_text_set (&operation->base, vnt_rows_text (rows, 6));
  vnt_text_set (&operation->value, vnt_rows_text (rows, 7));
  vnt_text_set (&operation->content, vnt_rows_text (rows, 8));
  vnt_text_set (&operation->content_type, vnt_rows_text (rows, 9));
  operation->minutes = (int) vnt_rows_int (rows, 10);
  operation->created = vnt_rows_int (rows, 11);
  operation->not_before = vnt_rows_int (rows, 12);
  operation->attempted = vnt_rows_int (rows, 13);
  operation->next_try = vnt_rows_int (rows, 14);
  operation->tries = (guint) vnt_rows_int (rows, 15);
  vnt_text_set (&operation->error, vnt_rows_text (rows, 16));
  operation->error_code = (int) vnt_rows_int (rows, 17);
  operation->seen = vnt_rows_int (rows, 18);
  operation->floor = vnt_rows_int (rows, 19);
  vnt_text_set (&operation->name, vnt_rows_text (rows, 20));
  vnt_text_set (&operation->source, vnt_rows_text (rows, 21));
  operation->options = (guint) vnt_rows_int (rows, 22);

  return read_files (db, operation, error) ? g_steal_pointer (&operation) : NULL;
}

static VntRows *
select_operations (VntDb *db, VntOperations which, gint64 ticket, const char *draft, GError **error)
{
  switch (which)
    {
    case VNT_OPERATIONS_WAITING:
      return vnt_db_select (db, error, SELECT_MINE "state <> 0 ORDER BY sequence");
    case VNT_OPERATIONS_HEADS:
      return vnt_db_select (db, error,
                            SELECT_MINE
                            "sequence IN (SELECT min(sequence) FROM operation WHERE state <> 0"
                            " AND account = " VNT_CURRENT_ACCOUNT
                            " AND NOT " VNT_WAITS_FOR_MACHINE (
                              "") " GROUP BY ticket) ORDER BY sequence");
    case VNT_OPERATIONS_OF_TICKET:
      return vnt_db_select (db, error, SELECT_MINE "ticket = ? ORDER BY sequence",
                            VNT_INT (ticket));
    case VNT_OPERATIONS_OF_DRAFT:
      return vnt_db_select (db, error, SELECT_MINE "draft = ? ORDER BY sequence", VNT_TEXT (draft));
    case VNT_OPERATIONS_ALL:
    default:
      return vnt_db_select (db, error, SELECT_MINE "1 ORDER BY sequence");
    }
}

/**
 * vnt_operation_table_list:
 * @db: a connection to work.db
 * @which: what to list
 * @ticket: for %VNT_OPERATIONS_OF_TICKET
 * @draft: (nullable): for %VNT_OPERATIONS_OF_DRAFT
 * @error: place for an error
 *
 * Returns: (transfer full) (element-type VntOperation) (nullable): operations of the account, in the order they were made
 */
GPtrArray *
vnt_operation_table_list (
  VntDb *db, VntOperations which, gint64 ticket, const char *draft, GError **error)
{
  g_autoptr (GPtrArray) operations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_operation_unref);
  g_autoptr (VntRows) rows = select_operations (db, which, ticket, draft, error);

  if (rows == NULL)
    return NULL;

  while (vnt_rows_next (rows))
    {
      VntOperation *operation = read_operation (db, rows, error);

      if (operation == NULL)
        return NULL;
      g_ptr_array_add (operations, operation);
    }

  return vnt_rows_done (rows, error) ? g_steal_pointer (&operations) : NULL;
}

/**
 * vnt_operation_table_get:
 * @db: a connection to work.db
 * @uuid: an operation's
 * @operation: (out) (nullable): it, %NULL when the account has none such
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_operation_table_get (VntDb *db, const char *uuid, VntOperation **operation, GError **error)
{
  g_autoptr (VntRows) rows = vnt_db_select (db, error, SELECT_MINE "uuid = ?", VNT_TEXT (uuid));

  *operation = NULL;
  if (rows == NULL)
    return FALSE;

  if (vnt_rows_next (rows))
    {
      *operation = read_operation (db, rows, error);
      if (*operation == NULL)
        return FALSE;
    }

  return vnt_rows_done (rows, error);
}

/**
 * vnt_operation_table_get_transaction:
 * @db: a connection to work.db
 * @uuid: an operation's
 * @transaction: (out): the server's number of what it became, 0 when that is not known
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_operation_table_get_transaction (VntDb *db,
                                     const char *uuid,
                                     gint64 *transaction,
                                     GError **error)
{
  *transaction = 0;
  return vnt_db_number (db, transaction, error, "SELECT txn FROM operation WHERE uuid = ?",
                        VNT_TEXT (uuid));
}

/**
 * vnt_operation_table_exists:
 * @db: a connection to work.db
 * @uuid: an operation's
 * @exists: (out): whether it waits, or was sent or dropped before
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_operation_table_exists (VntDb *db, const char *uuid, gboolean *exists, GError **error)
{
  gint64 found = 0;

  if (!vnt_db_number (db, &found, error,
                      "SELECT EXISTS (SELECT 1 FROM operation WHERE uuid = ?1 OR draft = ?1) OR"
                      " EXISTS (SELECT 1 FROM operation_log WHERE uuid = ?1)",
                      VNT_TEXT (uuid)))
    return FALSE;

  *exists = found != 0;
  return TRUE;
}

/**
 * vnt_operation_table_follow:
 * @db: a connection to work.db
 * @ticket: (inout): the number of a ticket or a machine; one given on this laptop becomes the server's as soon as there is one
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_operation_table_follow (VntDb *db, gint64 *ticket, GError **error)
{
  gboolean machine = vnt_machine_is_subject (*ticket);
  gint64 own = machine ? vnt_machine_of_subject (*ticket) : *ticket;
  g_autofree char *given = g_strdup_printf ("%" G_GINT64_FORMAT, own);

  /* "state = 0": one that was dropped is in the log, too, and has no other number. */
  return own >= 0 ||
         vnt_db_number (db, ticket, error,
                        "SELECT ticket FROM operation WHERE kind = ?2 AND state = 0 AND base = ?1"
                        " AND account = " VNT_CURRENT_ACCOUNT
                        " UNION ALL SELECT ticket FROM operation_log WHERE kind = ?2 AND state = 0"
                        " AND base = ?1 AND account = " VNT_CURRENT_ACCOUNT " LIMIT 1",
                        VNT_TEXT (given),
                        VNT_INT (machine ? VNT_OPERATION_CREATE_MACHINE : VNT_OPERATION_CREATE));
}

/**
 * vnt_operation_table_insert:
 * @db: a writing connection to work.db
 * @operation: a new one; its sequence number is given here
 * @draft: (nullable): UUID of the draft it comes from
 * @error: place for an error
 *
 * One for a ticket made on this laptop that has its number by now is written under that number.
 *
 * Returns: %TRUE if written
 */
gboolean
vnt_operation_table_insert (VntDb *db,
                            const VntOperation *operation,
                            const char *draft,
                            GError **error)
{
  gint64 ticket = operation->ticket;
  g_autofree char *resolved = NULL;

  if (!vnt_operation_table_follow (db, &ticket, error) ||
      (operation->field == VNT_FIELD_LINKS &&
       !vnt_made_targets_resolve (db, operation->value, &resolved, error)))
    return FALSE;

  if (
    !vnt_db_run (
      db, error,
      "INSERT INTO operation (uuid, account, ticket, kind, state, field, base, value, content,"
      " content_type, minutes, created, not_before, draft, seen, name, source, options) VALUES (?, " VNT_CURRENT_ACCOUNT
      ", ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      VNT_TEXT (operation->uuid), VNT_INT (ticket), VNT_INT (operation->kind),
      VNT_INT (VNT_STATE_QUEUED), VNT_INT (operation->field), VNT_TEXT (operation->base),
      VNT_TEXT (resolved != NULL ? resolved : operation->value), VNT_TEXT (operation->content),
      VNT_TEXT (operation->content_type), VNT_INT (operation->minutes),
      VNT_INT (operation->created), VNT_INT (operation->not_before), VNT_TEXT (draft),
      VNT_INT (operation->seen), VNT_TEXT (operation->name), VNT_TEXT (operation->source),
      VNT_INT (operation->options)))
    return FALSE;

  for (guint i = 0; i < operation->files->len; i++)
    {
      const VntFile *file = g_ptr_array_index (operation->files, i);

      if (!vnt_db_run (db, error,
                       "INSERT INTO operation_file (operation, position, path, name,"
                       " content_type, size) VALUES (?, ?, ?, ?, ?, ?)",
                       VNT_TEXT (operation->uuid), VNT_INT (i), VNT_TEXT (file->path),
                       VNT_TEXT (file->name), VNT_TEXT (file->content_type), VNT_INT (file->size)))
        return FALSE;
    }

  return TRUE;
}

/**
 * vnt_operation_table_mark_sending:
 * @db: a writing connection to work.db
 * @uuid: an operation's
 * @now: Unix seconds
 * @floor: number of the newest entry that is known of its ticket's conversation, or of all for a new ticket; 0 when none is
 * @mine: (out): whether the caller is the one to send it
 * @error: place for an error
 *
 * Takes the operation, if it is the oldest of its ticket and nobody else took it. A link to a machine that has no number
 * yet holds nothing up.
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_operation_table_mark_sending (
  VntDb *db, const char *uuid, gint64 now, gint64 floor, gboolean *mine, GError **error)
{
  *mine = FALSE;
  if (!vnt_db_run (db, error,
                   "UPDATE operation SET state = 2, tries = tries + 1, attempted = CASE"
                   " WHEN attempted = 0 THEN ?2 ELSE attempted END, floor = CASE"
                   " WHEN attempted = 0 THEN ?3 ELSE floor END"
                   " WHERE uuid = ?1 AND account = " VNT_CURRENT_ACCOUNT " AND state IN (1, 3)"
                   " AND NOT EXISTS (SELECT 1 FROM operation o WHERE o.account = operation.account"
                   " AND o.ticket = operation.ticket AND o.sequence < operation.sequence"
                   " AND o.state <> 0 AND NOT " VNT_WAITS_FOR_MACHINE ("o.") ")",
                   VNT_TEXT (uuid), VNT_INT (now), VNT_INT (floor)))
    return FALSE;

  *mine = vnt_db_get_changes (db) == 1;
  return TRUE;
}

/**
 * vnt_operation_table_mark_failed:
 * @db: a writing connection to work.db
 * @uuid: an operation's that is not done
 * @state: what it is now
 * @next_try: Unix seconds of the next try, 0 for at once
 * @why: (nullable): what went wrong
 * @error: place for an error
 *
 * Returns: %TRUE if written
 */
gboolean
vnt_operation_table_mark_failed (
  VntDb *db, const char *uuid, VntState state, gint64 next_try, const GError *why, GError **error)
{
  int code = why != NULL && why->domain == VNT_ERROR ? why->code : 0;

  return vnt_db_run (db, error,
                     "UPDATE operation SET state = ?2, next_try = ?3, error = ?4, error_code = ?5"
                     " WHERE uuid = ?1 AND state <> 0",
                     VNT_TEXT (uuid), VNT_INT (state), VNT_INT (next_try),
                     VNT_TEXT (why != NULL ? why->message : NULL), VNT_INT (code));
}

/**
 * vnt_operation_table_hold:
 * @db: a writing connection to work.db
 * @uuid: an operation's
 * @why: what the agent has to know before it leaves
 * @error: place for an error
 *
 * Keeps back one that waits; one that is being sent, was taken back or is done is left alone.
 *
 * Returns: %TRUE if written
 */
gboolean
vnt_operation_table_hold (VntDb *db, const char *uuid, const GError *why, GError **error)
{
  return vnt_db_run (db, error,
                     "UPDATE operation SET state = 5, next_try = 0, error = ?2, error_code = ?3"
                     " WHERE uuid = ?1 AND state = 1",
                     VNT_TEXT (uuid), VNT_TEXT (why->message), VNT_INT (why->code));
}

/**
 * vnt_operation_table_see:
 * @db: a writing connection to work.db
 * @ticket: a ticket
 * @seen: number of the newest entry of its conversation
 * @error: place for an error
 *
 * The agent knows the conversation up to there, and wants everything that waits to leave all the same.
 *
 * Returns: %TRUE if written
 */
gboolean
vnt_operation_table_see (VntDb *db, gint64 ticket, gint64 seen, GError **error)
{
  return vnt_db_run (db, error,
                     "UPDATE operation SET seen = max(seen, ?2) WHERE ticket = ?1 AND state <> 0"
                     " AND account = " VNT_CURRENT_ACCOUNT,
                     VNT_INT (ticket), VNT_INT (seen));
}

/**
 * vnt_operation_table_finish:
 * @db: a writing connection to work.db
 * @uuid: an operation's
 * @transaction: the server's number of what it became, 0 when it is not known
 * @error: place for an error
 *
 * Returns: %TRUE if written
 */
gboolean
vnt_operation_table_finish (VntDb *db, const char *uuid, gint64 transaction, GError **error)
{
  return vnt_db_run (db, error,
                     "UPDATE operation SET state = 0, txn = ?2, next_try = 0, error = NULL,"
                     " error_code = 0 WHERE uuid = ?1",
                     VNT_TEXT (uuid), VNT_INT (transaction));
}

/**
 * vnt_operation_table_retry:
 * @db: a writing connection to work.db
 * @uuid: an operation's
 * @base: (nullable): what the server says now, for one in conflict: the agent has seen it and still wants the change
 * @error: place for an error
 *
 * Lets it go as soon as possible. One of unknown fate stays so: it is checked before it is sent again.
 *
 * Returns: %TRUE if written
 */
gboolean
vnt_operation_table_retry (VntDb *db, const char *uuid, const char *base, GError **error)
{
  return vnt_db_run (db, error,
                     "UPDATE operation SET base = CASE WHEN state = 5 THEN ifnull(?2, base) ELSE"
                     " base END, state = CASE WHEN state = 3 THEN 3 ELSE 1 END, next_try = 0,"
                     " error = NULL, error_code = 0 WHERE uuid = ?1 AND state NOT IN (0, 2)",
                     VNT_TEXT (uuid), VNT_TEXT (base));
}

/**
 * vnt_operation_table_delete:
 * @db: a writing connection to work.db
 * @uuid: an operation's
 * @error: place for an error
 *
 * Returns: %TRUE if it is not there any more
 */
gboolean
vnt_operation_table_delete (VntDb *db, const char *uuid, GError **error)
{
  return vnt_db_run (db, error, "DELETE FROM operation WHERE uuid = ?", VNT_TEXT (uuid));
}

/**
 * vnt_operation_table_log:
 * @db: a writing connection to work.db
 * @uuid: an operation's
 * @error: place for an error
 *
 * Moves it to the log, as it is: done, or dropped in the state it had.
 *
 * Returns: %TRUE if written
 */
gboolean
vnt_operation_table_log (VntDb *db, const char *uuid, GError **error)
{
  return vnt_db_run (
           db, error,
           "INSERT OR REPLACE INTO operation_log (uuid, sequence, account, ticket, kind, state,"
           " field, base, value, minutes, created, attempted, tries, txn, logged, name)"
           " SELECT uuid, sequence, account, ticket, kind, state, field, base, value, minutes,"
           " created, attempted, tries, txn, ?2, name FROM operation WHERE uuid = ?1",
           VNT_TEXT (uuid), VNT_INT (vnt_clock_now ())) &&
         vnt_operation_table_delete (db, uuid, error);
}

/**
 * vnt_operation_table_adopt:
 * @db: a writing connection to work.db
 * @count: (out): how many there were
 * @error: place for an error
 *
 * What was being sent when the program ended is of unknown fate.
 *
 * Returns: %TRUE if written
 */
gboolean
vnt_operation_table_adopt (VntDb *db, guint *count, GError **error)
{
  *count = 0;
  if (!vnt_db_run (db, error, "UPDATE operation SET state = 3, next_try = 0 WHERE state = 2"))
    return FALSE;

  *count = (guint) vnt_db_get_changes (db);
  return TRUE;
}

/**
 * vnt_operation_table_move:
 * @db: a writing connection to work.db
 * @from: a ticket that was merged away
 * @to: the ticket it is part of now
 * @error: place for an error
 *
 * What the other ticket's conversation held already did not arrive while the agent was writing, so what they had seen of
 * the old one counts no more.
 *
 * Returns: %TRUE if written
 */
gboolean
vnt_operation_table_move (VntDb *db, gint64 from, gint64 to, GError **error)
{
  return vnt_db_run (
    db, error,
    "UPDATE operation SET ticket = ?2, seen = 0 WHERE ticket = ?1 AND account = " VNT_CURRENT_ACCOUNT,
    VNT_INT (from), VNT_INT (to));
}

/**
 * vnt_operation_table_list_unsettled:
 * @db: a connection to work.db
 * @tickets: (element-type gint64): gets the tickets that have done operations laid over them
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_operation_table_list_unsettled (VntDb *db, GArray *tickets, GError **error)
{
  g_autoptr (VntRows) rows = vnt_db_select (
    db, error,
    "SELECT DISTINCT ticket FROM operation WHERE state = 0 AND account = " VNT_CURRENT_ACCOUNT);

  if (rows == NULL)
    return FALSE;

  while (vnt_rows_next (rows))
    {
      gint64 ticket = vnt_rows_int (rows, 0);

      g_array_append_val (tickets, ticket);
    }

  return vnt_rows_done (rows, error);
}
