/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-backoff.h"

static void
test_doubles (void)
{
  g_assert_cmpint (vnt_backoff_delay (1, 2, 60, 0.0), ==, 2);
  g_assert_cmpint (vnt_backoff_delay (2, 2, 60, 0.0), ==, 4);
  g_assert_cmpint (vnt_backoff_delay (5, 2, 60, 0.0), ==, 32);
}

static void
test_has_an_end (void)
{
  g_assert_cmpint (vnt_backoff_delay (6, 2, 60, 0.0), ==, 60);
  g_assert_cmpint (vnt_backoff_delay (G_MAXUINT, 2, 60, 0.0), ==, 60);
  g_assert_cmpint (vnt_backoff_delay (80, 1, G_MAXINT64, 0.0), >, 0);
}

static void
test_chance_takes_a_quarter (void)
{
  g_assert_cmpint (vnt_backoff_delay (3, 100, 1000, 1.0), ==, 300);
  g_assert_cmpint (vnt_backoff_delay (1, 1, 60, 1.0), ==, 1);
}

static void
test_no_failure_counts_as_one (void)
{
  g_assert_cmpint (vnt_backoff_delay (0, 2, 60, 0.0), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backoff/doubles", test_doubles);
  g_test_add_func ("/backoff/has-an-end", test_has_an_end);
  g_test_add_func ("/backoff/chance", test_chance_takes_a_quarter);
  g_test_add_func ("/backoff/no-failure", test_no_failure_counts_as_one);

  return g_test_run ();
}
