/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-stopwatch.h"

static void
assert_time (const VntStopwatch *watch, gint64 seconds, gint64 away)
{
  g_assert_cmpint (watch->seconds, ==, seconds);
  g_assert_cmpint (watch->away, ==, away);
}

static void
test_only_a_running_one_counts (void)
{
  g_autoptr (VntStopwatch) watch = vnt_stopwatch_new (7);

  vnt_stopwatch_pass (watch, 60, 0);
  assert_time (watch, 0, 0);
  watch->running = TRUE;
  vnt_stopwatch_pass (watch, 60, 0);
  assert_time (watch, 60, 0);
}

static void
test_sleep_is_asked_about (void)
{
  g_autoptr (VntStopwatch) watch = vnt_stopwatch_new (7);

  watch->running = TRUE;
  vnt_stopwatch_pass (watch, 10, 40 * 60);
  assert_time (watch, 10, 40 * 60);
  vnt_stopwatch_answer (watch, TRUE);
  assert_time (watch, 10 + 40 * 60, 0);
}

/* Who closes the lid for a minute was not away. */
static void
test_short_sleep_counts (void)
{
  g_autoptr (VntStopwatch) watch = vnt_stopwatch_new (7);

  watch->running = TRUE;
  vnt_stopwatch_pass (watch, 10, 50);
  assert_time (watch, 60, 0);
}

static void
test_after_a_crash (void)
{
  g_autoptr (VntStopwatch) watch = vnt_stopwatch_new (7);

  watch->running = TRUE;
  watch->seconds = 100;
  watch->beat = 1000;
  vnt_stopwatch_resume (watch, 1020);
  assert_time (watch, 120, 0);
  vnt_stopwatch_resume (watch, 1020 + 3600);
  assert_time (watch, 120, 3600);
}

static void
test_clock_turned_back (void)
{
  g_autoptr (VntStopwatch) watch = vnt_stopwatch_new (7);

  watch->running = TRUE;
  watch->seconds = 100;
  watch->beat = 1000000;
  vnt_stopwatch_resume (watch, 5);
  assert_time (watch, 100, 0);
  g_assert_cmpint (watch->beat, ==, 5);
}

/* No more can be in doubt than was counted. */
static void
test_idle_is_doubted (void)
{
  g_autoptr (VntStopwatch) watch = vnt_stopwatch_new (7);

  watch->running = TRUE;
  watch->seconds = 1000;
  vnt_stopwatch_doubt (watch, 400);
  assert_time (watch, 600, 400);
  vnt_stopwatch_answer (watch, FALSE);
  assert_time (watch, 600, 0);
  vnt_stopwatch_doubt (watch, 4000);
  assert_time (watch, 0, 600);
}

static void
test_minutes_to_book (void)
{
  g_autoptr (VntStopwatch) watch = vnt_stopwatch_new (7);

  g_assert_cmpint (vnt_stopwatch_minutes (watch), ==, 0);
  watch->seconds = 5;
  g_assert_cmpint (vnt_stopwatch_minutes (watch), ==, 1);
  watch->seconds = 89;
  g_assert_cmpint (vnt_stopwatch_minutes (watch), ==, 1);
  watch->seconds = 90;
  g_assert_cmpint (vnt_stopwatch_minutes (watch), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stopwatch/running", test_only_a_running_one_counts);
  g_test_add_func ("/stopwatch/sleep", test_sleep_is_asked_about);
  g_test_add_func ("/stopwatch/short-sleep", test_short_sleep_counts);
  g_test_add_func ("/stopwatch/crash", test_after_a_crash);
  g_test_add_func ("/stopwatch/clock-back", test_clock_turned_back);
  g_test_add_func ("/stopwatch/idle", test_idle_is_doubted);
  g_test_add_func ("/stopwatch/minutes", test_minutes_to_book);
  return g_test_run ();
}
