/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-markdown-inline.h"

#include <string.h>

/* How far a sign's partner is looked for, and how deep they nest: what somebody pasted must not take long. */
#define REACH 2000
#define DEPTH 6

typedef struct
{
  GString *out;
  gboolean *formatted;
  guint depth;
  gboolean in_link;
} Inline;

static void write_inline (Inline *self, const char *text, gsize length);

/* Bytes of a character beyond ASCII count as letters. */
static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || (c & 0x80) != 0;
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\t';
}

/**
 * vnt_markdown_escape:
 *
 * Appends text so that HTML shows it as it is; control characters are left out.
 */
void
vnt_markdown_escape (GString *out, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    switch (text[i])
      {
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '"':
        g_string_append (out, "&quot;");
        break;
      case '\'':
        g_string_append (out, "&#39;");
        break;
      case '\n':
        g_string_append (out, "<br>\n");
        break;
      default:
        if ((guchar) text[i] >= 0x20 || text[i] == '\t')
          g_string_append_c (out, text[i]);
      }
}

static void
write_within (Inline *self, const char *tag, const char *text, gsize length)
{
  Inline inner = *self;

  inner.depth++;
  g_string_append_printf (self->out, "<%s>", tag);
  write_inline (&inner, text, length);
  g_string_append_printf (self->out, "</%s>", tag);
  *self->formatted = TRUE;
}

/* "`code`", with as many signs as it takes for the code to hold some itself. */
static gsize
read_code (Inline *self, const char *text, gsize length)
{
  gsize n = 0;

  while (n < length && text[n] == '`')
    n++;
  for (gsize i = n; i + n <= MIN (length, REACH); i++)
    if (text[i] == '`')
      {
        gsize run = 0;

        while (i + run < length && text[i + run] == '`')
          run++;
        if (run == n && i > n)
          {
            g_string_append (self->out, "<code>");
            vnt_markdown_escape (self->out, text + n, i - n);
            g_string_append (self->out, "</code>");
            *self->formatted = TRUE;
            return i + n;
          }
        i += run - 1;
      }

  vnt_markdown_escape (self->out, text, n);
  return n;
}

/* Where the signs end that began before @text; 0 when they do not. */
static gsize
find_end (const char *text, gsize length, char sign, gsize n)
{
  for (gsize i = 1; i + n <= MIN (length, REACH); i++)
    {
      gsize run = 0;

      if (text[i] == '\\')
        {
          i++;
          continue;
        }
      while (i + run < length && text[i + run] == sign)
        run++;
      if (run == 0)
        continue;
      if (run >= n && (n == 2 || run != 2) && !is_space (text[i - 1]) &&
          (i + run >= length || !is_word (text[i + run])))
        return i + run - n;
      i += run - 1;
    }

  return 0;
}

/* "*italic*", "**bold**", with "_" too; never within a word, so that names_like_this and 2*3*4 stay what they are. */
static gsize
read_emphasis (Inline *self, const char *text, gsize length, gboolean after_word)
{
  char sign = text[0];
  gsize n = length > 1 && text[1] == sign ? 2 : 1;
  gsize end = 0;

  if (!after_word && self->depth < DEPTH && length > n && !is_space (text[n]) && text[n] != sign)
    end = find_end (text + n, length - n, sign, n);
  if (end == 0)
    {
      vnt_markdown_escape (self->out, text, n);
      return n;
    }

  write_within (self, n == 2 ? "strong" : "em", text + n, end);
  return n + end + n;
}

static gboolean
is_address_char (char c)
{
  return (guchar) c > 0x20 && (guchar) c != 0x7f && strchr ("<>\"'`\\", c) == NULL;
}

static gboolean
is_safe_address (const char *text, gsize length)
{
  static const char *const SCHEMES[] = { "https://", "http://", "mailto:" };

  for (gsize i = 0; i < length; i++)
    if (!is_address_char (text[i]))
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (SCHEMES); i++)
    if (length > strlen (SCHEMES[i]) &&
        g_ascii_strncasecmp (text, SCHEMES[i], strlen (SCHEMES[i])) == 0)
      return TRUE;

  return FALSE;
}

static void
begin_link (Inline *self, const char *address, gsize length)
{
  g_string_append (self->out, "<a href=\"");
  vnt_markdown_escape (self->out, address, length);
  g_string_append (self->out, "\">");
}

/* "[words](address)" */
static gsize
read_link (Inline *self, const char *text, gsize length)
{
  gsize reach = MIN (length, REACH);
  const char *close = memchr (text, ']', reach);
  gsize words = close != NULL ? (gsize) (close - text) : 0;
  const char *end = NULL;

  if (!self->in_link && self->depth < DEPTH && words > 1 && words + 2 < length && close[1] == '(')
    end = memchr (close + 2, ')', MIN (length - words - 2, REACH));
  if (end == NULL || !is_safe_address (close + 2, (gsize) (end - close - 2)))
    {
      vnt_markdown_escape (self->out, text, 1);
      return 1;
    }

  begin_link (self, close + 2, (gsize) (end - close - 2));
  {
    Inline inner = *self;

    inner.depth++;
    inner.in_link = TRUE;
    write_inline (&inner, text + 1, words - 1);
  }
  g_string_append (self->out, "</a>");
  *self->formatted = TRUE;
  return (gsize) (end - text) + 1;
}

/* An address as people write it. Plain text shows it as well, so it is no formatting. */
static gsize
read_address (Inline *self, const char *text, gsize length)
{
  gsize n = 0;

  while (n < length && n < REACH && is_address_char (text[n]))
    n++;
  while (n > 0 && strchr (".,;:!?)*_", text[n - 1]) != NULL)
    n--;
  if (self->in_link || !is_safe_address (text, n))
    {
      vnt_markdown_escape (self->out, text, 1);
      return 1;
    }

  begin_link (self, text, n);
  vnt_markdown_escape (self->out, text, n);
  g_string_append (self->out, "</a>");
  return n;
}

static gboolean
begins_address (const char *text, gsize length)
{
  return (length > 8 && g_ascii_strncasecmp (text, "https://", 8) == 0) ||
         (length > 7 && g_ascii_strncasecmp (text, "http://", 7) == 0);
}

/* "\*" is a star. Paths of Windows keep what they have. */
static gboolean
is_escape (const char *text, gsize at, gsize length)
{
  if (at + 1 == length || strchr ("`*_[", text[at + 1]) == NULL || text[at + 1] == '\0')
    return FALSE;
  if (at > 0 && is_word (text[at - 1]))
    return at + 2 == length || !is_word (text[at + 2]);
  return at == 0 || strchr (":\\", text[at - 1]) == NULL;
}

static void
write_inline (Inline *self, const char *text, gsize length)
{
  for (gsize i = 0; i < length;)
    {
      gboolean after_word = i > 0 && is_word (text[i - 1]);
      char c = text[i];

      if (c == '\\' && is_escape (text, i, length))
        {
          vnt_markdown_escape (self->out, text + i + 1, 1);
          i += 2;
        }
      else if (c == '`')
        i += read_code (self, text + i, length - i);
      else if (c == '*' || c == '_')
        i += read_emphasis (self, text + i, length - i, after_word);
      else if (c == '[')
        i += read_link (self, text + i, length - i);
      else if ((c == 'h' || c == 'H') && !after_word && begins_address (text + i, length - i))
        i += read_address (self, text + i, length - i);
      else
        vnt_markdown_escape (self->out, text + i++, 1);
    }
}

/**
 * vnt_markdown_inline:
 * @out: where it goes
 * @text: one paragraph; UTF-8
 * @length: its bytes
 * @formatted: (inout): set when something is more than plain text shows
 *
 * Appends a paragraph's text as HTML.
 */
void
vnt_markdown_inline (GString *out, const char *text, gsize length, gboolean *formatted)
{
  Inline self = { out, formatted, 0, FALSE };

  write_inline (&self, text, length);
}
