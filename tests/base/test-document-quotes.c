/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-document.h"

static void
check (const char *html, const char *expected)
{
  g_autoptr (VntDocument) document = vnt_document_new_from_html (html);
  g_autofree char *text = vnt_document_to_text (document);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_blockquote (void)
{
  check ("a<blockquote>b<blockquote>c</blockquote></blockquote>d", "a\n\n> b\n> \n> > c\n\nd");
}

static void
test_gmail (void)
{
  check (
    "<div>a</div><div class=\"x gmail_quote\"><div class=\"gmail_attr\">Ana escribió:<br></div>"
    "<blockquote class=\"gmail_quote\"><div>b</div><blockquote>c</blockquote></blockquote></div>",
    "a\n\n> Ana escribió:\n> \n> b\n> \n> > c");
}

static void
test_outlook_web (void)
{
  check ("<div>a</div><hr><div id=\"divRplyFwdMsg\"><b>De:</b> Ana<br></div><div>b</div><p>c</p>",
         "a\n\n---\n\n> De: Ana\n> b\n> \n> c");
}

static void
test_outlook_inside_a_part (void)
{
  check ("<div><div>a</div><div id=\"x_divRplyFwdMsg\">b</div><div>c</div></div><div>d</div>",
         "a\n\n> b\n> c\n\nd");
}

static void
test_outlook_header (void)
{
  check (
    "<p>a</p><div><div style='border-top:solid'><p><b>De:</b> Ana<br><b>Enviado el:</b> hoy</p>"
    "</div></div><p>b</p>",
    "a\n\n> De: Ana\n> Enviado el: hoy\n> \n> b");
}

static void
test_forwarded_is_the_message (void)
{
  check ("<p>De: Ana<br>Enviado: hoy</p><p>b</p>", "De: Ana\nEnviado: hoy\n\nb");
}

static void
test_separator (void)
{
  check ("a<br>-----Mensaje original-----<br>b<p>c</p>",
         "a\n\n> -----Mensaje original-----\n> b\n> \n> c");
}

static void
test_marked_lines (void)
{
  check ("a<br>&gt; b<br>&gt; &gt; c<br>d", "a\n\n> b\n> \n> > c\n\nd");
}

static void
test_depth (void)
{
  g_autoptr (GString) html = g_string_new (NULL);
  g_autoptr (VntDocument) document = NULL;
  const GPtrArray *blocks;
  guint depth = 0;

  for (guint i = 0; i < 500; i++)
    g_string_append (html, "<blockquote>&gt;&gt;&gt;&gt;a");
  document = vnt_document_new_from_html (html->str);

  for (blocks = document->blocks; blocks != NULL && blocks->len > 0; depth++)
    blocks = ((const VntBlock *) g_ptr_array_index (blocks, blocks->len - 1))->children;
  g_assert_cmpuint (depth, >=, 10);
  g_assert_cmpuint (depth, <=, 40);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/quotes/blockquote", test_blockquote);
  g_test_add_func ("/document/quotes/gmail", test_gmail);
  g_test_add_func ("/document/quotes/outlook-web", test_outlook_web);
  g_test_add_func ("/document/quotes/outlook-inside-a-part", test_outlook_inside_a_part);
  g_test_add_func ("/document/quotes/outlook-header", test_outlook_header);
  g_test_add_func ("/document/quotes/forwarded-is-the-message", test_forwarded_is_the_message);
  g_test_add_func ("/document/quotes/separator", test_separator);
  g_test_add_func ("/document/quotes/marked-lines", test_marked_lines);
  g_test_add_func ("/document/quotes/depth", test_depth);

  return g_test_run ();
}
