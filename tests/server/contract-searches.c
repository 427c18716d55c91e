/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What only the server finds: searches that are kept there, and people. */
#include "contract.h"

#include "vnt-error.h"
#include "vnt-saved-search.h"

static VntSavedSearch *
find_search (GPtrArray *searches, const char *name)
{
  for (guint i = 0; i < searches->len; i++)
    if (g_strcmp0 (((VntSavedSearch *) searches->pdata[i])->name, name) == 0)
      return searches->pdata[i];
  return NULL;
}

static void
test_saved (void)
{
  g_autoptr (GError) error = NULL;
  VntServer *server = contract_server ("lucia");
  g_autoptr (GPtrArray) searches = vnt_server_fetch_searches (server, NULL, &error);
  g_autoptr (VntTicketBatch) batch = NULL;
  VntSavedSearch *search;

  g_assert_no_error (error);
  search = find_search (searches, "Impresión, abiertas");
  g_assert_nonnull (search);
  batch = vnt_server_fetch_found (server, search->query, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (batch->tickets->len, >, 0);
  g_assert_cmpint (batch->total, ==, batch->tickets->len);
  g_assert_null (batch->cursor);
  for (guint i = 0; i < batch->tickets->len; i++)
    {
      const VntTicket *ticket = batch->tickets->pdata[i];

      g_assert_nonnull (strstr (ticket->subject, "mpr"));
      g_assert_cmpint (ticket->status_class, !=, VNT_STATUS_CLOSED);
    }
}

/* Somebody's own are nobody else's. */
static void
test_of_others (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) searches =
    vnt_server_fetch_searches (contract_server ("marta"), NULL, &error);

  g_assert_no_error (error);
  g_assert_null (find_search (searches, "Impresión, abiertas"));
}

static void
test_nonsense (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntTicketBatch) batch =
    vnt_server_fetch_found (contract_server ("lucia"), "Nonsense LIKE", NULL, NULL, &error);

  g_assert_null (batch);
  g_assert_cmpint (error->domain, ==, VNT_ERROR);
}

static void
test_people (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people =
    vnt_server_search_people (contract_server ("lucia"), "marta", NULL, &error);
  gboolean found = FALSE;

  g_assert_no_error (error);
  for (guint i = 0; i < people->len; i++)
    {
      const VntPerson *person = people->pdata[i];

      if (g_strcmp0 (person->login, "marta") == 0)
        found = person->agent;
    }
  g_assert_true (found);
}

void
contract_add_searches (void)
{
  g_test_add_func ("/contract/searches/saved", test_saved);
  g_test_add_func ("/contract/searches/of-others", test_of_others);
  g_test_add_func ("/contract/searches/nonsense", test_nonsense);
  g_test_add_func ("/contract/searches/people", test_people);
}
