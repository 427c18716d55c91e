/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-text-find.h"

static void
assert_found (const char *text, const char *words, const char *const *pieces)
{
  g_autoptr (GArray) spans = vnt_text_find (text, words);
  guint n = 0;

  for (; pieces[n] != NULL && n < spans->len; n++)
    {
      VntTextSpan span = g_array_index (spans, VntTextSpan, n);
      g_autofree char *piece = g_strndup (text + span.start, span.end - span.start);

      g_assert_cmpstr (piece, ==, pieces[n]);
    }
  g_assert_null (pieces[n]);
  g_assert_cmpuint (spans->len, ==, n);
}

#define FOUND(text, words, ...) \
  assert_found (text, words, (const char *const[]){ __VA_ARGS__ __VA_OPT__ (, ) NULL })

static void
test_plain (void)
{
  FOUND ("the printer, the Printer", "printer", "printer", "Printer");
  FOUND ("nothing of it", "printer");
  FOUND ("anything", "");
  FOUND ("", "printer");
}

static void
test_accents (void)
{
  FOUND ("Reunión en la SESIÓN", "sesion", "SESIÓN");
  FOUND ("sin acento: sesion", "Sesión", "sesion");
  FOUND ("mañana", "manana", "mañana");
}

/* The accent stands apart: it is shown with its letter all the same. */
static void
test_combining (void)
{
  FOUND ("cafe\xcc\x81 solo", "café", "cafe\xcc\x81");
}

static void
test_overlap (void)
{
  FOUND ("aaaa", "aa", "aa", "aa");
}

static void
test_blanks (void)
{
  FOUND ("no\nnetwork", "no network", "no\nnetwork");
}

static void
test_forms (void)
{
  FOUND ("ﬁchero", "fichero", "ﬁchero");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-find/plain", test_plain);
  g_test_add_func ("/text-find/accents", test_accents);
  g_test_add_func ("/text-find/combining", test_combining);
  g_test_add_func ("/text-find/overlap", test_overlap);
  g_test_add_func ("/text-find/blanks", test_blanks);
  g_test_add_func ("/text-find/forms", test_forms);
  return g_test_run ();
}
