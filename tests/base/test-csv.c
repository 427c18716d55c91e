/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-csv.h"

static void
check (const char *cell, const char *expected)
{
  const char *cells[] = { "1", cell, NULL };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *line = g_strconcat ("1,", expected, "\r\n", NULL);

  vnt_csv_append_row (text, cells);
  g_assert_cmpstr (text->str, ==, line);
}

static void
test_quotes (void)
{
  check ("plain ñ", "plain ñ");
  check ("", "");
  check ("a,b", "\"a,b\"");
  check ("say \"hi\"", "\"say \"\"hi\"\"\"");
  check ("two\nlines", "\"two\nlines\"");
  check (" led", "\" led\"");
}

static void
test_formulas (void)
{
  check ("=1+1", "\"'=1+1\"");
  check ("@SUM(A1)", "\"'@SUM(A1)\"");
  check ("+cmd|' /C calc'!A0", "\"'+cmd|' /C calc'!A0\"");
  check ("  =HYPERLINK(\"x\")", "\"'  =HYPERLINK(\"\"x\"\")\"");
  check ("\t=1", "\"'\t=1\"");
  check ("-5", "-5");
  check ("-5+A1", "\"'-5+A1\"");
}

static void
test_plain (void)
{
  const char *cells[] = { "a\tb", "c\r\nd", "", NULL };
  g_autoptr (GString) text = g_string_new (NULL);

  vnt_csv_append_plain_row (text, cells);
  g_assert_cmpstr (text->str, ==, "a b\tc  d\t\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv/quotes", test_quotes);
  g_test_add_func ("/csv/formulas", test_formulas);
  g_test_add_func ("/csv/plain", test_plain);

  return g_test_run ();
}
