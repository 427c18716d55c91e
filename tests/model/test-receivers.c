/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-receivers.h"
#include "vnt-text.h"

static VntTicket *
new_ticket (const char *owner)
{
  VntTicket *ticket = vnt_ticket_new (7);

  vnt_text_set (&ticket->requestor, "rosa@example.org");
  vnt_text_set (&ticket->owner, owner);
  return ticket;
}

static VntTicketDetail *
new_detail (void)
{
  VntTicketDetail *detail = vnt_ticket_detail_new (7);
  const char *const requestors[] = { "rosa@example.org", "Luis@example.org", NULL };
  const char *const cc[] = { "jefa@example.org", "ROSA@example.org", "lucia", NULL };
  const char *const admin_cc[] = { "redes@example.org", "marta", NULL };

  vnt_text_set_list (&detail->requestors, requestors);
  vnt_text_set_list (&detail->cc, cc);
  vnt_text_set_list (&detail->admin_cc, admin_cc);
  return detail;
}

static void
assert_names (GStrv names, const char *expected)
{
  g_autofree char *joined = g_strjoinv (" ", names);

  g_assert_cmpstr (joined, ==, expected);
}

/* Each once, the agent never. */
static void
test_reply (void)
{
  g_autoptr (VntTicket) ticket = new_ticket ("marta");
  g_autoptr (VntTicketDetail) detail = new_detail ();
  g_autoptr (VntAccount) account = vnt_account_new ("rt", "https://rt.example", "lucia");
  g_autoptr (VntReceivers) receivers =
    vnt_receivers_new (ticket, detail, account, VNT_OPERATION_REPLY);
  g_autofree char *key = vnt_receivers_to_key (receivers);

  assert_names (receivers->to, "rosa@example.org Luis@example.org");
  assert_names (receivers->cc, "jefa@example.org");
  assert_names (receivers->desk, "marta redes@example.org");
  g_assert_cmpstr (key, ==, "Luis@example.org\njefa@example.org\nrosa@example.org");
}

/* Nobody outside the desk ever gets a comment. */
static void
test_comment (void)
{
  g_autoptr (VntTicket) ticket = new_ticket ("marta");
  g_autoptr (VntTicketDetail) detail = new_detail ();
  g_autoptr (VntReceivers) receivers =
    vnt_receivers_new (ticket, detail, NULL, VNT_OPERATION_COMMENT);
  g_autofree char *key = vnt_receivers_to_key (receivers);

  assert_names (receivers->to, "");
  assert_names (receivers->cc, "");
  assert_names (receivers->desk, "redes@example.org marta");
  g_assert_cmpstr (key, ==, "");
}

static void
test_unknown (void)
{
  g_autoptr (VntTicket) ticket = new_ticket (NULL);
  g_autoptr (VntReceivers) receivers = vnt_receivers_new (ticket, NULL, NULL, VNT_OPERATION_REPLY);

  assert_names (receivers->to, "rosa@example.org");
}

static void
test_compare (void)
{
  g_autofree char *added = NULL;
  g_autofree char *gone = NULL;
  g_autofree char *none = NULL;
  g_autofree char *all = NULL;

  vnt_receivers_compare ("a\nb", "b\nc\nd", &added, &gone);
  g_assert_cmpstr (added, ==, "c, d");
  g_assert_cmpstr (gone, ==, "a");
  vnt_receivers_compare ("", "x", &all, &none);
  g_assert_cmpstr (all, ==, "x");
  g_assert_null (none);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/receivers/reply", test_reply);
  g_test_add_func ("/receivers/comment", test_comment);
  g_test_add_func ("/receivers/unknown", test_unknown);
  g_test_add_func ("/receivers/compare", test_compare);
  return g_test_run ();
}
