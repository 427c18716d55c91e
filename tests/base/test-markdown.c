/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-document.h"
#include "vnt-markdown.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *html;
} Pair;

static void
assert_html (const Pair *pairs, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *html = vnt_markdown_to_html (pairs[i].text);

      g_assert_cmpstr (html, ==, pairs[i].html);
    }
}

static void
test_paragraphs (void)
{
  const Pair pairs[] = {
    { "", "" },
    { " \n\n", "" },
    { "Hola\nRosa", "<p>Hola<br>\nRosa</p>\n" },
    { "Uno\n\n\nDos", "<p>Uno</p>\n<p>Dos</p>\n" },
    { "a < b & \"c\"", "<p>a &lt; b &amp; &quot;c&quot;</p>\n" },
    { "<b>no</b>", "<p>&lt;b&gt;no&lt;/b&gt;</p>\n" },
  };

  assert_html (pairs, G_N_ELEMENTS (pairs));
}

static void
test_inline (void)
{
  const Pair pairs[] = {
    { "**bold** and *it*", "<p><strong>bold</strong> and <em>it</em></p>\n" },
    { "__bold__ _it_", "<p><strong>bold</strong> <em>it</em></p>\n" },
    { "**a *b* c**", "<p><strong>a <em>b</em> c</strong></p>\n" },
    { "`a*b*` ``x`y``", "<p><code>a*b*</code> <code>x`y</code></p>\n" },
    { "[guide](https://x.example/a)", "<p><a href=\"https://x.example/a\">guide</a></p>\n" },
    { "(see https://x.example/a_b_c.)",
      "<p>(see <a href=\"https://x.example/a_b_c\">https://x.example/a_b_c</a>.)</p>\n" },
    { "\\*as is\\*", "<p>*as is*</p>\n" },
  };

  assert_html (pairs, G_N_ELEMENTS (pairs));
}

/* What looks like a sign but is none. */
static void
test_literal (void)
{
  const char *const texts[] = {
    "snake_case_name",
    "2*3*4",
    "a * b * c",
    "**open",
    "*",
    "`open",
    "[words]",
    "[words](javascript:alert)",
    "[words](mailto:a b)",
    "\\\\server\\_share",
    "2026. was a year",
    "-5 degrees",
    "--",
    "C:\\temp\\file",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *html = vnt_markdown_to_html (texts[i]);
      g_autofree char *expected = g_strdup_printf ("<p>%s</p>\n", texts[i]);

      g_assert_cmpstr (html, ==, expected);
      g_assert_false (vnt_markdown_is_formatted (texts[i]));
    }
}

static void
test_blocks (void)
{
  const Pair pairs[] = {
    { "Steps:\n- one\n- two\nBye",
      "<p>Steps:</p>\n<ul>\n<li>one\n</li>\n<li>two\n</li>\n</ul>\n<p>Bye</p>\n" },
    { "1. one\n2. two", "<ol>\n<li>one\n</li>\n<li>two\n</li>\n</ol>\n" },
    { "3) three", "<ol start=\"3\">\n<li>three\n</li>\n</ol>\n" },
    { "- a\n  - b\n- c", "<ul>\n<li>a\n<ul>\n<li>b\n</li>\n</ul>\n</li>\n<li>c\n</li>\n</ul>\n" },
    { "> a\n> > b", "<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n"
                    "</blockquote>\n" },
  };

  assert_html (pairs, G_N_ELEMENTS (pairs));
}

static void
test_fence (void)
{
  g_autofree char *html = vnt_markdown_to_html ("```\n<x>\n  *y*\n```\nz");

  g_assert_cmpstr (html, ==, "<pre>&lt;x&gt;\n  *y*\n</pre>\n<p>z</p>\n");
}

static void
test_formatted (void)
{
  g_assert_true (vnt_markdown_is_formatted ("- one"));
  g_assert_true (vnt_markdown_is_formatted ("so **much**"));
  g_assert_true (vnt_markdown_is_formatted ("> he said `x`"));
  g_assert_false (vnt_markdown_is_formatted ("> he said\nsee https://x.example/a"));
}

/* The program reads back what it sends. */
static void
test_read_back (void)
{
  g_autofree char *html = vnt_markdown_to_html ("**Hola**\n\n- uno\n- dos & <tres>");
  g_autoptr (VntDocument) document = vnt_document_new_from_html (html);
  g_autofree char *text = vnt_document_to_text (document);

  g_assert_nonnull (strstr (text, "Hola"));
  g_assert_nonnull (strstr (text, "dos & <tres>"));
}

static void
assert_next (const char *line, const char *expected, gboolean expected_empty)
{
  gboolean empty;
  g_autofree char *prefix = vnt_markdown_next_prefix (line, &empty);

  g_assert_cmpstr (prefix, ==, expected);
  g_assert_cmpint (empty, ==, expected_empty);
}

static void
test_next_prefix (void)
{
  assert_next ("Hola", NULL, FALSE);
  assert_next ("- uno", "- ", FALSE);
  assert_next ("  * uno", "  * ", FALSE);
  assert_next ("- ", "- ", TRUE);
  assert_next ("9. nueve", "10. ", FALSE);
  assert_next ("2) ", "3) ", TRUE);
  assert_next ("> dijo", "> ", FALSE);
  assert_next ("--", NULL, FALSE);
}

static void
test_quote (void)
{
  g_autofree char *quote = vnt_markdown_quote ("\nUno\n\n> Dos\n\n");

  g_assert_cmpstr (quote, ==, "> Uno\n>\n>> Dos\n");
}

/* What somebody pasted does not take minutes. */
static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *html = NULL;

  for (int i = 0; i < 20000; i++)
    g_string_append (text, "*a [b `c ");
  html = vnt_markdown_to_html (text->str);
  g_assert_true (g_str_has_suffix (html, "</p>\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markdown/paragraphs", test_paragraphs);
  g_test_add_func ("/markdown/inline", test_inline);
  g_test_add_func ("/markdown/literal", test_literal);
  g_test_add_func ("/markdown/blocks", test_blocks);
  g_test_add_func ("/markdown/fence", test_fence);
  g_test_add_func ("/markdown/formatted", test_formatted);
  g_test_add_func ("/markdown/read-back", test_read_back);
  g_test_add_func ("/markdown/next-prefix", test_next_prefix);
  g_test_add_func ("/markdown/quote", test_quote);
  g_test_add_func ("/markdown/long", test_long);
  return g_test_run ();
}
