/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-status.h"

static void
test_known (void)
{
  g_assert_cmpstr (vnt_status_label ("stalled"), ==, "stalled");
}

/* An organisation's own word is in its own language already. */
static void
test_own (void)
{
  g_assert_cmpstr (vnt_status_label ("en curso"), ==, "en curso");
}

static void
test_none (void)
{
  g_assert_cmpstr (vnt_status_label (NULL), ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/status/known", test_known);
  g_test_add_func ("/status/own", test_own);
  g_test_add_func ("/status/none", test_none);

  return g_test_run ();
}
