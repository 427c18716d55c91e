/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-text-decode.h"

#include <string.h>

static void
assert_decoded (const char *bytes, gsize length, const char *expected)
{
  g_autofree char *text = vnt_text_decode (bytes, length);

  g_assert_cmpstr (text, ==, expected);
}

#define DECODED(bytes, expected) assert_decoded (bytes, sizeof (bytes) - 1, expected)

static void
test_utf8 (void)
{
  DECODED ("Cigüeña\n", "Cigüeña\n");
  DECODED ("\xef\xbb\xbfmarked", "marked");
  DECODED ("", "");
}

/* The first bytes of a file may end within a character. */
static void
test_cut (void)
{
  DECODED ("enough text, ni\xc3", "enough text, ni");
  DECODED ("enough text \xe2\x82", "enough text ");
}

static void
test_utf16 (void)
{
  DECODED ("\xff\xfe"
           "a\0\xf1\0",
           "añ");
  DECODED ("\xfe\xff\0a\0\xf1", "añ");
  DECODED ("h\0e\0l\0l\0o\0", "hello");
  DECODED ("\0h\0e\0l\0l\0o", "hello");
}

static void
test_western (void)
{
  DECODED ("Cig\xfc"
           "e\xf1"
           "a 3 \x80",
           "Cigüeña 3 €");
}

static void
test_binary (void)
{
  DECODED ("\x7f"
           "ELF\1\1\1\0\0\0\0\0\2\0\3\0",
           NULL);
}

static void
test_lines (void)
{
  DECODED ("a\r\nb\rc\nd\x07\ttab", "a\nb\nc\nd\ttab");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-decode/utf-8", test_utf8);
  g_test_add_func ("/text-decode/cut", test_cut);
  g_test_add_func ("/text-decode/utf-16", test_utf16);
  g_test_add_func ("/text-decode/western", test_western);
  g_test_add_func ("/text-decode/binary", test_binary);
  g_test_add_func ("/text-decode/lines", test_lines);
  return g_test_run ();
}
