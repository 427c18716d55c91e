/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-document.h"

#include <string.h>

typedef struct
{
  const char *in;
  const char *out;
} Case;

static void
check_texts (const Case *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autoptr (VntDocument) document = vnt_document_new_from_html (cases[i].in);
      g_autofree char *text = vnt_document_to_text (document);

      g_test_message ("case %u", i);
      g_assert_cmpstr (text, ==, cases[i].out);
    }
}

static const VntBlock *
block (const VntDocument *document, guint index)
{
  g_assert_cmpuint (index, <, document->blocks->len);
  return g_ptr_array_index (document->blocks, index);
}

static const VntRun *
run (const VntBlock *from, guint index)
{
  g_assert_cmpuint (index, <, from->runs->len);
  return g_ptr_array_index (from->runs, index);
}

static void
test_dropped (void)
{
  static const Case cases[] = {
    { "a<script>alert(1)</script>b", "ab" },
    { "<body onload=\"alert(1)\">a</body>", "a" },
    { "<style>p{}</style><title>t</title>a", "a" },
    { "a<iframe src=x>no</iframe><object>no</object><svg><text>no</text></svg>b", "ab" },
    { "<form>a<input value=no><textarea>no</textarea><select><option>no</select></form>", "a" },
    { "a<!-- no --><!--[if mso]>no<![endif]-->b", "ab" },
    { "a<span style='color:red; DISPLAY : none'>no<b>no</b></span>b<p hidden>no</p>", "ab" },
    { "<script>alert(1)", "" },
    { "", "" },
  };

  check_texts (cases, G_N_ELEMENTS (cases));
}

static void
test_white_space (void)
{
  static const Case cases[] = {
    { " a \n\t b ", "a b" },
    { "a <b> b</b>", "a b" },
    { "<p>a</p>\n\n<p>b</p>", "a\n\nb" },
    { "<div>a</div><div>b</div>", "a\nb" },
    { "<div>a</div><div><br></div><div>b</div>", "a\n\nb" },
    { "<div>a</div><div>&nbsp;</div><div>b</div>", "a\n\nb" },
    { "<div>a<br></div><div>b</div>", "a\nb" },
    { "<p>a<br>b</p><p>&nbsp;</p><p>c</p>", "a\nb\n\nc" },
    { "a&nbsp;&nbsp;b", "a  b" },
    { "<pre>\n  a\n    b\n</pre>", "  a\n    b" },
  };

  check_texts (cases, G_N_ELEMENTS (cases));
}

static void
test_characters (void)
{
  static const Case cases[] = {
    { "a &lt;b&gt; &amp; &euro; &#241; &ntilde;", "a <b> & € ñ ñ" },
    { "A\xf1o \x93hola\x94 \x80", "Año “hola” €" },
    { "a &#150; b", "a – b" },
    { "<meta charset=windows-1252>ñ", "ñ" },
    { "abc\xe2\x80\xae"
      "def\xe2\x81\xa6",
      "abcdef" },
    { "a\xe2\x80\x8b"
      "b\x01"
      "c",
      "abc" },
    { "&bogus; &", "&bogus; &" },
  };

  check_texts (cases, G_N_ELEMENTS (cases));
}

static void
test_unclosed (void)
{
  static const Case cases[] = {
    { "<p>a<b>b<p>c", "ab\n\nc" },
    { "<ul><li>a<li>b", "• a\n• b" },
    { "<table><tr><td>a<td>b<tr><td>c", "a | b\nc | " },
    { "</div></p>a</b>", "a" },
    { "<a href='http://x", "" },
  };

  check_texts (cases, G_N_ELEMENTS (cases));
}

static void
test_lists (void)
{
  static const Case cases[] = {
    { "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "• a\n  • b\n• c" },
    { "<ol start=3><li>a</li><li value=7>b</li><li>c</li></ol>", "3. a\n7. b\n8. c" },
    { "<ol><li><p>a</p><p>b</p></li></ol>", "1. a\n   b" },
    { "<li>a", "• a" },
    { "<ol start=-5><li value=99999999999999999999>a</ol>", "999999. a" },
  };

  check_texts (cases, G_N_ELEMENTS (cases));
}

static void
test_headings (void)
{
  g_autoptr (VntDocument) document = vnt_document_new_from_html ("<h3>a</h3>b<hr>");

  g_assert_cmpint (block (document, 0)->kind, ==, VNT_BLOCK_HEADING);
  g_assert_cmpint (block (document, 0)->level, ==, 3);
  g_assert_cmpint (block (document, 1)->kind, ==, VNT_BLOCK_PARAGRAPH);
  g_assert_cmpint (block (document, 2)->kind, ==, VNT_BLOCK_RULE);
}

static void
test_styles (void)
{
  g_autoptr (VntDocument) document = vnt_document_new_from_html (
    "a<b>b<i>c</i></b><code>d</code><span style='font-weight:bold'>e</span>");
  const VntBlock *paragraph = block (document, 0);

  g_assert_cmpuint (paragraph->runs->len, ==, 5);
  g_assert_cmpint (run (paragraph, 0)->style, ==, VNT_RUN_PLAIN);
  g_assert_cmpint (run (paragraph, 1)->style, ==, VNT_RUN_BOLD);
  g_assert_cmpint (run (paragraph, 2)->style, ==, VNT_RUN_BOLD | VNT_RUN_ITALIC);
  g_assert_cmpint (run (paragraph, 3)->style, ==, VNT_RUN_CODE);
  g_assert_cmpint (run (paragraph, 4)->style, ==, VNT_RUN_BOLD);
}

static void
test_links (void)
{
  static const Case cases[] = {
    { "https://x.es/a?b=1&amp;c", "https://x.es/a?b=1&c" },
    { "HTTP://x.es", "HTTP://x.es" },
    { "mailto:a@x.es", "mailto:a@x.es" },
    { "tel:+34600112233", "tel:+34600112233" },
    { "article:59", "article:59" },
    { " https://x.es ", "https://x.es" },
    { "javascript:alert(1)", NULL },
    { "java\tscript:alert(1)", NULL },
    { "&#106;avascript:alert(1)", NULL },
    { "data:text/html,x", NULL },
    { "file:///etc/passwd", NULL },
    { "article:59x", NULL },
    { "//x.es", NULL },
    { "https://", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = g_strdup_printf ("<a href=\"%s\">words</a>", cases[i].in);
      g_autoptr (VntDocument) document = vnt_document_new_from_html (html);

      g_test_message ("%s", cases[i].in);
      g_assert_cmpstr (run (block (document, 0), 0)->text, ==, "words");
      g_assert_cmpstr (run (block (document, 0), 0)->link, ==, cases[i].out);
    }
}

static void
test_bare_addresses (void)
{
  g_autoptr (VntDocument) document =
    vnt_document_new_from_html ("<p>ver http://x.es/a. o <b>ana@x.es</b></p>");
  const VntBlock *paragraph = block (document, 0);

  g_assert_cmpstr (run (paragraph, 1)->text, ==, "http://x.es/a");
  g_assert_cmpstr (run (paragraph, 1)->link, ==, "http://x.es/a");
  g_assert_cmpstr (run (paragraph, 3)->link, ==, "mailto:ana@x.es");
  g_assert_cmpint (run (paragraph, 3)->style, ==, VNT_RUN_BOLD);
}

static void
test_blocked_images (void)
{
  static const char *const addresses[] = {
    "http://track.example/x.gif",   "https://x/y.png", "//x/y.png", "file:///etc/passwd",
    "data:image/svg+xml;base64,AA", "data:text/html,", "cid:",      "data:image/png;base64,<>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autofree char *html =
        g_strdup_printf ("<img src=\"%s\" width=1 height=1 alt=\"logo\">", addresses[i]);
      g_autoptr (VntDocument) document = vnt_document_new_from_html (html);
      g_autofree char *text = vnt_document_to_text (document);

      g_test_message ("%s", addresses[i]);
      g_assert_cmpuint (document->blocked_images, ==, 1);
      g_assert_cmpstr (text, ==, "logo");
    }
}

static void
test_shown_images (void)
{
  g_autoptr (VntDocument) document = vnt_document_new_from_html (
    "<p>a<img src='cid:im%61ge@x' alt='Foto'>b<img src='DATA:image/PNG;base64,iVBO\nRw=='></p>");

  g_assert_cmpuint (document->blocked_images, ==, 0);
  g_assert_cmpuint (document->blocks->len, ==, 4);
  g_assert_cmpint (block (document, 1)->kind, ==, VNT_BLOCK_IMAGE);
  g_assert_cmpstr (block (document, 1)->image, ==, "image@x");
  g_assert_cmpstr (block (document, 1)->alt, ==, "Foto");
  g_assert_cmpstr (block (document, 3)->image, ==, "data:image/png;base64,iVBORw==");
}

static void
test_table (void)
{
  g_autoptr (VntDocument) document = vnt_document_new_from_html (
    "<table><thead><tr><td>A<td>B</thead><tr><td>1<td><p>2</p><p>3</p><tr><td>4</table>");
  g_autofree char *text = vnt_document_to_text (document);
  const VntBlock *table = block (document, 0);

  g_assert_cmpint (table->kind, ==, VNT_BLOCK_TABLE);
  g_assert_cmpint (table->columns, ==, 2);
  g_assert_cmpint (table->header_rows, ==, 1);
  g_assert_cmpuint (table->children->len, ==, 6);
  for (guint i = 0; i < table->children->len; i++)
    g_assert_cmpint (((VntBlock *) table->children->pdata[i])->kind, ==, VNT_BLOCK_CELL);
  g_assert_cmpstr (text, ==, "A | B\n1 | 2 3\n4 | ");
}

static void
test_spans (void)
{
  static const Case cases[] = {
    { "<table><tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e</table>", "a | b\n | c\nd | e" },
    { "<table><tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e</table>", "a |  | b\nc | d | e" },
    { "<table><tr><td colspan=99999 rowspan=-1>a<tr><td>b<td>c</table>", "a | \nb | c" },
  };

  check_texts (cases, G_N_ELEMENTS (cases));
}

static void
test_layout_tables (void)
{
  static const Case cases[] = {
    { "<table><tr><td><p>a</p><p>b</p></td></tr></table>", "a\n\nb" },
    { "<table><tr><td>a<tr><td>b</table>", "a\n\nb" },
    { "<table><tr><td>&nbsp;<td>a<td> </table>", "a" },
    { "<table><tr><td><table><tr><td>a</table><td></table>", "a" },
    { "<table><tr><td>x<td><table><tr><td>a<td>b</table></table>", "x\n\na | b" },
    { "<table><tr><td></table>", "" },
    { "<td>a</td><tr>b", "a\n\nb" },
  };

  check_texts (cases, G_N_ELEMENTS (cases));
}

static gboolean
ends_in_note (const VntDocument *document)
{
  const VntBlock *last = block (document, document->blocks->len - 1);

  return last->runs->len == 1 && g_str_has_prefix (run (last, 0)->text, "The rest of this text");
}

static char *
repeat (const char *text, guint times)
{
  GString *result = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append (result, text);

  return g_string_free (result, FALSE);
}

static void
test_too_much (void)
{
  static const struct
  {
    const char *piece;
    guint times;
  } cases[] = {
    { "<div>a", 10000 },
    { "<blockquote><ul><li>a", 10000 },
    { "<table><tr><td>a", 10000 },
    { "<p>a", 60000 },
    { "0123456789", 110000 },
    { "<p>a b c d e f g h i j k l m n o p q r s t u v w x y z", 200000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = repeat (cases[i].piece, cases[i].times);
      g_autoptr (VntDocument) document = vnt_document_new_from_html (html);

      g_test_message ("%s", cases[i].piece);
      g_assert_true (ends_in_note (document));
    }
}

static void
test_moderate_depth_is_kept (void)
{
  g_autofree char *open = repeat ("<div>", 900);
  g_autofree char *html = g_strconcat (open, "the end", NULL);
  g_autoptr (VntDocument) document = vnt_document_new_from_html (html);
  g_autofree char *text = vnt_document_to_text (document);

  g_assert_cmpstr (text, ==, "the end");
}

static void
test_huge_table (void)
{
  g_autofree char *rows = repeat ("<tr><td>a<td>b<td>c", 12000);
  g_autofree char *html = g_strconcat ("<table>", rows, NULL);
  g_autoptr (VntDocument) document = vnt_document_new_from_html (html);

  /* Too many cells for a table: still read, one under the other. */
  g_assert_cmpuint (document->blocks->len, ==, 36000);
  g_assert_cmpint (block (document, 0)->kind, ==, VNT_BLOCK_PARAGRAPH);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/html/dropped", test_dropped);
  g_test_add_func ("/document/html/white-space", test_white_space);
  g_test_add_func ("/document/html/characters", test_characters);
  g_test_add_func ("/document/html/unclosed", test_unclosed);
  g_test_add_func ("/document/html/lists", test_lists);
  g_test_add_func ("/document/html/headings", test_headings);
  g_test_add_func ("/document/html/styles", test_styles);
  g_test_add_func ("/document/html/links", test_links);
  g_test_add_func ("/document/html/bare-addresses", test_bare_addresses);
  g_test_add_func ("/document/html/blocked-images", test_blocked_images);
  g_test_add_func ("/document/html/shown-images", test_shown_images);
  g_test_add_func ("/document/html/table", test_table);
  g_test_add_func ("/document/html/spans", test_spans);
  g_test_add_func ("/document/html/layout-tables", test_layout_tables);
  g_test_add_func ("/document/html/too-much", test_too_much);
  g_test_add_func ("/document/html/moderate-depth-is-kept", test_moderate_depth_is_kept);
  g_test_add_func ("/document/html/huge-table", test_huge_table);

  return g_test_run ();
}
