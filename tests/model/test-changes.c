/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-changes.h"

static void
test_round_trip (void)
{
  const char *come[] = { "una\nlínea", "con \\ barra", "+más", NULL };
  const char *go[] = { "-menos", NULL };
  g_autofree char *changes = vnt_changes_make (come, go);
  g_auto (GStrv) added = NULL;
  g_auto (GStrv) removed = NULL;

  vnt_changes_read (changes, &added, &removed);
  g_assert_cmpstrv (added, come);
  g_assert_cmpstrv (removed, go);
}

static void
test_apply (void)
{
  const char *there[] = { "a", "b", NULL };
  const char *wanted[] = { "a", "c", NULL };
  g_auto (GStrv) after = vnt_changes_apply ("+c\n-b", there);

  g_assert_cmpstrv (after, wanted);
}

/* Somebody else did it too, or undid nothing of it: it may be applied any number of times. */
static void
test_apply_twice (void)
{
  const char *there[] = { "a", "C", NULL };
  g_auto (GStrv) once = vnt_changes_apply ("+c\n-b", there);
  g_auto (GStrv) twice = vnt_changes_apply ("+c\n-b", (const char *const *) once);

  g_assert_cmpstrv (once, there);
  g_assert_cmpstrv (twice, there);
}

static void
test_hold (void)
{
  const char *there[] = { "a", "b", NULL };

  g_assert_true (vnt_changes_hold ("+a\n-x", there));
  g_assert_false (vnt_changes_hold ("+a\n-b", there));
  g_assert_false (vnt_changes_hold ("+x", there));
  g_assert_false (vnt_changes_hold ("+x", NULL));
  g_assert_true (vnt_changes_hold (NULL, there));
}

static void
test_invert (void)
{
  const char *there[] = { "a", "b", NULL };
  g_autofree char *back = vnt_changes_invert ("+c\n+A\n-b\n-x", there);
  g_autofree char *nothing = vnt_changes_invert ("+a", there);

  g_assert_cmpstr (back, ==, "+b\n-c");
  g_assert_cmpstr (nothing, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/changes/round-trip", test_round_trip);
  g_test_add_func ("/changes/apply", test_apply);
  g_test_add_func ("/changes/apply-twice", test_apply_twice);
  g_test_add_func ("/changes/hold", test_hold);
  g_test_add_func ("/changes/invert", test_invert);

  return g_test_run ();
}
