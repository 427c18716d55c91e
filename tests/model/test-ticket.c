/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-text.h"
#include "vnt-ticket.h"

static VntTicket *
make (void)
{
  VntTicket *ticket = vnt_ticket_new (7);

  ticket->queue = 1;
  vnt_text_set (&ticket->subject, "Impresora");
  vnt_text_set (&ticket->status, "open");
  vnt_text_set (&ticket->owner, "lucia");
  vnt_text_set (&ticket->requestor, "ana@x.es");
  ticket->due = 1700000000;

  return ticket;
}

static void
test_new (void)
{
  g_autoptr (VntTicket) ticket = vnt_ticket_new (-3);

  g_assert_cmpint (ticket->id, ==, -3);
  g_assert_cmpstr (ticket->subject, ==, "");
  g_assert_cmpstr (ticket->status, ==, "");
  g_assert_null (ticket->owner);
}

static void
test_copy (void)
{
  g_autoptr (VntTicket) ticket = make ();
  g_autoptr (VntTicket) copy = vnt_ticket_copy (ticket);

  g_assert_true (vnt_ticket_equal (ticket, copy));
  g_assert_true (ticket->subject != copy->subject);
}

static void
test_copy_is_free (void)
{
  g_autoptr (VntTicket) ticket = make ();
  g_autoptr (VntTicket) copy = vnt_ticket_copy (ticket);

  vnt_text_set (&copy->owner, NULL);
  g_assert_cmpstr (ticket->owner, ==, "lucia");
}

static void
test_not_equal (void)
{
  g_autoptr (VntTicket) a = make ();
  g_autoptr (VntTicket) b = make ();
  g_autoptr (VntTicket) c = make ();
  g_autoptr (VntTicket) d = make ();

  vnt_text_set (&b->owner, NULL);
  c->waiting = 1;
  d->unread = TRUE;
  g_assert_false (vnt_ticket_equal (a, b));
  g_assert_false (vnt_ticket_equal (a, c));
  g_assert_false (vnt_ticket_equal (a, d));
}

static void
test_shared (void)
{
  VntTicket *ticket = make ();
  VntTicket *again = g_boxed_copy (VNT_TYPE_TICKET, ticket);

  vnt_ticket_unref (ticket);
  g_assert_cmpstr (again->subject, ==, "Impresora");
  g_boxed_free (VNT_TYPE_TICKET, again);
}

static void
test_detail_lists_are_empty (void)
{
  g_autoptr (VntTicketDetail) detail = vnt_ticket_detail_new (7);

  g_assert_cmpint (detail->ticket, ==, 7);
  g_assert_cmpuint (g_strv_length (detail->statuses), ==, 0);
  g_assert_cmpuint (g_strv_length (detail->requestors), ==, 0);
  g_assert_cmpuint (detail->fields->len, ==, 0);
  g_assert_cmpint (detail->rights, ==, VNT_RIGHT_UNKNOWN);
}

static void
test_detail_fields (void)
{
  static const char *const values[] = { "Web", "Mail", NULL };
  g_autoptr (VntTicketDetail) detail = vnt_ticket_detail_new (7);
  const VntFieldValue *field;

  vnt_ticket_detail_add_field (detail, 2, "Canal", values);
  vnt_ticket_detail_add_field (detail, 3, "Edificio", NULL);
  field = g_ptr_array_index (detail->fields, 0);
  g_assert_cmpstr (field->values[1], ==, "Mail");
  field = g_ptr_array_index (detail->fields, 1);
  g_assert_cmpuint (g_strv_length (field->values), ==, 0);
}

static void
test_detail_links (void)
{
  g_autoptr (VntTicketDetail) detail = vnt_ticket_detail_new (7);
  const VntLink *link;

  vnt_ticket_detail_add_link (detail, "refers-to", "asset:7");
  link = g_ptr_array_index (detail->links, 0);
  g_assert_cmpstr (link->relation, ==, "refers-to");
  g_assert_cmpstr (link->target, ==, "asset:7");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ticket/new", test_new);
  g_test_add_func ("/ticket/copy", test_copy);
  g_test_add_func ("/ticket/copy-is-free", test_copy_is_free);
  g_test_add_func ("/ticket/not-equal", test_not_equal);
  g_test_add_func ("/ticket/shared", test_shared);
  g_test_add_func ("/ticket/detail-lists-are-empty", test_detail_lists_are_empty);
  g_test_add_func ("/ticket/detail-fields", test_detail_fields);
  g_test_add_func ("/ticket/detail-links", test_detail_links);

  return g_test_run ();
}
