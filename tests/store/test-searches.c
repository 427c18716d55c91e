/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The searches that are kept on the server, and what it found. */
#include "store-fixture.h"
#include "vnt-store-searches.h"

static void
save (Fixture *fixture, const char *first_query)
{
  g_autoptr (GPtrArray) searches =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_saved_search_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (searches, vnt_saved_search_new (7, "Printers", first_query));
  g_ptr_array_add (searches, vnt_saved_search_new (5, "Closed", "Status = 'resolved'"));
  vnt_store_save_searches (fixture->store, searches, &error);
  g_assert_no_error (error);
}

static void
find (Fixture *fixture, gint64 search, const gint64 *ids, guint n)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  g_array_append_vals (found, ids, n);
  vnt_store_save_found (fixture->store, search, found, n, FIXTURE_NOW, &error);
  g_assert_no_error (error);
}

static guint
count (Fixture *fixture, gint64 search)
{
  g_autoptr (VntTicketQuery) query = vnt_ticket_query_new (VNT_SCOPE_ALL);

  query->search = search;
  return (guint) vnt_store_count_tickets (fixture->store, query, NULL);
}

/* In the server's order; and only what it found is in the list, closed or not. */
static void
test_found (Fixture *fixture, gconstpointer data)
{
  const gint64 ids[] = { 2, 3, 99 };
  g_autoptr (GPtrArray) searches = NULL;
  g_autoptr (VntSavedSearch) first = NULL;

  for (gint64 id = 1; id <= 4; id++)
    {
      g_autoptr (VntTicket) ticket = make_ticket (id, "Printer");

      ticket->status_class = id == 3 ? VNT_STATUS_CLOSED : VNT_STATUS_OPEN;
      save_ticket (fixture->store, ticket);
    }
  save (fixture, "Subject LIKE 'printer'");
  searches = vnt_store_list_searches (fixture->store, NULL);
  g_assert_cmpuint (searches->len, ==, 2);
  first = vnt_saved_search_ref (searches->pdata[0]);
  g_assert_cmpint (first->id, ==, 7);
  g_assert_cmpint (first->found, ==, 0);
  g_assert_cmpuint (count (fixture, 7), ==, 0);
  find (fixture, 7, ids, G_N_ELEMENTS (ids));
  g_assert_cmpuint (count (fixture, 7), ==, 2);
  find (fixture, 7, ids, 1);
  g_assert_cmpuint (count (fixture, 7), ==, 1);
  g_assert_cmpuint (count (fixture, 5), ==, 0);
}

/* Told again it keeps what was found; one that looks for something else now does not. */
static void
test_told_again (Fixture *fixture, gconstpointer data)
{
  const gint64 ids[] = { 1 };
  g_autoptr (VntTicket) ticket = make_ticket (1, "Printer");
  g_autoptr (VntSavedSearch) same = NULL;
  g_autoptr (VntSavedSearch) other = NULL;

  save_ticket (fixture->store, ticket);
  save (fixture, "Subject LIKE 'printer'");
  find (fixture, 7, ids, 1);
  save (fixture, "Subject LIKE 'printer'");
  same = vnt_store_read_search (fixture->store, 7, NULL);
  g_assert_cmpint (same->found, ==, FIXTURE_NOW);
  g_assert_cmpuint (count (fixture, 7), ==, 1);
  save (fixture, "Subject LIKE 'scanner'");
  other = vnt_store_read_search (fixture->store, 7, NULL);
  g_assert_cmpint (other->found, ==, 0);
  g_assert_cmpuint (count (fixture, 7), ==, 0);
}

static void
test_gone (Fixture *fixture, gconstpointer data)
{
  const gint64 ids[] = { 1 };
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  save (fixture, "Subject LIKE 'printer'");
  find (fixture, 7, ids, 1);
  vnt_store_save_searches (fixture->store, none, &error);
  g_assert_no_error (error);
  g_assert_null (vnt_store_read_search (fixture->store, 7, &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_NOT_FOUND);
  /* An answer that comes too late finds nobody to tell. */
  find (fixture, 7, ids, 1);
}

#define ADD(path, func) \
  g_test_add ("/searches/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("found", test_found);
  ADD ("told-again", test_told_again);
  ADD ("gone", test_gone);
  return g_test_run ();
}
