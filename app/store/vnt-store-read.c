/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lists and the search ask for. */
#include "vnt-account-table.h"
#include "vnt-article-table.h"
#include "vnt-changes.h"
#include "vnt-clock.h"
#include "vnt-detail-table.h"
#include "vnt-draft-table.h"
#include "vnt-field.h"
#include "vnt-forward.h"
#include "vnt-message-table.h"
#include "vnt-operation-table.h"
#include "vnt-overlay.h"
#include "vnt-people-table.h"
#include "vnt-match.h"
#include "vnt-query.h"
#include "vnt-snooze-table.h"
#include "vnt-store-private.h"
#include "vnt-text.h"
#include "vnt-ticket-table.h"

/**
 * vnt_store_read_tickets:
 * @self: a #VntStore
 * @ids: (array length=n_ids): tickets
 * @n_ids: how many; a page
 * @error: place for an error
 *
 * Reads rows by key: a few microseconds each. Any thread, the main one too.
 *
 * Returns: (transfer full) (element-type VntTicket) (nullable): rows in the order of @ids, without those that are not here
 */
GPtrArray *
vnt_store_read_tickets (VntStore *self, const gint64 *ids, guint n_ids, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  GPtrArray *tickets;

  if (reader == NULL)
    return NULL;

  tickets = vnt_ticket_table_read (reader->cache, ids, n_ids, error);
  if (tickets != NULL && !vnt_snooze_table_fill (reader->work, vnt_clock_now (), tickets, error))
    g_clear_pointer (&tickets, g_ptr_array_unref);
  vnt_store_give_reader (self, reader);
  if (tickets != NULL)
    vnt_store_count_rows (self, tickets->len);

  return tickets;
}

/**
 * vnt_store_read_server_ticket:
 * @self: a #VntStore
 * @id: a ticket
 * @error: place for an error
 *
 * Any thread, the main one too: one row by key.
 *
 * Returns: (transfer full) (nullable): the row as the server sent it; %NULL without an error when it is not here
 */
VntTicket *
vnt_store_read_server_ticket (VntStore *self, gint64 id, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  VntTicket *ticket = NULL;

  if (reader == NULL)
    return NULL;

  vnt_ticket_table_get_server (reader->cache, id, &ticket, error);
  vnt_store_give_reader (self, reader);

  return ticket;
}

/**
 * vnt_store_read_queues:
 * @self: a #VntStore
 * @error: place for an error
 *
 * Any thread, the main one too: there are a few dozen.
 *
 * Returns: (transfer full) (element-type VntQueue) (nullable): the agent's queues, then the others, each by name
 */
GPtrArray *
vnt_store_read_queues (VntStore *self, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  GPtrArray *queues;

  if (reader == NULL)
    return NULL;

  queues = vnt_queue_table_read_all (reader->cache, error);
  vnt_store_give_reader (self, reader);

  return queues;
}

static gboolean
is_cancelled (gpointer data)
{
  return g_cancellable_is_cancelled (data);
}

/* What work.db knows and the rows of cache.db do not: read first, and handed to the query on the other database. */
static char *
list_apart (VntReader *reader, const VntTicketQuery *query, gint64 now, GError **error)
{
  switch (vnt_query_get_apart (query))
    {
    case VNT_APART_HIDDEN:
    case VNT_APART_ONLY_SNOOZED:
      return vnt_snooze_table_list_hidden (reader->work, now, error);
    case VNT_APART_ONLY_FOLLOWED:
      return vnt_followed_table_list (reader->work, error);
    case VNT_APART_ONLY_CHOSEN:
      return g_strdup (query->chosen != NULL ? query->chosen : "[]");
    case VNT_APART_NOTHING:
    default:
      return g_strdup ("[]");
    }
}

static GArray *
run_query (VntReader *reader,
           const VntTicketQuery *query,
           const char *login,
           guint most,
           GPtrArray **groups,
           GError **error)
{
  gint64 now = vnt_clock_now ();
  g_autofree char *apart = list_apart (reader, query, now, error);

  return apart != NULL
           ? vnt_query_run (reader->cache, query, apart, login, now, most, groups, error)
           : NULL;
}

/**
 * vnt_store_query_tickets:
 * @self: a #VntStore
 * @query: which tickets, in which order
 * @cancellable: (nullable): stops a long search
 * @error: place for an error
 *
 * Blocks: worker threads only. With words, the ticket whose number was typed comes first.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): their numbers, in order
 */
GArray *
vnt_store_query_tickets (VntStore *self,
                         const VntTicketQuery *query,
                         GCancellable *cancellable,
                         GError **error)
{
  return vnt_store_query_groups (self, query, 0, NULL, cancellable, error);
}

/**
 * vnt_store_query_groups:
 * @self: a #VntStore
 * @query: which tickets, in which order, under which headings
 * @most: how many are wanted at first, 0 for all; with words always all come
 * @groups: (out) (optional) (nullable) (element-type VntGroupRun): where the headings stand, %NULL when there are none
 * @cancellable: (nullable): stops a long search
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): their numbers, in order
 */
GArray *
vnt_store_query_groups (VntStore *self,
                        const VntTicketQuery *query,
                        guint most,
                        GPtrArray **groups,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autofree char *login = vnt_store_dup_login (self);
  VntReader *reader;
  GArray *ids;

  g_return_val_if_fail (query != NULL, NULL);

  reader = vnt_store_take_reader (self, error);
  if (reader == NULL)
    return NULL;

  if (cancellable != NULL)
    vnt_db_set_stop (reader->cache, is_cancelled, cancellable);
  ids = run_query (reader, query, login, most, groups, error);
  vnt_store_give_reader (self, reader);

  return ids;
}

/**
 * vnt_store_count_tickets:
 * @self: a #VntStore
 * @query: which tickets
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: how many there are, -1 on an error
 */
gint64
vnt_store_count_tickets (VntStore *self, const VntTicketQuery *query, GError **error)
{
  g_autofree char *login = vnt_store_dup_login (self);
  VntReader *reader;
  g_autofree char *apart = NULL;
  gint64 now = vnt_clock_now ();
  gint64 count = -1;

  g_return_val_if_fail (query != NULL, -1);

  reader = vnt_store_take_reader (self, error);
  if (reader == NULL)
    return -1;

  apart = list_apart (reader, query, now, error);
  if (apart == NULL || !vnt_query_count (reader->cache, query, apart, login, now, &count, error))
    count = -1;
  vnt_store_give_reader (self, reader);

  return count;
}

static VntMessageKind
message_kind (VntOperationKind kind)
{
  if (kind == VNT_OPERATION_REPLY)
    return VNT_MESSAGE_REPLY;
  if (kind == VNT_OPERATION_COMMENT)
    return VNT_MESSAGE_NOTE;
  return kind == VNT_OPERATION_CREATE ? VNT_MESSAGE_REQUEST : VNT_MESSAGE_EVENT;
}

static void
add_change (GString *text, const char *sign, const char *value)
{
  gboolean ticket = g_str_has_prefix (value, "ticket:");

  g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? ", " : "", sign, ticket ? "#" : "",
                          ticket ? value + strlen ("ticket:") : value);
}

/* "+a, −#7": what comes and what goes. */
static char *
changes_in_words (const char *changes)
{
  g_auto (GStrv) added = NULL;
  g_auto (GStrv) removed = NULL;
  GString *text = g_string_new (NULL);

  vnt_changes_read (changes, &added, &removed);
  for (guint i = 0; added[i] != NULL; i++)
    add_change (text, "+", added[i]);
  for (guint i = 0; removed[i] != NULL; i++)
    add_change (text, "−", removed[i]);

  return g_string_free (text, FALSE);
}

/* What will have happened, as the server tells it of others. */
static void
set_event (VntMessage *message, const VntOperation *operation)
{
  const VntFieldInfo *info = vnt_field_info (operation->field);

  if (operation->field == VNT_FIELD_MERGE)
    {
      vnt_text_set (&message->event, "merged");
      message->new_value = g_strconcat ("ticket:", operation->value, NULL);
      return;
    }
  if (operation->name != NULL && operation->field != VNT_FIELD_LINKS)
    vnt_text_set (&message->field, operation->name);
  else
    vnt_text_set (&message->field, info != NULL ? info->event : NULL);
  vnt_text_set (&message->old_value, operation->base);
  if (info != NULL && info->shape == VNT_SHAPE_SET)
    message->new_value = changes_in_words (operation->value);
  else
    vnt_text_set (&message->new_value, operation->value);
}

/* A change that waits, as an entry of the conversation it will become. */
static VntMessage *
make_message (const VntOperation *operation, const VntAccount *account)
{
  VntMessage *message =
    vnt_message_new (-operation->sequence, operation->ticket, message_kind (operation->kind));

  vnt_text_set (&message->operation, operation->uuid);
  message->state = operation->state;
  message->created = operation->created;
  message->minutes = operation->minutes;
  vnt_text_set (&message->error, operation->error);
  if (account != NULL)
    {
      vnt_text_set (&message->author, account->login);
      vnt_text_set (&message->author_name, account->name);
    }

  if (operation->kind == VNT_OPERATION_SET_FIELD)
    set_event (message, operation);
  else if (operation->kind == VNT_OPERATION_FORWARD)
    {
      g_autoptr (VntForward) forward = vnt_forward_read (operation->value);

      vnt_text_set (&message->event, "forwarded");
      vnt_text_set (&message->new_value, forward->to);
    }
  else if (operation->kind == VNT_OPERATION_ARTICLE)
    {
      vnt_text_set (&message->event, "article");
      vnt_text_set (&message->new_value, operation->name);
    }
  else
    {
      vnt_text_set (&message->content_type, operation->content_type);
      vnt_text_set (&message->body, operation->content);
    }

  for (guint i = 0; i < operation->files->len; i++)
    {
      const VntFile *file = g_ptr_array_index (operation->files, i);
      VntAttachment *attachment =
        vnt_message_add_attachment (message, 0, file->name, file->content_type, file->size);

      vnt_text_set (&attachment->path, file->path);
    }

  return message;
}

/* The outbox is read first: a change that becomes an entry between the two reads is then seen twice for a moment,
 * rather than not at all. */
static GPtrArray *
read_conversation (VntReader *reader, gint64 ticket, GError **error)
{
  g_autoptr (VntAccount) account = NULL;
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (GPtrArray) waiting =
    vnt_operation_table_list (reader->work, VNT_OPERATIONS_OF_TICKET, ticket, NULL, error);

  if (waiting == NULL || !vnt_account_table_get (reader->work, &account, error))
    return NULL;

  messages = vnt_message_table_read (reader->cache, ticket, error);
  for (guint i = 0; messages != NULL && i < waiting->len; i++)
    {
      const VntOperation *operation = g_ptr_array_index (waiting, i);
      gboolean settled;

      if (!vnt_store_is_settled (reader->work, reader->cache, operation, &settled, error))
        return NULL;
      if (!settled)
        g_ptr_array_add (messages, make_message (operation, account));
    }

  return g_steal_pointer (&messages);
}

/**
 * vnt_store_read_conversation:
 * @self: a #VntStore
 * @ticket: a ticket
 * @error: place for an error
 *
 * The conversation as the server has it, oldest first, then the agent's changes that it does not show yet. Blocks: worker
 * threads only.
 *
 * Returns: (transfer full) (element-type VntMessage) (nullable): its entries
 */
GPtrArray *
vnt_store_read_conversation (VntStore *self, gint64 ticket, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  GPtrArray *messages;

  if (reader == NULL)
    return NULL;

  messages = read_conversation (reader, ticket, error);
  vnt_store_give_reader (self, reader);

  return messages;
}

/**
 * vnt_store_read_seen:
 * @self: a #VntStore
 * @ticket: a ticket
 * @seen: (out): Unix seconds: what came later is new to the agent; 0 for nothing is old
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: %TRUE if it could be read
 */
gboolean
vnt_store_read_seen (VntStore *self, gint64 ticket, gint64 *seen, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  gboolean ok;

  if (reader == NULL)
    return FALSE;

  ok = vnt_seen_table_get (reader->work, ticket, seen, error);
  *seen = ok ? MAX (*seen, vnt_store_get_account_created (self)) : 0;
  vnt_store_give_reader (self, reader);

  return ok;
}

/* The outbox is read first, for the same reason as above. */
static gboolean
read_shown_detail (VntReader *reader, gint64 ticket, VntTicketDetail **detail, GError **error)
{
  g_autoptr (GPtrArray) operations =
    vnt_operation_table_list (reader->work, VNT_OPERATIONS_OF_TICKET, ticket, NULL, error);

  if (operations == NULL || !vnt_detail_table_read (reader->cache, ticket, detail, error))
    return FALSE;
  if (*detail != NULL)
    vnt_overlay_detail (*detail, operations);

  return *detail == NULL || vnt_detail_table_follow_row (reader->cache, *detail, error);
}

/**
 * vnt_store_read_server_detail:
 * @self: a #VntStore
 * @ticket: a ticket
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: (transfer full) (nullable): what the server said it has beyond its row; %NULL without an error when nothing of
 *   it is known
 */
VntTicketDetail *
vnt_store_read_server_detail (VntStore *self, gint64 ticket, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  VntTicketDetail *detail = NULL;

  if (reader == NULL)
    return NULL;

  vnt_detail_table_read (reader->cache, ticket, &detail, error);
  vnt_store_give_reader (self, reader);

  return detail;
}

/**
 * vnt_store_read_detail:
 * @self: a #VntStore
 * @ticket: a ticket
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: (transfer full) (nullable): what it has beyond its row, with the agent's changes that the server does not show yet laid
 *   over it; %NULL without an error when nothing of it is known
 */
VntTicketDetail *
vnt_store_read_detail (VntStore *self, gint64 ticket, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  VntTicketDetail *detail = NULL;

  if (reader == NULL)
    return NULL;

  read_shown_detail (reader, ticket, &detail, error);
  vnt_store_give_reader (self, reader);

  return detail;
}

/**
 * vnt_store_list_telling:
 * @self: a #VntStore
 * @limit: most tickets to list
 * @error: place for an error
 *
 * One ticket for each queue and status of which nobody knows yet what it may become: fetched whole, it tells it for all that
 * are like it. Blocks: worker threads only.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): their numbers, open ones first
 */
GArray *
vnt_store_list_telling (VntStore *self, guint limit, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  g_autoptr (GArray) tickets = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean read;

  if (reader == NULL)
    return NULL;

  read = vnt_detail_table_list_telling (reader->cache, limit, tickets, error);
  vnt_store_give_reader (self, reader);

  return read ? g_steal_pointer (&tickets) : NULL;
}

/**
 * vnt_store_search_people:
 * @self: a #VntStore
 * @text: (nullable): up to three words, each part of the login, name or address
 * @agents_only: only people who work on tickets
 * @limit: at most so many
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: (transfer full) (element-type VntPerson) (nullable): agents first, then by name
 */
GPtrArray *
vnt_store_search_people (
  VntStore *self, const char *text, gboolean agents_only, guint limit, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  GPtrArray *people;

  if (reader == NULL)
    return NULL;

  people = vnt_people_table_search (reader->cache, text, agents_only, limit, error);
  vnt_store_give_reader (self, reader);

  return people;
}

/**
 * vnt_store_read_article:
 * @self: a #VntStore
 * @id: an article
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: (transfer full) (nullable): it; %NULL without an error when it is not here
 */
VntArticle *
vnt_store_read_article (VntStore *self, gint64 id, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  VntArticle *article = NULL;

  if (reader == NULL)
    return NULL;

  vnt_article_table_read (reader->cache, id, &article, error);
  vnt_store_give_reader (self, reader);

  return article;
}
