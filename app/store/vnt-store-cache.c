/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the server said: one function for each thing it can say. */
#include "vnt-account-table.h"
#include "vnt-alert-table.h"
#include "vnt-article-table.h"
#include "vnt-detail-table.h"
#include "vnt-draft-table.h"
#include "vnt-kept-table.h"
#include "vnt-knowledge-table.h"
#include "vnt-message-table.h"
#include "vnt-operation-table.h"
#include "vnt-people-table.h"
#include "vnt-picture-table.h"
#include "vnt-reminder-table.h"
#include "vnt-remote-table.h"
#include "vnt-snooze-table.h"
#include "vnt-stopwatch-table.h"
#include "vnt-store-private.h"
#include "vnt-ticket-table.h"

static gboolean
save_queues (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  gboolean changed;

  if (!vnt_queue_table_write_all (db, call->items, &changed, error))
    return FALSE;

  if (!changed)
    return TRUE;

  call->news |= VNT_NEWS_QUEUES;
  return vnt_status_table_learn_again (db, error);
}

/**
 * vnt_store_save_queues:
 * @self: a #VntStore
 * @queues: (element-type VntQueue): every queue there is
 * @error: place for an error
 *
 * Replaces the list of queues. Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_save_queues (VntStore *self, GPtrArray *queues, GError **error)
{
  VntCall call = { .items = queues };

  g_return_val_if_fail (queues != NULL, FALSE);

  return vnt_store_write_cache (self, save_queues, &call, error);
}

/* Rows show a person's name where they came without one. */
static gboolean
note_rename (VntDb *db, VntCall *call, const char *login, gboolean renamed, GError **error)
{
  if (!renamed)
    return TRUE;

  call->news |= VNT_NEWS_ALL_TICKETS;
  return vnt_ticket_table_rename_person (db, login, error);
}

static gboolean
save_people (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  for (guint i = 0; i < call->items->len; i++)
    {
      const VntPerson *person = g_ptr_array_index (call->items, i);
      gboolean renamed;

      if (!vnt_people_table_write (db, person, &renamed, error) ||
          !note_rename (db, call, person->login, renamed, error))
        return FALSE;
    }

  return vnt_meta_table_set (db, call->name, call->text, error);
}

/* The cursor of @name under which vnt_store_get_cursor() finds it: other values of the table stay out of reach. */
static char *
cursor_key (const char *name)
{
  return name != NULL ? g_strconcat ("cursor ", name, NULL) : NULL;
}

/**
 * vnt_store_save_people:
 * @self: a #VntStore
 * @people: (element-type VntPerson): people met; what they do not tell stays as it is known
 * @cursor_name: (nullable): a cursor to set with them
 * @cursor: (nullable): its value; %NULL removes it
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_save_people (
  VntStore *self, GPtrArray *people, const char *cursor_name, const char *cursor, GError **error)
{
  g_autofree char *key = cursor_key (cursor_name);
  VntCall call = { .items = people, .name = key, .text = cursor };

  g_return_val_if_fail (people != NULL, FALSE);

  return vnt_store_write_cache (self, save_people, &call, error);
}

static gboolean
save_articles (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  for (guint i = 0; i < call->items->len; i++)
    if (!vnt_article_table_write (db, g_ptr_array_index (call->items, i),
                                  g_ptr_array_index (call->plain, i), error))
      return FALSE;

  return vnt_meta_table_set (db, call->name, call->text, error);
}

/**
 * vnt_store_save_articles:
 * @self: a #VntStore
 * @articles: (element-type VntArticle): new or changed ones
 * @cursor_name: (nullable): a cursor to set with them
 * @cursor: (nullable): its value; %NULL removes it
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_save_articles (
  VntStore *self, GPtrArray *articles, const char *cursor_name, const char *cursor, GError **error)
{
  g_autofree char *key = cursor_key (cursor_name);
  g_autoptr (GPtrArray) plain = g_ptr_array_new_with_free_func (g_free);
  VntCall call = { .items = articles, .plain = plain, .name = key, .text = cursor };

  g_return_val_if_fail (articles != NULL, FALSE);

  for (guint i = 0; i < articles->len; i++)
    g_ptr_array_add (plain, vnt_article_table_make_plain (g_ptr_array_index (articles, i)));

  return vnt_store_write_cache (self, save_articles, &call, error);
}

/* Answers overtake each other: an older row never replaces a newer one. */
static gboolean
save_ticket (VntDb *db, VntCall *call, const VntTicket *ticket, GError **error)
{
  g_autoptr (VntTicket) before = NULL;

  if (!vnt_ticket_table_get_server (db, ticket->id, &before, error))
    return FALSE;

  if (before != NULL && before->updated > ticket->updated)
    return vnt_store_recompute (call, ticket->id, NULL, error);

  return vnt_status_table_learn (db, ticket->queue, ticket->status, ticket->status_class, error) &&
         vnt_store_recompute (call, ticket->id, ticket, error);
}

static gboolean
remove_ticket (VntDb *db, VntCall *call, gint64 id, GError **error)
{
  g_array_append_val (call->changed, id);
  vnt_call_note_conversation (call, id);

  return vnt_ticket_table_remove (db, id, error);
}

/* A ticket with changes that wait stays until the agent has decided what becomes of them. */
static gboolean
save_gone (VntDb *db, VntCall *call, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) operations =
    vnt_operation_table_list (call->work, VNT_OPERATIONS_OF_TICKET, id, NULL, error);

  if (operations == NULL)
    return FALSE;

  return operations->len > 0 || remove_ticket (db, call, id, error);
}

static gboolean
save_tickets (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  for (guint i = 0; i < call->items->len; i++)
    if (!save_ticket (db, call, g_ptr_array_index (call->items, i), error))
      return FALSE;

  for (guint i = 0; call->gone != NULL && i < call->gone->len; i++)
    if (!save_gone (db, call, g_array_index (call->gone, gint64, i), error))
      return FALSE;

  return vnt_meta_table_set (db, call->name, call->text, error);
}

/**
 * vnt_store_save_tickets:
 * @self: a #VntStore
 * @tickets: (element-type VntTicket): rows as the server has them
 * @gone: (element-type gint64) (nullable): tickets the server no longer shows
 * @cursor_name: (nullable): a cursor to set with them
 * @cursor: (nullable): its value; %NULL removes it
 * @error: place for an error
 *
 * Writes rows; one older than what is here is left out. A ticket that is gone is kept while changes to it wait. Blocks:
 * worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_save_tickets (VntStore *self,
                        GPtrArray *tickets,
                        GArray *gone,
                        const char *cursor_name,
                        const char *cursor,
                        GError **error)
{
  g_autofree char *key = cursor_key (cursor_name);
  VntCall call = { .items = tickets, .gone = gone, .name = key, .text = cursor };

  g_return_val_if_fail (tickets != NULL, FALSE);

  return vnt_store_write_cache (self, save_tickets, &call, error);
}

/* Messages come ticket by ticket. */
static gboolean
refresh_clocks_of (VntCall *call, GError **error)
{
  gint64 last = 0;

  for (guint i = 0; i < call->items->len; i++)
    {
      const VntMessage *message = g_ptr_array_index (call->items, i);

      if (message->ticket != last && !vnt_store_refresh_clock (call, message->ticket, error))
        return FALSE;
      last = message->ticket;
    }

  return TRUE;
}

static gboolean
save_messages (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  for (guint i = 0; i < call->items->len; i++)
    {
      const VntMessage *message = g_ptr_array_index (call->items, i);

      if (!vnt_message_table_write (db, 0, message, g_ptr_array_index (call->plain, i), error))
        return FALSE;
      vnt_call_note_conversation (call, message->ticket);
    }
  if (!refresh_clocks_of (call, error) ||
      !vnt_history_table_note (db, call->name, call->text, call->items, error))
    return FALSE;

  return vnt_meta_table_set (db, call->name, call->text, error);
}

static GPtrArray *
make_plain (GPtrArray *messages)
{
  GPtrArray *plain = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; messages != NULL && i < messages->len; i++)
    g_ptr_array_add (plain, vnt_message_table_make_plain (g_ptr_array_index (messages, i)));

  return plain;
}

/**
 * vnt_store_save_messages:
 * @self: a #VntStore
 * @messages: (element-type VntMessage): entries of conversations, new or not
 * @cursor_name: (nullable): a cursor to set with them
 * @cursor: (nullable): its value; %NULL removes it
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_save_messages (
  VntStore *self, GPtrArray *messages, const char *cursor_name, const char *cursor, GError **error)
{
  g_autofree char *key = cursor_key (cursor_name);
  g_autoptr (GPtrArray) plain = make_plain (messages);
  VntCall call = { .items = messages, .plain = plain, .name = key, .text = cursor };

  g_return_val_if_fail (messages != NULL, FALSE);

  return vnt_store_write_cache (self, save_messages, &call, error);
}

static gboolean
save_names (VntDb *db, VntCall *call, const VntTicket *ticket, GError **error)
{
  gboolean renamed;

  if (!vnt_people_table_name (db, ticket->owner, ticket->owner_name, &renamed, error) ||
      !note_rename (db, call, ticket->owner, renamed, error) ||
      !vnt_people_table_name (db, ticket->requestor, ticket->requestor_name, &renamed, error) ||
      !note_rename (db, call, ticket->requestor, renamed, error))
    return FALSE;

  for (guint i = 0; call->items != NULL && i < call->items->len; i++)
    {
      const VntMessage *message = g_ptr_array_index (call->items, i);

      if (!vnt_people_table_name (db, message->author, message->author_name, &renamed, error) ||
          !note_rename (db, call, message->author, renamed, error))
        return FALSE;
    }

  return TRUE;
}

/* Messages first: they tell which of the agent's changes the row has already. */
static gboolean
save_conversation (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  const VntTicket *ticket = call->value;

  for (guint i = 0; call->items != NULL && i < call->items->len; i++)
    if (!vnt_message_table_write (db, ticket->id, g_ptr_array_index (call->items, i),
                                  g_ptr_array_index (call->plain, i), error))
      return FALSE;

  if (call->items != NULL && !vnt_message_table_keep_only (db, ticket->id, call->items, error))
    return FALSE;

  if (call->ticket != ticket->id && !remove_ticket (db, call, call->ticket, error))
    return FALSE;

  if (!save_names (db, call, ticket, error) || !save_ticket (db, call, ticket, error) ||
      (call->detail != NULL && (!vnt_detail_table_write (db, call->detail, error) ||
                                !vnt_store_refresh_clock (call, ticket->id, error))))
    return FALSE;

  vnt_call_note_conversation (call, ticket->id);
  return TRUE;
}

static gboolean
move_work (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  if (!vnt_operation_table_move (db, call->ticket, call->other, error) ||
      !vnt_draft_table_move (db, call->ticket, call->other, error) ||
      !vnt_kept_table_move (db, call->ticket, call->other, error) ||
      !vnt_snooze_table_move (db, call->ticket, call->other, error) ||
      !vnt_stopwatch_table_move (db, call->ticket, call->other, error) ||
      !vnt_reminder_table_move (db, call->ticket, call->other, error) ||
      !vnt_remote_table_move (db, call->ticket, call->other, error) ||
      !vnt_alert_table_move (db, call->ticket, call->other, error) ||
      !vnt_knowledge_table_move (db, call->ticket, call->other, error))
    return FALSE;

  call->news |= VNT_NEWS_OUTBOX;
  vnt_call_touch (call, call->ticket);
  vnt_call_touch (call, call->other);
  return TRUE;
}

/**
 * vnt_store_save_conversation:
 * @self: a #VntStore
 * @asked_id: the ticket that was asked for
 * @ticket: its row; with another number when @asked_id was merged away: what waits there then moves along
 * @detail: (nullable): what it has beyond its row
 * @messages: (element-type VntMessage) (nullable): all of its conversation; others are removed
 * @error: place for an error
 *
 * Writes a ticket whole. Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_save_conversation (VntStore *self,
                             gint64 asked_id,
                             const VntTicket *ticket,
                             const VntTicketDetail *detail,
                             GPtrArray *messages,
                             GError **error)
{
  g_autoptr (GPtrArray) plain = make_plain (messages);
  VntCall call = {
    .ticket = asked_id, .value = ticket, .detail = detail, .items = messages, .plain = plain
  };

  g_return_val_if_fail (ticket != NULL, FALSE);

  if (asked_id != ticket->id)
    {
      VntCall move = { .ticket = asked_id, .other = ticket->id };

      if (!vnt_store_write_work (self, move_work, &move, error))
        return FALSE;
    }

  return vnt_store_write_cache (self, save_conversation, &call, error);
}

static gboolean
save_attachment_path (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  gint64 ticket;

  if (!vnt_attachment_table_set_path (db, call->number, call->text, &ticket, error) ||
      !vnt_picture_table_set_path (db, call->number, call->text, error))
    return FALSE;

  if (ticket != 0)
    vnt_call_note_conversation (call, ticket);
  return TRUE;
}

/**
 * vnt_store_save_attachment_path:
 * @self: a #VntStore
 * @attachment: the server's number of an attachment
 * @path: (nullable): where its copy is, %NULL when there is none any more
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_save_attachment_path (VntStore *self, gint64 attachment, const char *path, GError **error)
{
  VntCall call = { .number = attachment, .text = path };

  return vnt_store_write_cache (self, save_attachment_path, &call, error);
}

static gboolean
remove_one_ticket (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  return remove_ticket (db, call, call->ticket, error);
}

/**
 * vnt_store_remove_ticket:
 * @self: a #VntStore
 * @id: a ticket
 * @error: place for an error
 *
 * Removes the copy of a ticket and of its conversation. What the agent wrote on it stays. Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_remove_ticket (VntStore *self, gint64 id, GError **error)
{
  VntCall call = { .ticket = id };

  return vnt_store_write_cache (self, remove_one_ticket, &call, error);
}

/**
 * vnt_store_get_cursor:
 * @self: a #VntStore
 * @cursor_name: which
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: (transfer full) (nullable): its value, %NULL without an error when it was never set
 */
char *
vnt_store_get_cursor (VntStore *self, const char *cursor_name, GError **error)
{
  g_autofree char *key = cursor_key (cursor_name);
  VntReader *reader = vnt_store_take_reader (self, error);
  char *value = NULL;

  if (reader == NULL)
    return NULL;

  vnt_meta_table_get (reader->cache, key, &value, error);
  vnt_store_give_reader (self, reader);

  return value;
}

static gboolean
set_cursor (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  return vnt_meta_table_set (db, call->name, call->text, error);
}

/**
 * vnt_store_set_cursor:
 * @self: a #VntStore
 * @cursor_name: which
 * @cursor: (nullable): its value; %NULL removes it
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_set_cursor (VntStore *self, const char *cursor_name, const char *cursor, GError **error)
{
  g_autofree char *key = cursor_key (cursor_name);
  VntCall call = { .name = key, .text = cursor };

  return vnt_store_write_cache (self, set_cursor, &call, error);
}
