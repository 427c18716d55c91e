/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a ticket may become, and who may change it, follows what it is, also while a change of it waits. */
#include "store-fixture.h"

static void
save_in (Fixture *fixture, gint64 id, gint64 queue, VntRights rights, const char *const *statuses)
{
  g_autoptr (VntTicket) ticket = make_ticket (id, "Printer");
  g_autoptr (VntTicketDetail) detail = vnt_ticket_detail_new (id);
  g_autoptr (GError) error = NULL;

  ticket->queue = queue;
  vnt_text_set (&ticket->status, statuses[0]);
  detail->rights = rights;
  vnt_text_set_list (&detail->statuses, statuses);
  vnt_store_save_conversation (fixture->store, id, ticket, detail, NULL, &error);
  g_assert_no_error (error);
}

static void
save (Fixture *fixture, gint64 id, const char *const *statuses)
{
  save_in (fixture, id, 1, VNT_RIGHT_MODIFY, statuses);
}

static void
set_status (Fixture *fixture, gint64 id, const char *from, const char *status)
{
  g_autoptr (GPtrArray) operations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_operation_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (operations, vnt_operation_new_field (id, VNT_FIELD_STATUS, from, status));
  vnt_store_queue_operations (fixture->store, operations, &error);
  g_assert_no_error (error);
}

static void
assert_statuses (Fixture *fixture, gint64 id, const char *expected)
{
  g_autoptr (VntTicketDetail) detail = vnt_store_read_detail (fixture->store, id, NULL);
  g_autofree char *have = g_strjoinv (" ", detail->statuses);

  g_assert_cmpstr (have, ==, expected);
}

static const char *const FROM_OPEN[] = { "open", "stalled", "resolved", NULL };
static const char *const FROM_RESOLVED[] = { "resolved", "open", NULL };

static void
test_of_another_like_it (Fixture *fixture, gconstpointer data)
{
  save (fixture, 1, FROM_OPEN);
  save (fixture, 2, FROM_RESOLVED);
  assert_statuses (fixture, 1, "open stalled resolved");
  set_status (fixture, 1, "open", "resolved");
  assert_statuses (fixture, 1, "resolved open");
}

/* Better nothing than what the server refuses. */
static void
test_nobody_knows (Fixture *fixture, gconstpointer data)
{
  save (fixture, 1, FROM_OPEN);
  set_status (fixture, 1, "open", "resolved");
  assert_statuses (fixture, 1, "resolved");
}

/* Only its row came so far: what was known of it is what the queue it left let one do. */
static void
move (Fixture *fixture, gint64 id, gint64 queue)
{
  g_autoptr (VntTicket) ticket = make_ticket (id, "Printer");

  ticket->queue = queue;
  vnt_text_set (&ticket->status, "open");
  save_ticket (fixture->store, ticket);
}

static const char *const ONLY_OPEN[] = { "open", NULL };

static VntRights
read_rights (Fixture *fixture, gint64 id)
{
  g_autoptr (VntTicketDetail) detail = vnt_store_read_detail (fixture->store, id, NULL);

  return detail->rights;
}

static void
test_moved_to_where_one_reads (Fixture *fixture, gconstpointer data)
{
  save (fixture, 1, FROM_OPEN);
  save_in (fixture, 2, 7, VNT_RIGHT_NONE, ONLY_OPEN);
  move (fixture, 1, 7);
  g_assert_cmpint (read_rights (fixture, 1), ==, VNT_RIGHT_NONE);
  assert_statuses (fixture, 1, "open");
}

static void
test_moved_to_the_unknown (Fixture *fixture, gconstpointer data)
{
  save (fixture, 1, FROM_OPEN);
  move (fixture, 1, 7);
  g_assert_cmpint (read_rights (fixture, 1), ==, VNT_RIGHT_UNKNOWN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/statuses/like-another", Fixture, NULL, fixture_set_up,
              test_of_another_like_it, fixture_tear_down);
  g_test_add ("/store/statuses/unknown", Fixture, NULL, fixture_set_up, test_nobody_knows,
              fixture_tear_down);
  g_test_add ("/store/statuses/moved-to-where-one-reads", Fixture, NULL, fixture_set_up,
              test_moved_to_where_one_reads, fixture_tear_down);
  g_test_add ("/store/statuses/moved-to-the-unknown", Fixture, NULL, fixture_set_up,
              test_moved_to_the_unknown, fixture_tear_down);
  return g_test_run ();
}
