/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-words.h"

#include "vnt-text.h"

#define NOW G_GINT64_CONSTANT (1800000000)
#define MINUTE 60
#define HOUR 3600
#define DAY 86400

static void
test_age (void)
{
  static const struct
  {
    gint64 ago;
    const char *text;
    const char *spoken;
  } cases[] = {
    { -5, "now", "just now" },           { 59, "now", "just now" },
    { MINUTE, "1 min", "1 minute ago" }, { 59 * MINUTE + 59, "59 min", "59 minutes ago" },
    { HOUR, "1 h", "1 hour ago" },       { 2 * DAY - 1, "47 h", "47 hours ago" },
    { 2 * DAY, "2 d", "2 days ago" },    { 7 * DAY - 1, "6 d", "6 days ago" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = vnt_words_age (NOW - cases[i].ago, NOW);
      g_autofree char *spoken = vnt_words_age_spoken (NOW - cases[i].ago, NOW);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (spoken, ==, cases[i].spoken);
    }
}

static void
test_age_far (void)
{
  g_autofree char *this_year = vnt_words_age (NOW - 8 * DAY, NOW);
  g_autofree char *before = vnt_words_age (NOW - 400 * DAY, NOW);
  g_autofree char *never = vnt_words_age (0, NOW);

  g_assert_cmpstr (this_year, ==, "7 Jan");
  g_assert_cmpstr (before, ==, "11 Dec 2025");
  g_assert_cmpstr (never, ==, "");
}

static void
test_spoken (void)
{
  g_autoptr (VntTicket) ticket = vnt_ticket_new (4711);
  g_autofree char *text = NULL;

  vnt_text_set (&ticket->subject, "No imprime");
  vnt_text_set (&ticket->status, "open");
  vnt_text_set (&ticket->requestor, "rosa@example.org");
  vnt_text_set (&ticket->requestor_name, "Rosa Gil");
  ticket->updated = NOW - 14 * MINUTE;
  ticket->unread = TRUE;
  ticket->waiting = 1;
  text = vnt_words_ticket_spoken (ticket, "Soporte N2", "due in 2 hours", NOW);
  g_assert_cmpstr (
    text, ==,
    "#4711 No imprime, Rosa Gil, Soporte N2, open, 14 minutes ago, due in 2 hours, unread, "
    "1 change waiting");
}

static void
test_waiting (void)
{
  g_autoptr (VntTicket) ticket = vnt_ticket_new (1);
  g_autofree char *two = NULL;
  g_autofree char *attention = NULL;

  g_assert_null (vnt_words_waiting (ticket));
  ticket->waiting = 2;
  two = vnt_words_waiting (ticket);
  g_assert_cmpstr (two, ==, "2 changes waiting");
  ticket->attention = TRUE;
  attention = vnt_words_waiting (ticket);
  g_assert_cmpstr (attention, ==, "needs attention");
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/age", test_age);
  g_test_add_func ("/words/age-far", test_age_far);
  g_test_add_func ("/words/spoken", test_spoken);
  g_test_add_func ("/words/waiting", test_waiting);
  return g_test_run ();
}
