/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-driver.h"
#include "vnt-markdown.h"

#include <glib.h>
#include <string.h>

static const char *const TAGS[] = { "p",   "ul",   "ol",     "li", "blockquote",
                                    "pre", "code", "strong", "em", "a" };

static gsize
skip_number (const char *text)
{
  return strspn (text, "0123456789");
}

/* What may stand in a tag behind its name. */
static void
check_rest (const char *name, const char *rest)
{
  const char *address = rest + strlen (" href=\"");

  if (g_str_equal (name, "a"))
    {
      g_assert_true (g_str_has_prefix (rest, " href=\""));
      g_assert_true (g_ascii_strncasecmp (address, "http://", 7) == 0 ||
                     g_ascii_strncasecmp (address, "https://", 8) == 0 ||
                     g_ascii_strncasecmp (address, "mailto:", 7) == 0);
      g_assert_cmpstr (strchr (address, '"'), ==, "\"");
    }
  else if (*rest != '\0')
    {
      g_assert_true (g_str_equal (name, "ol") && g_str_has_prefix (rest, " start=\""));
      g_assert_cmpstr (rest + 8 + skip_number (rest + 8), ==, "\"");
    }
}

/* Every tag is one of ours, and each ends where it must. */
static void
check_tag (const char *tag, GQueue *open)
{
  gboolean closing = *tag == '/';
  gsize length = strcspn (tag + closing, " ");
  g_autofree char *name = g_strndup (tag + closing, length);
  gboolean known = FALSE;

  if (g_str_equal (tag, "br"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (TAGS); i++)
    known |= g_str_equal (name, TAGS[i]);
  g_assert_true (known);
  if (closing)
    {
      g_autofree char *last = g_queue_pop_head (open);

      g_assert_cmpstr (last, ==, name);
    }
  else
    {
      check_rest (name, tag + length);
      g_queue_push_head (open, g_steal_pointer (&name));
    }
}

static void
check_html (const char *html)
{
  GQueue open = G_QUEUE_INIT;

  g_assert_true (g_utf8_validate (html, -1, NULL));
  while (*html != '\0')
    {
      gsize text = strcspn (html, "<>");
      const char *end;

      html += text;
      if (*html == '\0')
        break;
      g_assert_cmpint (*html, ==, '<');
      end = strchr (html, '>');
      g_assert_nonnull (end);
      {
        g_autofree char *tag = g_strndup (html + 1, (gsize) (end - html) - 1);

        check_tag (tag, &open);
      }
      html = end + 1;
    }
  g_assert_true (g_queue_is_empty (&open));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *input = g_strndup ((const char *) data, size);
  g_autofree char *html = vnt_markdown_to_html (input);
  g_autofree char *quoted = vnt_markdown_quote (input);
  g_autofree char *prefix = NULL;
  gboolean empty;

  check_html (html);
  for (const char *line = quoted; line != NULL && *line != '\0';)
    {
      g_assert_cmpint (*line, ==, '>');
      line = strchr (line, '\n');
      line = line != NULL ? line + 1 : NULL;
    }
  prefix = vnt_markdown_next_prefix (input, &empty);

  return 0;
}
