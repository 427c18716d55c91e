/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-document.h"

static void
check (const char *text, const char *expected)
{
  g_autoptr (VntDocument) document = vnt_document_new_from_text (text);
  g_autofree char *result = vnt_document_to_text (document);

  g_assert_cmpstr (result, ==, expected);
}

static void
test_paragraphs (void)
{
  check ("a\r\n  b\r\n\r\n\r\nc\n", "a\n  b\n\nc");
}

static void
test_quotes (void)
{
  check ("a\n> b\n> > c\n>\n> d\ne", "a\n\n> b\n> \n> > c\n> \n> d\n\ne");
}

static void
test_signature (void)
{
  check ("a\n-- \nAna", "a\n\n--\nAna");
}

static void
test_separator (void)
{
  check ("a\n-----Original Message-----\nb\n\nc",
         "a\n\n> -----Original Message-----\n> b\n> \n> c");
}

static void
test_not_html (void)
{
  check ("<b>a</b> &amp;", "<b>a</b> &amp;");
}

static void
test_junk (void)
{
  check ("A\xf1o\xe2\x80\xae\x01 x\n\n\n", "Año x");
}

static void
test_empty (void)
{
  g_autoptr (VntDocument) document = vnt_document_new_from_text ("\n \n> \n");

  g_assert_cmpuint (document->blocks->len, ==, 0);
}

static void
test_links (void)
{
  static const struct
  {
    const char *text;
    const char *link;
  } cases[] = {
    { "ver http://x.es/a(b).", "http://x.es/a(b" },
    { "«https://x.es/ñ?q=1#z»", "https://x.es/ñ?q=1#z" },
    { "a ana.gil+cau@x.example, b", "mailto:ana.gil+cau@x.example" },
    { "javascript:alert(1)", NULL },
    { "nada@ x.es", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VntDocument) document = vnt_document_new_from_text (cases[i].text);
      const VntBlock *block = g_ptr_array_index (document->blocks, 0);
      const char *link = NULL;

      for (guint j = 0; j < block->runs->len && link == NULL; j++)
        link = ((const VntRun *) g_ptr_array_index (block->runs, j))->link;
      g_assert_cmpstr (link, ==, cases[i].link);
    }
}

static void
test_shared (void)
{
  VntDocument *document = vnt_document_new_from_text ("a");
  VntDocument *copy = g_boxed_copy (VNT_TYPE_DOCUMENT, document);

  vnt_document_unref (document);
  g_assert_cmpuint (copy->blocks->len, ==, 1);
  g_boxed_free (VNT_TYPE_DOCUMENT, copy);
}

static void
test_many_lines (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (VntDocument) document = NULL;
  g_autofree char *result = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "a\n");
  document = vnt_document_new_from_text (text->str);
  result = vnt_document_to_text (document);

  g_assert_true (g_str_has_suffix (result, "too long to be shown here."));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/text/paragraphs", test_paragraphs);
  g_test_add_func ("/document/text/quotes", test_quotes);
  g_test_add_func ("/document/text/signature", test_signature);
  g_test_add_func ("/document/text/separator", test_separator);
  g_test_add_func ("/document/text/not-html", test_not_html);
  g_test_add_func ("/document/text/junk", test_junk);
  g_test_add_func ("/document/text/empty", test_empty);
  g_test_add_func ("/document/text/links", test_links);
  g_test_add_func ("/document/text/shared", test_shared);
  g_test_add_func ("/document/text/many-lines", test_many_lines);

  return g_test_run ();
}
