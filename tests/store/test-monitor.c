/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include "vnt-store-monitor.h"

static VntAlert *
make_alert (const char *host, const char *service)
{
  g_autofree char *key = g_strdup_printf ("%s!%s", host, service);
  VntAlert *alert = vnt_alert_new (key, host, service);

  alert->state = VNT_ALERT_CRITICAL;
  g_free (alert->output);
  alert->output = g_strdup ("<b>98 %</b>");
  alert->since = 999;
  alert->acknowledged = TRUE;
  alert->downtime = TRUE;
  alert->link = g_strdup ("https://example.org/");
  return alert;
}

static void
save (Fixture *fixture, gint64 asked)
{
  g_autoptr (VntMonitored) monitored = vnt_monitored_new (7, asked);

  vnt_monitored_take (monitored, make_alert ("pc-1", "disk"));
  vnt_monitored_take (monitored, make_alert ("pc-1", "load"));
  g_assert_true (vnt_store_save_monitored (fixture->store, monitored, NULL));
}

static gint64
ticket_of (Fixture *fixture, guint index)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntMonitored) monitored = vnt_store_read_monitored (fixture->store, 7, &error);

  g_assert_no_error (error);
  return ((VntAlert *) g_ptr_array_index (monitored->alerts, index))->ticket;
}

/* What was said is read again, and replaced by what is said next. */
static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntMonitored) nothing = vnt_store_read_monitored (fixture->store, 7, NULL);
  g_autoptr (VntMonitored) monitored = NULL;
  const VntAlert *alert;

  g_assert_null (nothing);
  save (fixture, 1000);
  save (fixture, 2000);
  monitored = vnt_store_read_monitored (fixture->store, 7, NULL);
  g_assert_cmpint (monitored->asked, ==, 2000);
  g_assert_cmpuint (monitored->alerts->len, ==, 2);
  alert = g_ptr_array_index (monitored->alerts, 0);
  g_assert_cmpstr (alert->key, ==, "pc-1!disk");
  g_assert_cmpstr (alert->host, ==, "pc-1");
  g_assert_cmpstr (alert->service, ==, "disk");
  g_assert_cmpstr (alert->output, ==, "<b>98 %</b>");
  g_assert_cmpint (alert->state, ==, VNT_ALERT_CRITICAL);
  g_assert_cmpint (alert->since, ==, 999);
  g_assert_true (alert->acknowledged);
  g_assert_true (alert->downtime);
  g_assert_cmpstr (alert->link, ==, "https://example.org/");
  g_assert_cmpint (alert->ticket, ==, 0);
}

/* The ticket that was opened here counts until it is solved. */
static void
test_ticket (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntTicket) open = make_ticket (12, "Something else");
  g_autoptr (VntTicket) closed = make_ticket (12, "Something else");

  save (fixture, 1000);
  save_ticket (fixture->store, open);
  g_assert_true (vnt_store_save_alert_ticket (fixture->store, "pc-1!disk", 12, NULL));
  g_assert_cmpint (ticket_of (fixture, 0), ==, 12);
  g_assert_cmpint (ticket_of (fixture, 1), ==, 0);
  closed->status_class = VNT_STATUS_CLOSED;
  save_ticket (fixture->store, closed);
  g_assert_cmpint (ticket_of (fixture, 0), ==, 0);
}

/* One that a colleague opened is known by its subject. */
static void
test_mark (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntTicket) closed = make_ticket (30, "Load [pc-1!load]");
  g_autoptr (VntTicket) marked = make_ticket (20, "Load: CRITICAL [pc-1!load]");
  g_autoptr (VntTicket) alike = make_ticket (21, "[pc-1!load-average] and pc-1!load");

  save (fixture, 1000);
  closed->status_class = VNT_STATUS_CLOSED;
  save_ticket (fixture->store, marked);
  save_ticket (fixture->store, alike);
  save_ticket (fixture->store, closed);
  g_assert_cmpint (ticket_of (fixture, 0), ==, 0);
  g_assert_cmpint (ticket_of (fixture, 1), ==, 20);
}

static gint64
other_of (Fixture *fixture, guint n)
{
  g_autoptr (VntMonitored) said = vnt_store_read_monitored (fixture->store, 7, NULL);

  return ((VntAlert *) g_ptr_array_index (said->alerts, n))->other;
}

/* Two who opened one in the same moment: the one that was opened here leads, and the other is named. */
static void
test_doubled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntTicket) mine = make_ticket (20, "Load: CRITICAL [pc-1!load]");
  g_autoptr (VntTicket) theirs = make_ticket (21, "Load: CRITICAL [pc-1!load]");

  save (fixture, 1000);
  save_ticket (fixture->store, mine);
  g_assert_true (vnt_store_save_alert_ticket (fixture->store, "pc-1!load", 20, NULL));
  g_assert_cmpint (ticket_of (fixture, 1), ==, 20);
  g_assert_cmpint (other_of (fixture, 1), ==, 0);
  save_ticket (fixture->store, theirs);
  g_assert_cmpint (ticket_of (fixture, 1), ==, 20);
  g_assert_cmpint (other_of (fixture, 1), ==, 21);
  g_assert_cmpint (other_of (fixture, 0), ==, 0);
}

#define ADD(path, func) \
  g_test_add ("/store/monitor/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("kept", test_kept);
  ADD ("ticket", test_ticket);
  ADD ("mark", test_mark);
  ADD ("doubled", test_doubled);
  return g_test_run ();
}
