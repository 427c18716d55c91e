/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What service levels make of a ticket is worked out elsewhere; here is what is known of it, and where the answer is kept. */
#include "vnt-store-clock.h"

#include "vnt-account-table.h"
#include "vnt-field.h"
#include "vnt-message.h"
#include "vnt-operation-table.h"
#include "vnt-store-private.h"
#include "vnt-text.h"
#include "vnt-ticket-table.h"

#define STAMP "clock"
/* So many rows in one transaction, so that others may write in between. */
#define ROWS 200
/* With no one to ask: the due time of the server is all there is. */
#define SOON 3600

/* -- what is known of a ticket -- */

typedef struct
{
  char *queue;
  GPtrArray *history;
  GStrv requestors;
  GHashTable *classes;
} Known;

static void
known_free (Known *known)
{
  g_free (known->queue);
  g_clear_pointer (&known->history, g_ptr_array_unref);
  g_strfreev (known->requestors);
  g_clear_pointer (&known->classes, g_hash_table_unref);
  g_free (known);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Known, known_free)

/* Messages without their text, and the events that matter to a clock. */
static GPtrArray *
read_history (VntDb *db, gint64 ticket, GError **error)
{
  g_autoptr (GPtrArray) history =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_message_unref);
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT id, kind, author, created, event, field, old_value, new_value"
                   " FROM message WHERE key BETWEEN ?1 << 20 AND (?1 << 20) + 1048575"
                   " AND (kind IN (1, 2) OR (event = 'field'"
                   " AND field IN ('status', 'owner', 'queue', 'service-level')))"
                   " ORDER BY created, id",
                   VNT_INT (ticket));

  if (rows == NULL)
    return NULL;

  while (vnt_rows_next (rows))
    {
      VntMessage *message =
        vnt_message_new (vnt_rows_int (rows, 0), ticket, (VntMessageKind) vnt_rows_int (rows, 1));

      vnt_text_set (&message->author, vnt_rows_text (rows, 2));
      message->created = vnt_rows_int (rows, 3);
      message->event = vnt_rows_dup (rows, 4);
      message->field = vnt_rows_dup (rows, 5);
      message->old_value = vnt_rows_dup (rows, 6);
      message->new_value = vnt_rows_dup (rows, 7);
      g_ptr_array_add (history, message);
    }

  return vnt_rows_done (rows, error) ? g_steal_pointer (&history) : NULL;
}

/* What the agent did counts from when they did it, not from when the server heard of it. A queue is named by its number here,
 * and the row has the last word on it. */
static void
add_waiting (GPtrArray *history, GPtrArray *operations, const char *login)
{
  for (guint i = 0; i < operations->len; i++)
    {
      const VntOperation *operation = g_ptr_array_index (operations, i);
      const VntFieldInfo *info = NULL;
      g_autoptr (VntMessage) message = NULL;

      if (operation->state == VNT_STATE_REFUSED || operation->state == VNT_STATE_CONFLICT ||
          operation->field == VNT_FIELD_QUEUE || operation->kind == VNT_OPERATION_COMMENT ||
          operation->kind == VNT_OPERATION_FORWARD || operation->kind == VNT_OPERATION_ARTICLE)
        continue;
      message = vnt_message_new (-operation->sequence, operation->ticket,
                                 operation->kind == VNT_OPERATION_CREATE  ? VNT_MESSAGE_REQUEST
                                 : operation->kind == VNT_OPERATION_REPLY ? VNT_MESSAGE_REPLY
                                                                          : VNT_MESSAGE_EVENT);
      vnt_text_set (&message->author, login != NULL ? login : "");
      message->created = operation->created;
      if (operation->kind == VNT_OPERATION_SET_FIELD)
        {
          info = vnt_field_info (operation->field);
          message->event = g_strdup ("field");
          message->field = g_strdup (info != NULL ? info->event : NULL);
          message->old_value = g_strdup (operation->base);
          message->new_value = g_strdup (operation->value);
        }
      g_ptr_array_add (history, g_steal_pointer (&message));
    }
}

static GStrv
read_requestors (VntDb *db, gint64 ticket, GError **error)
{
  g_autoptr (GStrvBuilder) people = g_strv_builder_new ();
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT value FROM ticket_detail_value WHERE ticket = ? AND kind = 3"
                   " AND value IS NOT NULL ORDER BY position",
                   VNT_INT (ticket));

  if (rows == NULL)
    return NULL;

  while (vnt_rows_next (rows))
    g_strv_builder_add (people, vnt_rows_text (rows, 0));

  return vnt_rows_done (rows, error) ? g_strv_builder_end (people) : NULL;
}

/* Those of the queue's own lifecycle come last, and stay: a ticket may have come from another. */
static GHashTable *
read_classes (VntDb *db, gint64 queue, GError **error)
{
  g_autoptr (GHashTable) classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT status, class FROM status ORDER BY lifecycle ="
                   " ifnull((SELECT lifecycle FROM queue WHERE id = ?), '')",
                   VNT_INT (queue));

  if (rows == NULL)
    return NULL;

  while (vnt_rows_next (rows))
    g_hash_table_replace (classes, vnt_rows_dup (rows, 0),
                          GINT_TO_POINTER ((int) vnt_rows_int (rows, 1)));

  return vnt_rows_done (rows, error) ? g_steal_pointer (&classes) : NULL;
}

static gboolean
read_queue_name (VntDb *db, gint64 queue, char **name, GError **error)
{
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error, "SELECT name FROM queue WHERE id = ?", VNT_INT (queue));

  if (rows == NULL)
    return FALSE;

  *name = vnt_rows_next (rows) ? vnt_rows_dup (rows, 0) : NULL;
  return vnt_rows_done (rows, error);
}

/* @operations: (element-type VntOperation): those whose effect is not part of the history yet */
static Known *
read_known (
  VntDb *cache, const VntTicket *ticket, GPtrArray *operations, const char *login, GError **error)
{
  g_autoptr (Known) known = g_new0 (Known, 1);

  known->history = read_history (cache, ticket->id, error);
  if (known->history == NULL || !read_queue_name (cache, ticket->queue, &known->queue, error))
    return NULL;
  known->requestors = read_requestors (cache, ticket->id, error);
  if (known->requestors == NULL)
    return NULL;
  known->classes = read_classes (cache, ticket->queue, error);
  if (known->classes == NULL)
    return NULL;
  add_waiting (known->history, operations, login);

  return g_steal_pointer (&known);
}

static VntServiceFacts
get_facts (const Known *known, const VntTicket *ticket)
{
  return (VntServiceFacts){ .ticket = ticket,
                            .queue = known->queue,
                            .history = known->history,
                            .requestors = (const char *const *) known->requestors,
                            .classes = known->classes };
}

/* (transfer full) (element-type VntOperation) (nullable) */
static GPtrArray *
list_unsettled (VntDb *work, VntDb *cache, gint64 ticket, GError **error)
{
  g_autoptr (GPtrArray) operations =
    vnt_operation_table_list (work, VNT_OPERATIONS_OF_TICKET, ticket, NULL, error);

  for (guint i = 0; operations != NULL && i < operations->len;)
    {
      gboolean settled;

      if (!vnt_store_is_settled (work, cache, g_ptr_array_index (operations, i), &settled, error))
        return NULL;
      if (settled)
        g_ptr_array_remove_index (operations, i);
      else
        i++;
    }

  return g_steal_pointer (&operations);
}

/* -- the row's clock -- */

static VntRowClockFunc
get_clock (VntStore *self, gpointer *data)
{
  VntRowClockFunc clock;

  g_mutex_lock (&self->lock);
  clock = self->clock;
  *data = self->clock_data;
  g_mutex_unlock (&self->lock);

  return clock;
}

/* private: fills what the row keeps, from its history as it is here now. @before: (nullable): the row as it was. */
gboolean
vnt_store_clock_row (
  VntCall *call, VntTicket *shown, const VntTicket *before, GPtrArray *operations, GError **error)
{
  gpointer data;
  VntRowClockFunc clock = get_clock (call->store, &data);
  g_autofree char *login = vnt_store_dup_login (call->store);
  g_autoptr (Known) known = NULL;
  VntServiceFacts facts;

  shown->clock = (VntRowClock){ VNT_TARGET_NONE, 0, 0, FALSE, 0 };
  if (shown->status_class == VNT_STATUS_CLOSED)
    return TRUE;
  if (clock == NULL)
    {
      if (before != NULL && before->due == shown->due)
        shown->clock = before->clock;
      else if (shown->due > 0)
        shown->clock =
          (VntRowClock){ VNT_TARGET_RESOLUTION, shown->due, shown->due - SOON, FALSE, 0 };
      return TRUE;
    }

  known = read_known (call->cache, shown, operations, login, error);
  if (known == NULL)
    return FALSE;
  facts = get_facts (known, shown);
  clock (&facts, &shown->clock, data);

  return TRUE;
}

/* private, inside a transaction on cache.db: what the row keeps may be another, because its history is. */
gboolean
vnt_store_refresh_clock (VntCall *call, gint64 id, GError **error)
{
  g_autoptr (VntTicket) before = NULL;
  g_autoptr (VntTicket) shown = NULL;
  g_autoptr (GPtrArray) operations = NULL;

  if (!vnt_ticket_table_get_shown (call->cache, id, &before, error))
    return FALSE;
  if (before == NULL ||
      (before->status_class == VNT_STATUS_CLOSED && before->clock.target == VNT_TARGET_NONE))
    return TRUE;

  operations = list_unsettled (call->work, call->cache, id, error);
  if (operations == NULL)
    return FALSE;
  shown = vnt_ticket_copy (before);
  if (!vnt_store_clock_row (call, shown, before, operations, error))
    return FALSE;
  if (vnt_row_clock_equal (&shown->clock, &before->clock))
    return TRUE;

  g_array_append_val (call->changed, id);
  return vnt_ticket_table_write_clock (call->cache, id, &shown->clock, error);
}

/**
 * vnt_store_set_clock:
 * @self: a #VntStore
 * @clock: (nullable): works out what service levels make of a ticket, from now on
 * @data: for @clock; has to live as long as the store is open
 *
 * Without one a row keeps what it had, or its due time. Rows that are here already: vnt_store_refresh_clocks().
 */
void
vnt_store_set_clock (VntStore *self, VntRowClockFunc clock, gpointer data)
{
  g_mutex_lock (&self->lock);
  self->clock = clock;
  self->clock_data = data;
  g_mutex_unlock (&self->lock);
}

static gboolean
refresh_some (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!vnt_ticket_table_list_running (db, call->ticket, ROWS, ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      call->ticket = g_array_index (ids, gint64, i);
      if (!vnt_store_refresh_clock (call, call->ticket, error))
        return FALSE;
    }

  call->flag = ids->len == ROWS;
  return call->flag || vnt_meta_table_set (db, STAMP, call->text, error);
}

/**
 * vnt_store_refresh_clocks:
 * @self: a #VntStore
 * @stamp: what the clock is made of: the same as last time, and there is nothing to do
 * @cancellable: (nullable): stops between two lots of rows
 * @error: place for an error
 *
 * Works out every row's clock anew, some rows in each short transaction. Blocks: worker threads only.
 *
 * Returns: %FALSE on an error, or when it was stopped
 */
gboolean
vnt_store_refresh_clocks (VntStore *self,
                          const char *stamp,
                          GCancellable *cancellable,
                          GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  g_autofree char *known = NULL;
  gint64 last = G_MININT64;
  gboolean more = TRUE;

  if (reader == NULL)
    return FALSE;
  vnt_meta_table_get (reader->cache, STAMP, &known, NULL);
  vnt_store_give_reader (self, reader);
  if (g_strcmp0 (known, stamp) == 0)
    return TRUE;

  while (more)
    {
      VntCall call = { .ticket = last, .text = stamp };

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !vnt_store_write_cache (self, refresh_some, &call, error))
        return FALSE;
      last = call.ticket;
      more = call.flag;
    }

  return TRUE;
}

static gboolean
read_facts (VntReader *reader,
            gint64 id,
            const char *login,
            VntServiceFactsFunc func,
            gpointer data,
            GError **error)
{
  g_autoptr (VntTicket) ticket = NULL;
  g_autoptr (GPtrArray) operations = NULL;
  g_autoptr (Known) known = NULL;
  VntServiceFacts facts;

  if (!vnt_ticket_table_get_shown (reader->cache, id, &ticket, error))
    return FALSE;
  if (ticket == NULL)
    return TRUE;
  operations = list_unsettled (reader->work, reader->cache, id, error);
  if (operations == NULL)
    return FALSE;
  known = read_known (reader->cache, ticket, operations, login, error);
  if (known == NULL)
    return FALSE;
  facts = get_facts (known, ticket);
  func (&facts, data);

  return TRUE;
}

/**
 * vnt_store_read_facts:
 * @self: a #VntStore
 * @ticket: a ticket
 * @func: called with what is known of it, before this returns; not called when it is not here
 * @data: for @func
 * @error: place for an error
 *
 * What clocks are worked out from, the agent's waiting changes included. Blocks: worker threads only.
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_store_read_facts (
  VntStore *self, gint64 ticket, VntServiceFactsFunc func, gpointer data, GError **error)
{
  g_autofree char *login = vnt_store_dup_login (self);
  VntReader *reader = vnt_store_take_reader (self, error);
  gboolean ok;

  if (reader == NULL)
    return FALSE;
  ok = read_facts (reader, ticket, login, func, data, error);
  vnt_store_give_reader (self, reader);

  return ok;
}
