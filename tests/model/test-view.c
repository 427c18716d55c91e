/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-text.h"
#include "vnt-view.h"

static void
test_copy (void)
{
  g_autoptr (VntTicketQuery) query = vnt_ticket_query_new (VNT_SCOPE_MINE);
  g_autoptr (VntTicketQuery) copy = NULL;

  vnt_text_set (&query->text, "vpn");
  query->queue = 3;
  copy = vnt_ticket_query_copy (query);
  g_assert_true (vnt_ticket_query_equal (query, copy));
}

static void
test_not_equal (void)
{
  g_autoptr (VntTicketQuery) a = vnt_ticket_query_new (VNT_SCOPE_MINE);
  g_autoptr (VntTicketQuery) b = vnt_ticket_query_new (VNT_SCOPE_MINE);

  b->ascending = TRUE;
  g_assert_false (vnt_ticket_query_equal (a, b));
}

static void
test_empty_text_is_none (void)
{
  g_autoptr (VntTicketQuery) a = vnt_ticket_query_new (VNT_SCOPE_MINE);
  g_autoptr (VntTicketQuery) b = vnt_ticket_query_new (VNT_SCOPE_MINE);

  vnt_text_set (&b->text, "");
  g_assert_true (vnt_ticket_query_equal (a, b));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/view/copy", test_copy);
  g_test_add_func ("/view/not-equal", test_not_equal);
  g_test_add_func ("/view/empty-text-is-none", test_empty_text_is_none);

  return g_test_run ();
}
