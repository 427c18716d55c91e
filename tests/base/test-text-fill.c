/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-text-fill.h"

static const char *
look_up (const char *name, gpointer data)
{
  if (g_str_equal (name, "ticket"))
    return "#47";
  return g_str_equal (name, "subject") ? "{ticket} no se llena dos veces" : NULL;
}

static void
assert_filled (const char *text, const char *expected)
{
  g_autofree char *filled = vnt_text_fill (text, look_up, NULL);

  g_assert_cmpstr (filled, ==, expected);
}

static void
test_fill (void)
{
  assert_filled ("", "");
  assert_filled ("Sobre {ticket}, {ticket}.", "Sobre #47, #47.");
  assert_filled ("{subject}", "{ticket} no se llena dos veces");
}

static void
test_unknown_stays (void)
{
  assert_filled ("{nombre} {ticket}", "{nombre} #47");
}

/* Braces that mean something to somebody else. */
static void
test_no_places (void)
{
  const char *const texts[] = {
    "{}", "{ticket", "{a b}", "${ticket}", "{\"a\": 1}", "{1}", "{{}}"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gsize length;

      g_assert_null (vnt_text_find_place (texts[i], &length));
      assert_filled (texts[i], texts[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-fill/fill", test_fill);
  g_test_add_func ("/text-fill/unknown-stays", test_unknown_stays);
  g_test_add_func ("/text-fill/no-places", test_no_places);
  return g_test_run ();
}
