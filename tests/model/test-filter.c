/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-own-view.h"
#include "vnt-text.h"

/* Whatever an agent may type or a server may be called. */
static const char *const hostile[] = {
  "",
  "\\",
  "\\n",
  "a\tb",
  "a\nwhere\tstatus\tis\t\t@open",
  "\r\n",
  "100 %",
  "'; DROP TABLE ticket; --",
  "ñ € 日本",
  "\u202e",
  "\"",
  "@me",
  "sort\tup",
};

static VntOwnView *
round_trip (const VntOwnView *view)
{
  g_autofree char *text = vnt_own_view_write (view);
  VntOwnView *again = vnt_own_view_read (view->uuid, view->name, view->icon_name, text);
  g_autofree char *text_again = vnt_own_view_write (again);

  g_assert_cmpstr (text, ==, text_again);
  return again;
}

static void
test_hostile_values (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    for (guint j = 0; j < G_N_ELEMENTS (hostile); j++)
      {
        const char *values[] = { hostile[i], hostile[j], NULL };
        g_autoptr (VntFilter) filter = vnt_filter_new (i % 2 == 0);
        g_autoptr (VntOwnView) view = vnt_own_view_new (NULL, hostile[i], filter);
        g_autoptr (VntOwnView) again = NULL;

        vnt_filter_add (filter, VNT_FILTER_CUSTOM, VNT_TEST_IS,
                        *hostile[j] != '\0' ? hostile[j] : NULL, values);
        vnt_filter_add (filter, VNT_FILTER_OWNER, VNT_TEST_IS_NOT, NULL, values);
        again = round_trip (view);
        g_assert_true (again->readable);
        g_assert_true (vnt_own_view_equal (view, again));
      }
}

static void
test_every_field_and_test (void)
{
  g_autoptr (VntFilter) filter = vnt_filter_new (FALSE);
  g_autoptr (VntOwnView) view = vnt_own_view_new (NULL, "all", filter);
  g_autoptr (VntOwnView) again = NULL;
  guint n = 0;

  for (guint field = 0; field < VNT_FILTER_N_FIELDS; field++)
    for (guint test = 0; test < VNT_N_TESTS; test++)
      if (vnt_filter_test_fits (field, test))
        {
          vnt_filter_add_one (filter, field, test, "7");
          n++;
        }
  view->sort = VNT_SORT_PRIORITY;
  view->ascending = TRUE;
  view->group = VNT_GROUP_STATUS;
  view->parts = VNT_PART_OWNER | VNT_PART_SERVICE_LEVEL;
  again = round_trip (view);
  g_assert_cmpuint (again->filter->conditions->len, ==, n);
  g_assert_true (vnt_own_view_equal (view, again));
}

/* The form in work.db never changes. */
static void
test_stored_form (void)
{
  g_autoptr (VntFilter) filter = vnt_filter_new (FALSE);
  g_autoptr (VntOwnView) view = vnt_own_view_new ("u", "mine", filter);
  g_autofree char *text = NULL;

  vnt_filter_add_one (filter, VNT_FILTER_STATUS, VNT_TEST_IS, VNT_FILTER_OPEN);
  vnt_filter_add_one (filter, VNT_FILTER_DUE, VNT_TEST_WITHIN, "3");
  text = vnt_own_view_write (view);
  g_assert_cmpstr (
    text, ==,
    "match\tall\nwhere\tstatus\tis\t\t@open\nwhere\tdue\twithin\t\t3\n"
    "sort\tupdated\tdown\ngroup\tnone\nshow\tnumber\trequestor\tqueue\tstatus\tdue\n");
}

/* What a newer version wrote holds nothing rather than everything. */
static void
test_unknown_holds_nothing (void)
{
  const char *const newer[] = {
    "match\tall\nwhere\tmood\tis\t\tbad\n",
    "match\tsome\n",
    "where\tstatus\tsmells\t\tx\n",
    "sort\tmood\tup\n",
    "colour\tred\n",
    "where\tstatus\tis\n",
    "where\tunread\twithin\t\t3\n",
    "show\tmood\n",
    "where\tstatus\tis\t\tbad\\x\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (newer); i++)
    {
      g_autoptr (VntOwnView) view = vnt_own_view_read ("u", "n", NULL, newer[i]);

      g_assert_false (view->readable);
      g_assert_true (view->filter->any);
      g_assert_cmpuint (view->filter->conditions->len, ==, 0);
    }
}

static void
test_query_follows (void)
{
  g_autoptr (VntFilter) filter = vnt_filter_new (FALSE);
  g_autoptr (VntOwnView) view = vnt_own_view_new (NULL, "x", filter);
  g_autoptr (VntTicketQuery) a = vnt_own_view_make_query (view);
  g_autoptr (VntTicketQuery) b = vnt_ticket_query_copy (a);

  g_assert_true (vnt_ticket_query_equal (a, b));
  vnt_filter_unref (b->filter);
  b->filter = vnt_filter_new (TRUE);
  g_assert_false (vnt_ticket_query_equal (a, b));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/filter/hostile-values", test_hostile_values);
  g_test_add_func ("/filter/every-field-and-test", test_every_field_and_test);
  g_test_add_func ("/filter/stored-form", test_stored_form);
  g_test_add_func ("/filter/unknown-holds-nothing", test_unknown_holds_nothing);
  g_test_add_func ("/filter/query-follows", test_query_follows);

  return g_test_run ();
}
