/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "contract.h"

#include "desk-fixture.h"
#include "vnt-error.h"

static const VntQueue *
queue_named (GPtrArray *queues, const char *name)
{
  for (guint i = 0; i < queues->len; i++)
    {
      const VntQueue *queue = g_ptr_array_index (queues, i);

      if (g_str_equal (queue->name, name))
        return queue;
    }

  return NULL;
}

static void
test_queues (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) queues = NULL;
  gboolean mine = FALSE;

  contract_ticket ("Redes", "para que haya algo", "hola");
  queues = vnt_server_fetch_queues (contract_server ("lucia"), NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (queue_named (queues, "Redes"));
  g_assert_null (queue_named (queues, "General"));
  g_assert_true (queue_named (queues, "Redes")->can_create);
  g_assert_cmpint (queue_named (queues, "Redes")->marker, ==, contract_marker ());
  for (guint i = 0; i < queues->len; i++)
    mine |= ((VntQueue *) g_ptr_array_index (queues, i))->mine;
  g_assert_true (mine);
}

static void
test_queues_of_few_rights (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) queues = vnt_server_fetch_queues (contract_server ("marta"), NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (queue_named (queues, "Soporte N1"));
  g_assert_null (queue_named (queues, "Redes"));
}

static void
test_tickets_page_by_page (void)
{
  g_autofree char *cursor = NULL;
  gint64 last = G_MAXINT64, total = -1;
  guint count = 0;

  for (int i = 0; i < 5; i++)
    contract_ticket ("Redes", "muchos", "hola");
  do
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VntTicketBatch) batch =
        vnt_server_fetch_tickets (contract_server ("lucia"), VNT_WANT_ALL_OPEN, cursor, 3, NULL,
                                  &error);

      g_assert_no_error (error);
      g_assert_cmpuint (batch->tickets->len, <=, 3);
      total = batch->total;
      for (guint i = 0; i < batch->tickets->len; i++, count++)
        {
          const VntTicket *ticket = g_ptr_array_index (batch->tickets, i);

          g_assert_cmpint (ticket->id, <, last);
          g_assert_cmpint (ticket->status_class, !=, VNT_STATUS_UNKNOWN);
          g_assert_cmpint (ticket->status_class, !=, VNT_STATUS_CLOSED);
          g_assert_cmpint (ticket->created, >, 0);
          g_assert_cmpint (ticket->queue, >, 0);
          last = ticket->id;
        }
      g_free (cursor);
      cursor = g_steal_pointer (&batch->cursor);
      /* One made meanwhile is newer: it must not push others onto the next page. */
      if (count == 3)
        contract_ticket ("Redes", "de en medio", "hola");
    }
  while (cursor != NULL);

  g_assert_cmpint (total, ==, count);
}

static void
test_tickets_row (void)
{
  gint64 id = contract_ticket ("Redes", "eñe <b>&amp; €", "hola");
  g_autoptr (GError) error = NULL;
  g_autoptr (VntTicketBatch) batch =
    vnt_server_fetch_tickets_by_id (contract_server ("lucia"), &id, 1, NULL, &error);
  const VntTicket *ticket;

  g_assert_no_error (error);
  g_assert_cmpuint (batch->tickets->len, ==, 1);
  ticket = g_ptr_array_index (batch->tickets, 0);
  g_assert_cmpstr (ticket->subject, ==, "eñe <b>&amp; €");
  g_assert_null (ticket->owner);
  g_assert_cmpstr (ticket->requestor, ==, "vecina@example.org");
  g_assert_cmpint (ticket->resolved, ==, 0);
  g_assert_cmpint (ticket->status_class, ==, VNT_STATUS_OPEN);
  g_assert_cmpuint (batch->gone->len, ==, 0);
}

static void
test_tickets_mine_and_unowned (void)
{
  gint64 mine = contract_ticket ("Redes", "mío", "hola");
  gint64 free_one = contract_ticket ("Redes", "de nadie", "hola");
  g_autofree char *path = g_strdup_printf ("/ticket/%" G_GINT64_FORMAT, mine);
  g_autoptr (JsonNode) answer =
    vnt_desk_fixture_call ("lucia", "PUT", path, "{\"Owner\":\"lucia\"}");
  g_autoptr (VntTicketBatch) batch =
    vnt_server_fetch_tickets (contract_server ("lucia"), VNT_WANT_MINE_OPEN, NULL, 1, NULL, NULL);
  g_autoptr (VntTicketBatch) unowned =
    vnt_server_fetch_tickets (contract_server ("lucia"), VNT_WANT_UNOWNED_OPEN, NULL, 1, NULL,
                              NULL);

  g_assert_cmpint (((VntTicket *) g_ptr_array_index (batch->tickets, 0))->id, ==, mine);
  g_assert_cmpstr (((VntTicket *) g_ptr_array_index (batch->tickets, 0))->owner, ==, "lucia");
  g_assert_cmpint (((VntTicket *) g_ptr_array_index (unowned->tickets, 0))->id, ==, free_one);
}

static void
test_tickets_gone (void)
{
  gint64 ids[] = { contract_ticket ("Redes", "queda", "hola"),
                   contract_ticket ("Redes", "se une", "hola"), 987654321 };
  g_autofree char *path = g_strdup_printf ("/ticket/%" G_GINT64_FORMAT, ids[1]);
  g_autofree char *merge = g_strdup_printf ("{\"MergeInto\":%" G_GINT64_FORMAT "}", ids[0]);
  g_autoptr (JsonNode) answer = vnt_desk_fixture_call ("lucia", "PUT", path, merge);
  g_autoptr (GError) error = NULL;
  g_autoptr (VntTicketBatch) batch =
    vnt_server_fetch_tickets_by_id (contract_server ("lucia"), ids + 1, 2, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (batch->gone->len, ==, 2);
  g_assert_cmpint (g_array_index (batch->gone, gint64, 0), ==, ids[1]);
  g_assert_cmpint (g_array_index (batch->gone, gint64, 1), ==, ids[2]);
  g_assert_cmpuint (batch->tickets->len, ==, 1);
  g_assert_cmpint (((VntTicket *) g_ptr_array_index (batch->tickets, 0))->id, ==, ids[0]);
}

static void
test_tickets_closed (void)
{
  gint64 id = contract_ticket ("Redes", "se cierra", "hola");
  g_autofree char *path = g_strdup_printf ("/ticket/%" G_GINT64_FORMAT, id);
  g_autoptr (JsonNode) answer =
    vnt_desk_fixture_call ("lucia", "PUT", path, "{\"Status\":\"resolved\"}");
  g_autoptr (VntServer) fresh = vnt_server_new ("rt", vnt_desk_fixture_url (), NULL);
  g_autofree char *token = vnt_desk_fixture_token ("lucia");
  g_autoptr (VntAccount) account = vnt_server_sign_in (fresh, "lucia", token, NULL, NULL);
  g_autoptr (VntTicketBatch) batch = vnt_server_fetch_tickets_by_id (fresh, &id, 1, NULL, NULL);

  g_assert_cmpint (((VntTicket *) g_ptr_array_index (batch->tickets, 0))->status_class, ==,
                   VNT_STATUS_CLOSED);
}

static void
test_conversation (void)
{
  gint64 id = vnt_desk_fixture_ticket (
    "lucia",
    "{\"Queue\":\"Redes\",\"Subject\":\"con todo\",\"Content\":\"<p>hola <b>ñ</b></p>\","
    "\"ContentType\":\"text/html\",\"Requestor\":[\"vecina@example.org\"],\"Attachments\":[{\"FileName\":"
    "\"a.bin\",\"FileType\":\"application/octet-stream\",\"FileContent\":\"AAECAw==\"}]}");
  g_autofree char *path = g_strdup_printf ("/ticket/%" G_GINT64_FORMAT, id);
  g_autoptr (JsonNode) answer =
    vnt_desk_fixture_call ("lucia", "PUT", path,
                           "{\"Owner\":\"lucia\",\"AddRefersTo\":[\"https://example.org/x\"]}");
  g_autoptr (GError) error = NULL;
  g_autoptr (VntConversation) conversation =
    vnt_server_fetch_conversation (contract_server ("lucia"), id, NULL, &error);
  const VntMessage *request;
  const VntAttachment *file;
  gboolean taken = FALSE;

  g_assert_no_error (error);
  g_assert_cmpint (conversation->ticket->id, ==, id);
  request = g_ptr_array_index (conversation->messages, 0);
  g_assert_cmpint (request->kind, ==, VNT_MESSAGE_REQUEST);
  g_assert_cmpstr (request->content_type, ==, "text/html");
  g_assert_cmpstr (request->body, ==, "<p>hola <b>ñ</b></p>");
  g_assert_cmpstr (request->author, ==, "lucia");
  g_assert_cmpuint (request->attachments->len, ==, 1);
  file = g_ptr_array_index (request->attachments, 0);
  g_assert_cmpstr (file->name, ==, "a.bin");
  g_assert_cmpint (file->size, ==, 4);
  for (guint i = 0; i < conversation->messages->len; i++)
    {
      const VntMessage *message = g_ptr_array_index (conversation->messages, i);

      taken |= message->kind == VNT_MESSAGE_EVENT && g_strcmp0 (message->field, "owner") == 0 &&
               g_strcmp0 (message->new_value, "lucia") == 0;
    }
  g_assert_true (taken);
  g_assert_cmpint (conversation->detail->rights, ==,
                   VNT_RIGHT_REPLY | VNT_RIGHT_COMMENT | VNT_RIGHT_MODIFY);
  g_assert_cmpstr (conversation->detail->statuses[0], ==, conversation->ticket->status);
  g_assert_true (
    g_strv_contains ((const char *const *) conversation->detail->statuses, "resolved"));
  g_assert_true (
    g_strv_contains ((const char *const *) conversation->detail->service_levels, "Urgente"));
  g_assert_cmpstr (conversation->detail->requestors[0], ==, "vecina@example.org");
  g_assert_cmpuint (conversation->detail->links->len, ==, 1);
  g_assert_cmpstr (((VntLink *) g_ptr_array_index (conversation->detail->links, 0))->target, ==,
                   "https://example.org/x");
  g_assert_nonnull (conversation->detail->version);
  /* What carries the identity of a new ticket is no field of it. */
  g_assert_cmpuint (conversation->detail->fields->len, >, 0);
  for (guint i = 0; i < conversation->detail->fields->len; i++)
    {
      const VntFieldValue *field = g_ptr_array_index (conversation->detail->fields, i);

      g_assert_cmpstr (field->name, !=, "Client-Id");
      g_assert_cmpstr (field->name, !=, "Alta nº");
    }
}

/* Also by a program that has just started and fetched no queues yet. */
static void
test_queues_by_name (void)
{
  gint64 id = contract_ticket ("Redes", "cambia de cola", "hola");
  g_autofree char *path = g_strdup_printf ("/ticket/%" G_GINT64_FORMAT, id);
  g_autoptr (JsonNode) answer =
    vnt_desk_fixture_call ("lucia", "PUT", path, "{\"Queue\":\"Campo\"}");
  g_autoptr (VntServer) server = contract_new_server ("lucia");
  g_autoptr (GError) error = NULL;
  g_autoptr (VntConversation) conversation =
    vnt_server_fetch_conversation (server, id, NULL, &error);
  gboolean found = FALSE;

  g_assert_no_error (error);
  for (guint i = 0; i < conversation->messages->len; i++)
    {
      const VntMessage *message = g_ptr_array_index (conversation->messages, i);

      found |= g_strcmp0 (message->field, "queue") == 0 &&
               g_strcmp0 (message->old_value, "Redes") == 0 &&
               g_strcmp0 (message->new_value, "Campo") == 0;
    }
  g_assert_true (found);
}

static void
test_conversation_not_seen (void)
{
  gint64 id = contract_ticket ("Redes", "no es para marta", "hola");
  g_autoptr (GError) error = NULL;
  g_autoptr (VntConversation) conversation =
    vnt_server_fetch_conversation (contract_server ("marta"), id, NULL, &error);

  g_assert_null (conversation);
  g_assert_error (error, VNT_ERROR, VNT_ERROR_FORBIDDEN);
}

static VntMessageBatch *
changes_after (VntServer *server, const char *cursor)
{
  g_autoptr (GError) error = NULL;
  VntMessageBatch *batch = vnt_server_fetch_changes (server, cursor, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (batch->cursor);

  return batch;
}

static void
test_changes (void)
{
  VntServer *server = contract_server ("lucia");
  gint64 id = contract_ticket ("Redes", "cambia", "hola");
  g_autofree char *path = g_strdup_printf ("/ticket/%" G_GINT64_FORMAT "/comment", id);
  g_autofree char *mark = vnt_server_fetch_newest_mark (server, NULL, NULL);
  g_autoptr (VntMessageBatch) nothing = changes_after (server, mark);
  g_autoptr (VntMessageBatch) something = NULL;
  g_autoptr (VntMessageBatch) again = NULL;
  g_autoptr (JsonNode) answer = NULL;
  const VntMessage *message;

  g_assert_cmpuint (nothing->messages->len, ==, 0);
  g_assert_cmpuint (nothing->changed->len, ==, 0);
  g_assert_false (nothing->more);

  answer = vnt_desk_fixture_call (
    "lucia", "POST", path,
    "{\"Content\":\"una nota\",\"ContentType\":\"text/plain\",\"TimeTaken\":\"7\"}");
  something = changes_after (server, nothing->cursor);
  g_assert_cmpuint (something->messages->len, ==, 1);
  g_assert_cmpuint (something->changed->len, ==, 1);
  g_assert_cmpint (g_array_index (something->changed, gint64, 0), ==, id);
  message = g_ptr_array_index (something->messages, 0);
  g_assert_cmpint (message->kind, ==, VNT_MESSAGE_NOTE);
  g_assert_cmpstr (message->body, ==, "una nota");
  g_assert_cmpint (message->minutes, ==, 7);
  g_assert_cmpint (message->ticket, ==, id);

  again = changes_after (server, something->cursor);
  g_assert_cmpuint (again->messages->len, ==, 0);
  g_assert_false (again->more);
}

static void
test_changes_behind_hidden_ones (void)
{
  VntServer *server = contract_server ("marta");
  g_autofree char *mark = vnt_server_fetch_newest_mark (server, NULL, NULL);
  GString *hidden = g_string_new ("[");
  g_autoptr (JsonNode) answer = NULL;
  g_autoptr (VntServer) fresh = vnt_server_new ("rt", vnt_desk_fixture_url (), NULL);
  g_autofree char *token = vnt_desk_fixture_token ("marta");
  g_autoptr (VntAccount) account = vnt_server_sign_in (fresh, "", token, NULL, NULL);
  gint64 seen;
  gboolean found = FALSE, more = TRUE;

  /* Each leaves at least three records, of which marta may see none. */
  for (int i = 0; i < 75; i++)
    g_string_append_printf (hidden, "%s{\"Queue\":\"Redes\",\"Subject\":\"oculto %d\"}",
                            i > 0 ? "," : "", i);
  g_string_append_c (hidden, ']');
  answer = vnt_desk_fixture_call ("lucia", "POST", "/tickets/bulk", hidden->str);
  g_string_free (hidden, TRUE);
  seen = contract_ticket ("Soporte N1", "esta sí", "hola");

  while (more && !found)
    {
      g_autoptr (VntMessageBatch) batch = changes_after (fresh, mark);

      for (guint i = 0; i < batch->changed->len; i++)
        found |= g_array_index (batch->changed, gint64, i) == seen;
      more = batch->more;
      g_free (mark);
      mark = g_steal_pointer (&batch->cursor);
    }
  g_assert_true (found);
}

static void
test_history (void)
{
  VntServer *server = contract_server ("lucia");
  gint64 id = contract_ticket ("Redes", "el último", "hola");
  g_autofree char *cursor = vnt_server_fetch_newest_mark (server, NULL, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gint64 last = G_MAXINT64;
  gboolean newest = TRUE;

  while (cursor != NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VntMessageBatch) batch = vnt_server_fetch_history (server, cursor, NULL, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < batch->messages->len; i++)
        {
          const VntMessage *message = g_ptr_array_index (batch->messages, i);

          if (newest)
            g_assert_cmpint (message->ticket, ==, id);
          newest = FALSE;
          g_assert_cmpint (message->id, <, last);
          last = message->id;
          if (message->kind == VNT_MESSAGE_REQUEST)
            g_hash_table_add (seen, g_memdup2 (&message->ticket, sizeof message->ticket));
        }
      g_free (cursor);
      cursor = g_steal_pointer (&batch->cursor);
    }

  for (gint64 ticket = 1; ticket <= id; ticket++)
    g_assert_true (g_hash_table_contains (seen, &ticket));
}

static void
test_people (void)
{
  g_autofree char *cursor = NULL;
  gboolean agent = FALSE, requestor = FALSE;

  contract_ticket ("Redes", "trae a una vecina", "hola");
  do
    {
      g_autoptr (GError) error = NULL;
      char *next = NULL;
      g_autoptr (GPtrArray) people =
        vnt_server_fetch_people (contract_server ("lucia"), cursor, &next, NULL, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < people->len; i++)
        {
          const VntPerson *person = g_ptr_array_index (people, i);

          g_assert_cmpint (person->id, >, 0);
          agent |= g_str_equal (person->login, "lucia") && person->agent;
          requestor |= g_str_equal (person->login, "vecina@example.org") && !person->agent;
        }
      g_free (cursor);
      cursor = next;
    }
  while (cursor != NULL);
  g_assert_true (agent);
  g_assert_true (requestor);
}

static void
test_articles (void)
{
  g_autofree char *cursor = NULL;
  gint64 last = 0;

  do
    {
      g_autoptr (GError) error = NULL;
      char *next = NULL;
      g_autoptr (GPtrArray) articles =
        vnt_server_fetch_articles (contract_server ("lucia"), cursor, &next, NULL, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < articles->len; i++)
        {
          const VntArticle *article = g_ptr_array_index (articles, i);

          g_assert_cmpint (article->id, >, last);
          g_assert_cmpstr (article->title, !=, "");
          last = article->id;
        }
      g_free (cursor);
      cursor = next;
    }
  while (cursor != NULL);
}

static void
test_rest (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) queues = NULL;

  vnt_server_rest (contract_server ("lucia"));
  queues = vnt_server_fetch_queues (contract_server ("lucia"), NULL, &error);
  g_assert_no_error (error);
}

void
contract_add_reading (void)
{
  g_test_add_func ("/contract/queues", test_queues);
  g_test_add_func ("/contract/queues/few-rights", test_queues_of_few_rights);
  g_test_add_func ("/contract/tickets/page-by-page", test_tickets_page_by_page);
  g_test_add_func ("/contract/tickets/row", test_tickets_row);
  g_test_add_func ("/contract/tickets/mine-and-unowned", test_tickets_mine_and_unowned);
  g_test_add_func ("/contract/tickets/gone", test_tickets_gone);
  g_test_add_func ("/contract/tickets/closed", test_tickets_closed);
  g_test_add_func ("/contract/conversation", test_conversation);
  g_test_add_func ("/contract/conversation/queues-by-name", test_queues_by_name);
  g_test_add_func ("/contract/conversation/not-seen", test_conversation_not_seen);
  g_test_add_func ("/contract/changes", test_changes);
  g_test_add_func ("/contract/changes/behind-hidden-ones", test_changes_behind_hidden_ones);
  g_test_add_func ("/contract/history", test_history);
  g_test_add_func ("/contract/people", test_people);
  g_test_add_func ("/contract/articles", test_articles);
  g_test_add_func ("/contract/rest", test_rest);
}
