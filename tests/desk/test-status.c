/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-desk-status.h"

#define NOW 1700000000

static VntDeskStatus
online (void)
{
  return (VntDeskStatus){ .open = TRUE,
                          .account = TRUE,
                          .secret = TRUE,
                          .online = VNT_ONLINE_YES,
                          .phase = VNT_PHASE_IDLE,
                          .total = -1,
                          .last_answer = NOW };
}

static void
assert_text (const VntDeskStatus *status, const char *expected)
{
  g_autofree char *text = vnt_desk_status_get_text (status, NOW);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_up_to_date (void)
{
  VntDeskStatus status = online ();
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (NOW);
  g_autofree char *expected = g_date_time_format (date, "Up to date, %H:%M");

  assert_text (&status, expected);
}

static void
test_fetching_counts (void)
{
  VntDeskStatus status = online ();

  status.phase = VNT_PHASE_REST;
  status.done = 120;
  status.total = 200;
  assert_text (&status, "Fetching tickets: 120 of 200");
  g_assert_cmpfloat_with_epsilon (vnt_desk_status_get_progress (&status), 0.6, 0.001);
  status.phase = VNT_PHASE_FIRST;
  assert_text (&status, "Fetching tickets: 120 of 200");
  g_assert_cmpfloat_with_epsilon (vnt_desk_status_get_progress (&status), 0.6, 0.001);
}

static void
test_total_not_known (void)
{
  VntDeskStatus status = online ();

  status.phase = VNT_PHASE_FIRST;
  status.done = 30;
  assert_text (&status, "Fetching tickets: 30 so far");
  g_assert_cmpfloat (vnt_desk_status_get_progress (&status), <, 0.0);
}

static void
test_offline_says_what_is_kept (void)
{
  VntDeskStatus status = online ();

  status.online = VNT_ONLINE_NO;
  status.waiting = 1;
  assert_text (&status, "No connection. 1 change is kept and will be sent.");
  status.waiting = 2;
  assert_text (&status, "No connection. 2 changes are kept and will be sent.");
  g_assert_cmpint (vnt_desk_status_get_state (&status), ==, VNT_DESK_OFFLINE);
}

static void
test_attention_comes_before_up_to_date (void)
{
  VntDeskStatus status = online ();

  status.attention = 1;
  assert_text (&status, "1 change was not sent and needs you.");
}

static void
test_states (void)
{
  VntDeskStatus status = { 0 };

  g_assert_cmpint (vnt_desk_status_get_state (&status), ==, VNT_DESK_CLOSED);
  status.open = TRUE;
  g_assert_cmpint (vnt_desk_status_get_state (&status), ==, VNT_DESK_NO_ACCOUNT);
  status.account = TRUE;
  g_assert_cmpint (vnt_desk_status_get_state (&status), ==, VNT_DESK_AUTH);
  status.unlocking = TRUE;
  g_assert_cmpint (vnt_desk_status_get_state (&status), ==, VNT_DESK_STARTING);
  status.unlocking = FALSE;
  status.secret = TRUE;
  status.online = VNT_ONLINE_SIGNED_OUT;
  g_assert_cmpint (vnt_desk_status_get_state (&status), ==, VNT_DESK_AUTH);
  status.online = VNT_ONLINE_UNTRUSTED;
  g_assert_cmpint (vnt_desk_status_get_state (&status), ==, VNT_DESK_UNTRUSTED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk-status/up-to-date", test_up_to_date);
  g_test_add_func ("/desk-status/counts", test_fetching_counts);
  g_test_add_func ("/desk-status/no-total", test_total_not_known);
  g_test_add_func ("/desk-status/offline", test_offline_says_what_is_kept);
  g_test_add_func ("/desk-status/attention", test_attention_comes_before_up_to_date);
  g_test_add_func ("/desk-status/states", test_states);

  return g_test_run ();
}
