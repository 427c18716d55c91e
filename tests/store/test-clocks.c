/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What service levels make of a row: kept with it, worked out when its history changes. */
#include "store-fixture.h"
#include "vnt-store-clock.h"

#define HOUR 3600

/* Stands for the real calculation: late one hour after the last thing that happened; the first history is kept in @data. */
static void
count_events (const VntServiceFacts *facts, VntRowClock *row, gpointer data)
{
  GString *told = data;
  gint64 last = facts->ticket->created;

  g_string_truncate (told, 0);
  g_string_append_printf (told, "%s:", facts->queue);
  for (guint i = 0; i < facts->history->len; i++)
    {
      const VntMessage *message = g_ptr_array_index (facts->history, i);

      g_string_append_printf (told, " %s",
                              message->field != NULL ? message->field : message->author);
      last = MAX (last, message->created);
    }
  for (guint i = 0; facts->requestors[i] != NULL; i++)
    g_string_append_printf (told, " <%s>", facts->requestors[i]);
  *row = (VntRowClock){ VNT_TARGET_RESPONSE, last + HOUR, last + HOUR / 2, FALSE, 0 };
}

static VntMessage *
make_event (gint64 id, const char *field, gint64 created)
{
  VntMessage *message = vnt_message_new (id, 1, VNT_MESSAGE_EVENT);

  vnt_text_set (&message->author, "ana");
  message->created = created;
  message->event = g_strdup ("field");
  message->field = g_strdup (field);
  message->old_value = g_strdup ("new");
  message->new_value = g_strdup ("open");

  return message;
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (VntTicket) ticket = make_ticket (1, "Printer");
  g_autoptr (VntTicket) row = NULL;
  g_autoptr (VntTicket) later = NULL;
  g_autoptr (GPtrArray) messages =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_message_unref);
  g_autoptr (VntDraft) draft = make_draft (1, "Done");
  g_autoptr (GError) error = NULL;

  vnt_store_set_clock (fixture->store, count_events, told);
  save_ticket (fixture->store, ticket);
  g_assert_cmpstr (told->str, ==, "First level:");
  row = read_ticket (fixture->store, 1);
  g_assert_cmpint (row->clock.target, ==, VNT_TARGET_RESPONSE);
  g_assert_cmpint (row->clock.due, ==, ticket->created + HOUR);
  g_assert_cmpint (row->clock.risk, ==, ticket->created + HOUR / 2);

  /* History alone changes it; what does not matter to a clock is not even read. */
  g_ptr_array_add (messages, make_event (10, "status", FIXTURE_NOW + 10));
  g_ptr_array_add (messages, make_event (11, "priority", FIXTURE_NOW + 20));
  g_ptr_array_add (messages, make_event (12, "owner", FIXTURE_NOW + 30));
  g_assert_true (vnt_store_save_messages (fixture->store, messages, NULL, NULL, &error));
  g_assert_cmpstr (told->str, ==, "First level: status owner");
  later = read_ticket (fixture->store, 1);
  g_assert_cmpint (later->clock.due, ==, FIXTURE_NOW + 30 + HOUR);

  /* The agent's own answer counts before it is sent. */
  vnt_clock_set_for_tests (FIXTURE_NOW + 40);
  g_assert_true (vnt_store_queue_draft (fixture->store, draft, 0, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (told->str, ==, "First level: status owner ana");
}

static void
test_requestors (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (VntTicket) ticket = make_ticket (1, "Printer");
  g_autoptr (VntTicketDetail) detail = vnt_ticket_detail_new (1);
  g_autoptr (GPtrArray) messages =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_message_unref);
  g_autoptr (GError) error = NULL;

  vnt_store_set_clock (fixture->store, count_events, told);
  g_strfreev (detail->requestors);
  detail->requestors = g_strsplit ("rosa,teo", ",", 0);
  g_assert_true (vnt_store_save_conversation (fixture->store, 1, ticket, detail, messages, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (told->str, ==, "First level: <rosa> <teo>");
}

static void
test_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (VntTicket) ticket = make_ticket (1, "Printer");
  g_autoptr (VntTicket) closed = make_ticket (1, "Printer");
  g_autoptr (VntTicket) row = NULL;

  vnt_store_set_clock (fixture->store, count_events, told);
  save_ticket (fixture->store, ticket);
  vnt_text_set (&closed->status, "resolved");
  closed->status_class = VNT_STATUS_CLOSED;
  save_ticket (fixture->store, closed);
  row = read_ticket (fixture->store, 1);
  g_assert_cmpint (row->clock.target, ==, VNT_TARGET_NONE);
  g_assert_cmpint (row->clock.due, ==, 0);
}

/* Rows that came before anybody could work it out, and again only when what it is made of is another. */
static void
test_refresh (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (VntTicket) row = NULL;
  g_autoptr (GError) error = NULL;

  for (gint64 id = 1; id <= 450; id++)
    {
      g_autoptr (VntTicket) ticket = make_ticket (id, "Printer");

      ticket->due = id == 450 ? FIXTURE_NOW + 1 : 0;
      save_ticket (fixture->store, ticket);
    }
  row = read_ticket (fixture->store, 450);
  g_assert_cmpint (row->clock.due, ==, FIXTURE_NOW + 1);
  g_clear_pointer (&row, vnt_ticket_unref);

  vnt_store_set_clock (fixture->store, count_events, told);
  g_assert_true (vnt_store_refresh_clocks (fixture->store, "one", NULL, &error));
  g_assert_no_error (error);
  row = read_ticket (fixture->store, 450);
  g_assert_cmpint (row->clock.due, ==, row->created + HOUR);

  g_string_assign (told, "not asked");
  g_assert_true (vnt_store_refresh_clocks (fixture->store, "one", NULL, &error));
  g_assert_cmpstr (told->str, ==, "not asked");
  g_assert_true (vnt_store_refresh_clocks (fixture->store, "two", NULL, &error));
  g_assert_cmpstr (told->str, ==, "First level:");
}

/* The tests below say what the answer is. */
static void
give_answer (const VntServiceFacts *facts, VntRowClock *row, gpointer data)
{
  *row = ((const VntRowClock *) data)[facts->ticket->id];
}

static void
assert_found (VntStore *store, VntScope scope, VntSort sort, const char *expected)
{
  g_autoptr (VntTicketQuery) query = vnt_ticket_query_new (scope);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GString) found = g_string_new (NULL);

  query->sort = sort;
  query->ascending = TRUE;
  ids = vnt_store_query_tickets (store, query, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (found, "%s%d", i > 0 ? " " : "", (int) g_array_index (ids, gint64, i));
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_lists (Fixture *fixture, gconstpointer data)
{
  static const VntRowClock CLOCKS[] = {
    [1] = { VNT_TARGET_RESOLUTION, FIXTURE_NOW + 500, FIXTURE_NOW + 100, FALSE, 0 },
    [2] = { VNT_TARGET_RESOLUTION, FIXTURE_NOW + 400, FIXTURE_NOW, FALSE, 0 },
    [3] = { VNT_TARGET_RESPONSE, FIXTURE_NOW, FIXTURE_NOW - 100, FALSE, 0 },
    [4] = { VNT_TARGET_RESOLUTION, 0, 0, TRUE, 50 },
    [5] = { VNT_TARGET_RESOLUTION, FIXTURE_NOW - 900, 0, TRUE, -100 },
    [6] = { VNT_TARGET_NONE, 0, 0, FALSE, 0 },
  };

  vnt_store_set_clock (fixture->store, give_answer, (gpointer) CLOCKS);
  for (gint64 id = 1; id < (gint64) G_N_ELEMENTS (CLOCKS); id++)
    {
      g_autoptr (VntTicket) ticket = make_ticket (id, "Printer");

      vnt_text_set (&ticket->owner, "ana");
      save_ticket (fixture->store, ticket);
    }

  assert_found (fixture->store, VNT_SCOPE_OVERDUE, VNT_SORT_CLOCK, "5 3");
  assert_found (fixture->store, VNT_SCOPE_AT_RISK, VNT_SORT_CLOCK, "2");
  assert_found (fixture->store, VNT_SCOPE_MINE, VNT_SORT_CLOCK, "5 3 2 1 4 6");
  vnt_clock_set_for_tests (FIXTURE_NOW + 400);
  assert_found (fixture->store, VNT_SCOPE_OVERDUE, VNT_SORT_CLOCK, "5 3 2");
  assert_found (fixture->store, VNT_SCOPE_AT_RISK, VNT_SORT_CLOCK, "1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) \
  g_test_add ("/clocks/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("history", test_history);
  ADD ("requestors", test_requestors);
  ADD ("closed", test_closed);
  ADD ("refresh", test_refresh);
  ADD ("lists", test_lists);
  return g_test_run ();
}
