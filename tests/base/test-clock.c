/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-clock.h"

static void
test_stopped (void)
{
  vnt_clock_set_for_tests (1700000000);
  g_assert_cmpint (vnt_clock_now (), ==, 1700000000);
  vnt_clock_set_for_tests (0);
}

static void
test_real (void)
{
  gint64 before = g_get_real_time () / G_USEC_PER_SEC;
  gint64 now = vnt_clock_now ();

  g_assert_cmpint (now, >=, before);
  g_assert_cmpint (now, <=, g_get_real_time () / G_USEC_PER_SEC);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/clock/stopped", test_stopped);
  g_test_add_func ("/clock/real", test_real);

  return g_test_run ();
}
