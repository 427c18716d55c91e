/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a ticket may become follows what it is, also while a change of its status waits. */
#include "store-fixture.h"

static void
save (Fixture *fixture, gint64 id, const char *const *statuses)
{
  g_autoptr (VntTicket) ticket = make_ticket (id, "Printer");
  g_autoptr (VntTicketDetail) detail = vnt_ticket_detail_new (id);
  g_autoptr (GError) error = NULL;

  vnt_text_set (&ticket->status, statuses[0]);
  vnt_text_set_list (&detail->statuses, statuses);
  vnt_store_save_conversation (fixture->store, id, ticket, detail, NULL, &error);
  g_assert_no_error (error);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/statuses/like-another", Fixture, NULL, fixture_set_up,
              test_of_another_like_it, fixture_tear_down);
  g_test_add ("/store/statuses/unknown", Fixture, NULL, fixture_set_up, test_nobody_knows,
              fixture_tear_down);
  return g_test_run ();
}
