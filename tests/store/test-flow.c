/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tickets put off until a time, and those the agent follows. */
#include "store-fixture.h"

#include "vnt-store-flow.h"
#include "vnt-store-told.h"

#define HOUR 3600

/* The numbers a view shows, "2 1". */
static void
assert_view (VntStore *store, VntScope scope, const char *text, const char *expected)
{
  g_autoptr (VntTicketQuery) query = vnt_ticket_query_new (scope);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GArray) ids = NULL;

  query->text = g_strdup (text);
  ids = vnt_store_query_tickets (store, query, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (found, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            g_array_index (ids, gint64, i));
  g_assert_cmpstr (found->str, ==, expected);
  g_assert_cmpint (vnt_store_count_tickets (store, query, NULL), ==, ids->len);
}

static void
save_two (VntStore *store)
{
  for (gint64 id = 1; id <= 2; id++)
    {
      g_autoptr (VntTicket) ticket = make_ticket (id, "Printer");

      vnt_text_set (&ticket->owner, "ana");
      vnt_text_set (&ticket->requestor, "rosa@example.org");
      save_ticket (store, ticket);
    }
}

static void
save_message (VntStore *store, gint64 id, gint64 ticket, const char *author)
{
  g_autoptr (GPtrArray) messages =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_message_unref);
  VntMessage *message = make_message (id, ticket, "Hello", "text/plain");

  vnt_text_set (&message->author, author);
  g_ptr_array_add (messages, message);
  g_assert_true (vnt_store_save_messages (store, messages, NULL, NULL, NULL));
}

/* How many come back now, and when the next one is due. */
static guint
wake (VntStore *store, gint64 now, gint64 *next)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) back = vnt_store_wake_tickets (store, now, next, &error);

  g_assert_no_error (error);
  return back->len;
}

static void
test_leaves_the_views (Fixture *fixture, gconstpointer data)
{
  save_two (fixture->store);
  g_assert_true (vnt_store_snooze_ticket (fixture->store, 2, FIXTURE_NOW + HOUR, NULL));

  assert_view (fixture->store, VNT_SCOPE_MINE, NULL, "1");
  assert_view (fixture->store, VNT_SCOPE_MY_QUEUES, NULL, "1");
  assert_view (fixture->store, VNT_SCOPE_SNOOZED, NULL, "2");
  /* Nothing is hidden from who looks for it. */
  assert_view (fixture->store, VNT_SCOPE_MINE, "printer", "2 1");
  assert_view (fixture->store, VNT_SCOPE_ALL, NULL, "2 1");
}

/* Also when nobody looked at the clock meanwhile: the laptop was asleep. */
static void
test_comes_back_with_the_clock (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntTicket) away = NULL;
  g_autoptr (VntTicket) back = NULL;

  save_two (fixture->store);
  g_assert_true (vnt_store_snooze_ticket (fixture->store, 2, FIXTURE_NOW + HOUR, NULL));
  away = read_ticket (fixture->store, 2);
  g_assert_cmpint (away->snoozed, ==, FIXTURE_NOW + HOUR);
  g_assert_cmpint (away->back, ==, 0);

  vnt_clock_set_for_tests (FIXTURE_NOW + HOUR);
  assert_view (fixture->store, VNT_SCOPE_MINE, NULL, "2 1");
  back = read_ticket (fixture->store, 2);
  g_assert_cmpint (back->snoozed, ==, 0);
  g_assert_cmpint (back->back, ==, FIXTURE_NOW + HOUR);
}

/* What came back does not leave again because the clock was set back. */
static void
test_stays_back (Fixture *fixture, gconstpointer data)
{
  gint64 next;

  save_two (fixture->store);
  g_assert_true (vnt_store_snooze_ticket (fixture->store, 2, FIXTURE_NOW + HOUR, NULL));
  g_assert_cmpuint (wake (fixture->store, FIXTURE_NOW, &next), ==, 0);
  g_assert_cmpint (next, ==, FIXTURE_NOW + HOUR);
  g_assert_cmpuint (wake (fixture->store, FIXTURE_NOW + HOUR, &next), ==, 1);
  g_assert_cmpuint (wake (fixture->store, FIXTURE_NOW + HOUR, &next), ==, 0);
  assert_view (fixture->store, VNT_SCOPE_MINE, NULL, "2 1");
  assert_view (fixture->store, VNT_SCOPE_SNOOZED, NULL, "");
}

static void
test_settles (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntTicket) seen = NULL;
  gint64 next;

  save_two (fixture->store);
  g_assert_true (vnt_store_snooze_ticket (fixture->store, 2, FIXTURE_NOW + HOUR, NULL));
  g_assert_true (vnt_store_settle_snooze (fixture->store, 2, NULL));
  assert_view (fixture->store, VNT_SCOPE_SNOOZED, NULL, "2");

  wake (fixture->store, FIXTURE_NOW + HOUR, &next);
  g_assert_true (vnt_store_settle_snooze (fixture->store, 2, NULL));
  seen = read_ticket (fixture->store, 2);
  g_assert_cmpint (seen->back, ==, 0);
}

/* Only what the customer wrote after it was put off brings it back before its time. */
static void
test_customer_brings_it_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_person_unref);
  VntPerson *agent = vnt_person_new (1, "bea");
  gint64 next;

  agent->agent = TRUE;
  g_ptr_array_add (people, agent);
  g_assert_true (vnt_store_save_people (fixture->store, people, NULL, NULL, NULL));
  save_two (fixture->store);
  save_message (fixture->store, 10, 2, "rosa@example.org");
  g_assert_true (vnt_store_snooze_ticket (fixture->store, 2, FIXTURE_NOW + HOUR, NULL));
  g_assert_cmpuint (wake (fixture->store, FIXTURE_NOW, &next), ==, 0);
  save_message (fixture->store, 11, 2, "bea");
  g_assert_cmpuint (wake (fixture->store, FIXTURE_NOW, &next), ==, 0);
  save_message (fixture->store, 12, 2, "rosa@example.org");
  g_assert_cmpuint (wake (fixture->store, FIXTURE_NOW, &next), ==, 1);
  g_assert_cmpint (next, ==, 0);
}

/* An old conversation that is fetched only now is not news. */
static void
test_old_conversation_is_not_news (Fixture *fixture, gconstpointer data)
{
  gint64 next;

  save_two (fixture->store);
  g_assert_true (vnt_store_snooze_ticket (fixture->store, 2, FIXTURE_NOW + HOUR, NULL));
  {
    g_autoptr (GPtrArray) messages =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_message_unref);
    VntMessage *message = make_message (10, 2, "Hello", "text/plain");

    vnt_text_set (&message->author, "rosa@example.org");
    message->created = FIXTURE_NOW - 5000;
    g_ptr_array_add (messages, message);
    g_assert_true (vnt_store_save_messages (fixture->store, messages, NULL, NULL, NULL));
  }
  g_assert_cmpuint (wake (fixture->store, FIXTURE_NOW, &next), ==, 0);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  save_two (fixture->store);
  g_assert_true (vnt_store_snooze_ticket (fixture->store, 2, FIXTURE_NOW + HOUR, NULL));
  g_assert_true (vnt_store_snooze_ticket (fixture->store, 2, 0, NULL));
  assert_view (fixture->store, VNT_SCOPE_MINE, NULL, "2 1");
  assert_view (fixture->store, VNT_SCOPE_SNOOZED, NULL, "");
}

static void
test_follow (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntTicket) followed = NULL;

  save_two (fixture->store);
  g_assert_true (vnt_store_follow_changes (fixture->store, 1, TRUE, NULL));
  g_assert_true (vnt_store_follow_changes (fixture->store, 1, TRUE, NULL));
  assert_view (fixture->store, VNT_SCOPE_FOLLOWED, NULL, "1");
  followed = read_ticket (fixture->store, 1);
  g_assert_true (followed->followed);

  g_assert_true (vnt_store_follow_changes (fixture->store, 1, FALSE, NULL));
  assert_view (fixture->store, VNT_SCOPE_FOLLOWED, NULL, "");
}

/* It is work.db that knows: a cache begun anew changes nothing. */
static void
test_survives (Fixture *fixture, gconstpointer data)
{
  save_two (fixture->store);
  g_assert_true (vnt_store_snooze_ticket (fixture->store, 2, FIXTURE_NOW + HOUR, NULL));
  g_assert_true (vnt_store_follow_changes (fixture->store, 1, TRUE, NULL));
  fixture_close (fixture);
  fixture_remove_folder (fixture->cache_dir);
  fixture_open (fixture);
  save_two (fixture->store);
  assert_view (fixture->store, VNT_SCOPE_SNOOZED, NULL, "2");
  assert_view (fixture->store, VNT_SCOPE_FOLLOWED, NULL, "1");
}

/* A ticket merged into another is put off and followed there. */
static void
test_moves (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntTicket) other = make_ticket (3, "Printer");

  save_two (fixture->store);
  save_ticket (fixture->store, other);
  g_assert_true (vnt_store_snooze_ticket (fixture->store, 2, FIXTURE_NOW + HOUR, NULL));
  g_assert_true (vnt_store_follow_changes (fixture->store, 2, TRUE, NULL));
  g_assert_true (vnt_store_save_conversation (fixture->store, 2, other, NULL, NULL, NULL));
  assert_view (fixture->store, VNT_SCOPE_SNOOZED, NULL, "3");
  assert_view (fixture->store, VNT_SCOPE_FOLLOWED, NULL, "3");
}

/* What is to be told after quiet hours is told by the next start, too. */
static void
test_held (Fixture *fixture, gconstpointer data)
{
  static const gint64 numbers[] = { 2, 1, 2 };
  g_autoptr (GArray) tickets = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) held = NULL;
  g_autoptr (GArray) none = NULL;

  g_array_append_vals (tickets, numbers, G_N_ELEMENTS (numbers));
  g_assert_true (vnt_store_keep_held (fixture->store, tickets, NULL));
  fixture_close (fixture);
  fixture_open (fixture);
  held = vnt_store_read_held (fixture->store, NULL);
  g_assert_cmpuint (held->len, ==, 2);
  g_assert_cmpint (g_array_index (held, gint64, 0), ==, 1);
  g_assert_cmpint (g_array_index (held, gint64, 1), ==, 2);

  g_array_set_size (tickets, 0);
  g_assert_true (vnt_store_keep_held (fixture->store, tickets, NULL));
  none = vnt_store_read_held (fixture->store, NULL);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/store/flow/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("leaves-the-views", test_leaves_the_views);
  ADD ("comes-back-with-the-clock", test_comes_back_with_the_clock);
  ADD ("stays-back", test_stays_back);
  ADD ("settles", test_settles);
  ADD ("customer-brings-it-back", test_customer_brings_it_back);
  ADD ("old-conversation-is-not-news", test_old_conversation_is_not_news);
  ADD ("undo", test_undo);
  ADD ("follow", test_follow);
  ADD ("survives", test_survives);
  ADD ("moves", test_moves);
  ADD ("held", test_held);
#undef ADD

  return g_test_run ();
}
