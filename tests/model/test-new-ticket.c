/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "vnt-new-ticket.h"

static void
test_round_trip (void)
{
  g_autoptr (VntNewTicket) made = vnt_new_ticket_new (7, "Sin red: 2.ª planta\nsubject: x");
  g_autoptr (VntNewTicket) read = NULL;
  g_autofree char *written = NULL;
  const char *text;

  vnt_new_ticket_add_requestor (made, " ana@example.org ");
  vnt_new_ticket_add_requestor (made, "  ");
  vnt_new_ticket_add_requestor (made, "bea");
  made->owner = g_strdup ("lucia");
  made->priority = g_strdup ("0");
  made->due = 1900000000;
  written = vnt_new_ticket_write (made, "hola\n\nqueue: 9\n");
  read = vnt_new_ticket_read (written, &text);

  g_assert_cmpint (read->queue, ==, 7);
  g_assert_cmpstr (read->subject, ==, "Sin red: 2.ª planta subject: x");
  g_assert_cmpuint (read->requestors->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (read->requestors, 0), ==, "ana@example.org");
  g_assert_cmpstr (read->owner, ==, "lucia");
  g_assert_null (read->status);
  g_assert_cmpstr (read->priority, ==, "0");
  g_assert_cmpint (read->due, ==, 1900000000);
  g_assert_cmpstr (text, ==, "hola\n\nqueue: 9\n");
}

static void
test_damaged (void)
{
  const char *text;
  g_autoptr (VntNewTicket) none = vnt_new_ticket_read (NULL, &text);
  g_autoptr (VntNewTicket) odd = NULL;

  g_assert_cmpstr (text, ==, "");
  odd = vnt_new_ticket_read ("no colon\nlater: thing\nqueue: 3", &text);
  g_assert_cmpint (odd->queue, ==, 3);
  g_assert_cmpstr (text, ==, "");
}

static void
test_blank (void)
{
  g_assert_true (vnt_new_ticket_is_blank ("queue: 7\n\n  \n"));
  g_assert_true (vnt_new_ticket_is_blank (""));
  g_assert_false (vnt_new_ticket_is_blank ("queue: 7\n\nx"));
  g_assert_false (vnt_new_ticket_is_blank ("subject: x\n\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/new-ticket/round-trip", test_round_trip);
  g_test_add_func ("/new-ticket/damaged", test_damaged);
  g_test_add_func ("/new-ticket/blank", test_blank);

  return g_test_run ();
}
