/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tickets made on this laptop, how they come to their number, and how what waits is told. */
#include "store-fixture.h"
#include "vnt-new-ticket.h"

static VntDraft *
make_new (const char *subject, const char *text)
{
  VntDraft *draft = vnt_draft_new (0, VNT_OPERATION_CREATE);
  g_autoptr (VntNewTicket) made = vnt_new_ticket_new (1, subject);

  vnt_new_ticket_add_requestor (made, "elena@example.org");
  made->owner = g_strdup ("ana");
  g_free (draft->text);
  draft->text = vnt_new_ticket_write (made, text);

  return draft;
}

static gint64
queue_new (VntStore *store, const char *subject)
{
  g_autoptr (VntDraft) draft = make_new (subject, "No toner");

  g_assert_true (vnt_store_queue_draft (store, draft, 0, NULL));
  return vnt_store_find_created (store, draft->uuid, NULL);
}

static VntOperation *
first_of (VntStore *store)
{
  g_autoptr (GPtrArray) operations = vnt_store_list_operations (store, NULL);

  g_assert_cmpuint (operations->len, >, 0);
  return vnt_operation_ref (g_ptr_array_index (operations, 0));
}

static void
finish (VntStore *store, gint64 number)
{
  g_autoptr (VntOperation) creation = first_of (store);
  gboolean mine;

  g_assert_true (vnt_store_mark_sending (store, creation->uuid, FIXTURE_NOW, &mine, NULL));
  g_assert_true (mine);
  g_assert_true (vnt_store_finish_creation (store, creation->uuid, number, NULL));
}

static void
test_shown_at_once (Fixture *fixture, gconstpointer data)
{
  gint64 number = queue_new (fixture->store, "Printer");
  g_autoptr (VntTicket) shown = read_ticket (fixture->store, number);
  g_autoptr (GPtrArray) messages = vnt_store_read_conversation (fixture->store, number, NULL);
  const VntMessage *request = g_ptr_array_index (messages, 0);

  g_assert_cmpint (number, ==, -1);
  g_assert_cmpstr (shown->subject, ==, "Printer");
  g_assert_cmpstr (shown->owner, ==, "ana");
  g_assert_cmpstr (shown->requestor, ==, "elena@example.org");
  g_assert_cmpint (shown->status_class, ==, VNT_STATUS_OPEN);
  g_assert_cmpint (shown->updated, >, 0);
  g_assert_cmpuint (shown->waiting, ==, 1);
  g_assert_false (shown->unread);
  g_assert_cmpuint (messages->len, ==, 1);
  g_assert_cmpint (request->kind, ==, VNT_MESSAGE_REQUEST);
  g_assert_cmpint (request->state, ==, VNT_STATE_QUEUED);
  g_assert_cmpstr (request->body, ==, "No toner");
}

/* All of it can be made again from work.db alone. */
static void
test_survives_without_a_cache (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntTicket) shown = NULL;
  g_autoptr (VntAccount) account = NULL;

  queue_new (fixture->store, "Printer");
  account = vnt_store_get_account (fixture->store, NULL);
  fixture_close (fixture);
  fixture_remove_folder (fixture->cache_dir);
  fixture_open (fixture);
  shown = read_ticket (fixture->store, -1);
  g_assert_nonnull (shown);
  g_assert_cmpstr (shown->subject, ==, "Printer");
}

static void
test_numbers_are_not_given_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntOperation) first = NULL;

  g_assert_cmpint (queue_new (fixture->store, "One"), ==, -1);
  first = first_of (fixture->store);
  g_assert_true (vnt_store_drop_operation (fixture->store, first->uuid, NULL));
  g_assert_null (read_ticket (fixture->store, -1));
  g_assert_cmpint (queue_new (fixture->store, "Two"), ==, -2);
  g_assert_cmpint (vnt_store_follow_ticket (fixture->store, -1), ==, -1);
}

static void
test_held_behind (Fixture *fixture, gconstpointer data)
{
  VntStore *store = fixture->store;
  g_autoptr (VntDraft) reply = make_draft (queue_new (store, "Printer"), "It is coming");
  g_autoptr (GPtrArray) due = NULL;

  g_assert_true (vnt_store_queue_draft (store, reply, 0, NULL));
  due = vnt_store_due_operations (store, FIXTURE_NOW, NULL, NULL);
  g_assert_cmpuint (due->len, ==, 1);
  g_assert_cmpint (((VntOperation *) g_ptr_array_index (due, 0))->kind, ==, VNT_OPERATION_CREATE);
}

/* What waits, what is being written, and what is said too late all come to the number the server gave. */
static void
test_everything_follows (Fixture *fixture, gconstpointer data)
{
  VntStore *store = fixture->store;
  gint64 number = queue_new (store, "Printer");
  g_autoptr (VntDraft) reply = make_draft (number, "It is coming");
  g_autoptr (VntDraft) written = make_draft (number, "And then");
  g_autoptr (VntDraft) late = make_draft (number, "Said when it had its number");
  g_autoptr (VntDraft) moved = NULL;
  g_autoptr (VntTicket) shown = NULL;
  g_autoptr (GPtrArray) operations = NULL;
  g_autoptr (GPtrArray) messages = NULL;

  g_assert_true (vnt_store_queue_draft (store, reply, 0, NULL));
  g_assert_true (vnt_store_save_draft (store, written, NULL));
  finish (store, 77);

  g_assert_null (read_ticket (store, number));
  shown = read_ticket (store, 77);
  g_assert_cmpstr (shown->subject, ==, "Printer");
  g_assert_cmpuint (shown->waiting, ==, 1);
  g_assert_cmpint (vnt_store_follow_ticket (store, number), ==, 77);
  moved = vnt_store_get_draft (store, number, NULL);
  g_assert_cmpint (moved->ticket, ==, 77);
  g_assert_cmpstr (moved->text, ==, "And then");

  g_assert_true (vnt_store_queue_draft (store, late, 0, NULL));
  operations = vnt_store_list_operations (store, NULL);
  g_assert_cmpuint (operations->len, ==, 2);
  for (guint i = 0; i < operations->len; i++)
    g_assert_cmpint (((VntOperation *) g_ptr_array_index (operations, i))->ticket, ==, 77);
  messages = vnt_store_read_conversation (store, 77, NULL);
  g_assert_cmpuint (messages->len, ==, 3);
}

/* Once it was read back the server's row is all there is, and a change made before is compared with that. */
static void
test_settled (Fixture *fixture, gconstpointer data)
{
  VntStore *store = fixture->store;
  gint64 number = queue_new (store, "Printer");
  g_autoptr (VntTicket) server = make_ticket (77, "Printer (server)");
  g_autoptr (VntMessage) request = make_message (900, 77, "No toner", "text/plain");
  g_autoptr (GPtrArray) changes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_operation_unref);
  g_autoptr (GPtrArray) messages = g_ptr_array_new ();
  g_autoptr (VntTicket) shown = NULL;
  g_autoptr (VntOperation) change = NULL;

  g_ptr_array_add (changes, vnt_operation_new_field (number, VNT_FIELD_PRIORITY, "0", "70"));
  g_assert_true (vnt_store_queue_operations (store, changes, NULL));
  finish (store, 77);
  server->priority = 50;
  g_ptr_array_add (messages, request);
  g_assert_true (vnt_store_save_conversation (store, 77, server, NULL, messages, NULL));
  g_assert_true (vnt_store_settle_ticket (store, 77, NULL));

  shown = read_ticket (store, 77);
  g_assert_cmpstr (shown->subject, ==, "Printer (server)");
  g_assert_cmpint (shown->priority, ==, 70);
  change = first_of (store);
  g_assert_cmpstr (change->base, ==, "50");
  g_assert_true (vnt_store_ticket_is_known (store, 77));
  g_assert_cmpint (vnt_store_follow_ticket (store, number), ==, 77);
}

static void
test_taken_back (Fixture *fixture, gconstpointer data)
{
  VntStore *store = fixture->store;
  g_autoptr (VntDraft) draft = make_new ("Printer", "No toner\n\nAt all");
  g_autoptr (VntDraft) again = NULL;

  g_assert_true (vnt_store_save_draft (store, draft, NULL));
  g_assert_true (vnt_store_queue_draft (store, draft, FIXTURE_NOW + 10, NULL));
  g_assert_true (vnt_store_undo_draft (store, draft->uuid, &again, NULL));
  g_assert_cmpint (again->ticket, ==, 0);
  g_assert_cmpint (again->kind, ==, VNT_OPERATION_CREATE);
  g_assert_cmpstr (again->text, ==, draft->text);
  g_assert_null (read_ticket (store, -1));
}

static void
test_not_given_up_under_a_reply (Fixture *fixture, gconstpointer data)
{
  VntStore *store = fixture->store;
  g_autoptr (VntDraft) reply = make_draft (queue_new (store, "Printer"), "It is coming");
  g_autoptr (VntOperation) creation = first_of (store);
  g_autoptr (GError) error = NULL;

  g_assert_true (vnt_store_queue_draft (store, reply, 0, NULL));
  g_assert_false (vnt_store_drop_operation (store, creation->uuid, &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_CONFLICT);
  g_assert_true (vnt_store_drop_operation (store, reply->uuid, NULL));
  g_assert_true (vnt_store_drop_operation (store, creation->uuid, NULL));
}

static void
assert_waits_as (
  VntStore *store, VntField field, const char *value, const char *event, const char *what)
{
  g_autoptr (GPtrArray) operations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_operation_unref);
  VntOperation *operation = vnt_operation_new_field (1, field, "0", value);
  g_autoptr (GPtrArray) messages = NULL;
  const VntMessage *last;

  g_ptr_array_add (operations, operation);
  vnt_text_set (&operation->name, field == VNT_FIELD_LINKS ? "refers-to" : NULL);
  g_assert_true (vnt_store_queue_operations (store, operations, NULL));
  messages = vnt_store_read_conversation (store, 1, NULL);
  last = g_ptr_array_index (messages, messages->len - 1);
  g_assert_cmpstr (last->event != NULL ? last->event : last->field, ==, event);
  g_assert_cmpstr (last->new_value, ==, what);
}

/* What will happen is told as the server tells what happened. */
static void
test_waiting_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntTicket) ticket = make_ticket (1, "a");

  save_ticket (fixture->store, ticket);
  assert_waits_as (fixture->store, VNT_FIELD_MERGE, "9", "merged", "ticket:9");
  assert_waits_as (fixture->store, VNT_FIELD_CC, "+pau@x.org\n-bea@x.org", "cc",
                   "+pau@x.org, −bea@x.org");
  assert_waits_as (fixture->store, VNT_FIELD_LINKS, "+ticket:7", "links", "+#7");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add ("/creation/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("shown-at-once", test_shown_at_once);
  ADD ("survives-without-a-cache", test_survives_without_a_cache);
  ADD ("numbers-are-not-given-twice", test_numbers_are_not_given_twice);
  ADD ("held-behind", test_held_behind);
  ADD ("everything-follows", test_everything_follows);
  ADD ("settled", test_settled);
  ADD ("taken-back", test_taken_back);
  ADD ("not-given-up-under-a-reply", test_not_given_up_under_a_reply);
  ADD ("waiting-is-told", test_waiting_is_told);

  return g_test_run ();
}
