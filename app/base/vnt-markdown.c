/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-markdown.h"

#include <stdlib.h>
#include <string.h>

#include "vnt-markdown-inline.h"

#define DEPTH 8

/* The lines of a text, each with what of it is left to read: quotes and lists take their signs off. */
typedef struct
{
  GString *out;
  GPtrArray *lines; /* char *, borrowed */
  guint beside; /* the line that stands beside the sign of a list item */
  gboolean formatted;
} Blocks;

typedef enum
{
  LINE_TEXT,
  LINE_BLANK,
  LINE_FENCE,
  LINE_QUOTE,
  LINE_BULLET,
  LINE_NUMBER,
} LineKind;

static void write_blocks (Blocks *self, guint from, guint to, guint depth);

static gboolean
is_blank (const char *line)
{
  return line[strspn (line, " \t\r")] == '\0';
}

static gsize
indent_of (const char *line)
{
  return strspn (line, " ");
}

/* How many bytes the sign of a list item takes, its blanks too; 0 when there is none. */
static gsize
bullet_length (const char *line)
{
  gsize at = indent_of (line);

  if (strchr ("-*+", line[at]) == NULL || line[at] == '\0' || line[at + 1] != ' ')
    return 0;
  return at + 2;
}

/* "1. " and "1) "; a year at the start of a line is no list. */
static gsize
number_length (const char *line)
{
  gsize at = indent_of (line);
  gsize digits = strspn (line + at, "0123456789");

  if (digits == 0 || digits > 3 || (line[at + digits] != '.' && line[at + digits] != ')') ||
      line[at + digits + 1] != ' ')
    return 0;
  return at + digits + 2;
}

static LineKind
kind_of (const char *line)
{
  if (is_blank (line))
    return LINE_BLANK;
  if (g_str_has_prefix (line, "```"))
    return LINE_FENCE;
  if (line[0] == '>')
    return LINE_QUOTE;
  /* The separator of signatures looks like a list to a careless reader. */
  if (bullet_length (line) > 0 && !is_blank (line + bullet_length (line)))
    return LINE_BULLET;
  if (number_length (line) > 0 && !is_blank (line + number_length (line)))
    return LINE_NUMBER;
  return LINE_TEXT;
}

static const char *
line_at (Blocks *self, guint i)
{
  return g_ptr_array_index (self->lines, i);
}

/* "```" to "```", or to the end. */
static guint
write_fence (Blocks *self, guint from, guint to)
{
  guint end = from + 1;

  g_string_append (self->out, "<pre>");
  for (; end < to && !g_str_has_prefix (line_at (self, end), "```"); end++)
    {
      const char *line = line_at (self, end);

      vnt_markdown_escape (self->out, line, strlen (line));
      g_string_append_c (self->out, '\n');
    }
  g_string_append (self->out, "</pre>\n");
  self->formatted = TRUE;
  return MIN (end + 1, to);
}

static guint
write_quote (Blocks *self, guint from, guint to, guint depth)
{
  guint end = from;

  for (; end < to && line_at (self, end)[0] == '>'; end++)
    {
      const char *line = line_at (self, end) + 1;

      g_ptr_array_index (self->lines, end) = (gpointer) (*line == ' ' ? line + 1 : line);
    }
  g_string_append (self->out, "<blockquote>\n");
  write_blocks (self, from, end, depth + 1);
  g_string_append (self->out, "</blockquote>\n");
  return end;
}

/* An item is its line and what is indented below it; blank lines between items do not end the list. */
static guint
find_item_end (Blocks *self, guint from, guint to, gsize indent)
{
  guint end = from + 1;

  while (end < to)
    {
      const char *line = line_at (self, end);
      guint next = end;

      while (next < to && is_blank (line_at (self, next)))
        next++;
      if (next == to || (is_blank (line) && indent_of (line_at (self, next)) <= indent))
        break;
      if (!is_blank (line) && indent_of (line) <= indent)
        break;
      end++;
    }

  return end;
}

static guint
write_item (Blocks *self, guint from, guint to, gsize indent, LineKind kind, guint depth)
{
  const char *line = line_at (self, from);
  gsize sign = kind == LINE_BULLET ? bullet_length (line) : number_length (line);
  guint end = find_item_end (self, from, to, indent);

  g_ptr_array_index (self->lines, from) = (gpointer) (line + sign);
  for (guint i = from + 1; i < end; i++)
    {
      const char *more = line_at (self, i);

      g_ptr_array_index (self->lines, i) = (gpointer) (more + MIN (indent_of (more), sign));
    }
  g_string_append (self->out, "<li>");
  self->beside = from;
  write_blocks (self, from, end, depth + 1);
  g_string_append (self->out, "</li>\n");
  return end;
}

static guint
write_list (Blocks *self, guint from, guint to, LineKind kind, guint depth)
{
  gsize indent = indent_of (line_at (self, from));
  guint first = kind == LINE_NUMBER ? (guint) strtoul (line_at (self, from) + indent, NULL, 10) : 1;
  const char *tag = kind == LINE_BULLET ? "ul" : "ol";

  if (first != 1)
    g_string_append_printf (self->out, "<%s start=\"%u\">\n", tag, first);
  else
    g_string_append_printf (self->out, "<%s>\n", tag);
  while (from < to)
    {
      guint next = write_item (self, from, to, indent, kind, depth);

      while (next < to && is_blank (line_at (self, next)))
        next++;
      from = next;
      if (next == to || kind_of (line_at (self, next)) != kind ||
          indent_of (line_at (self, next)) != indent)
        break;
    }
  g_string_append_printf (self->out, "</%s>\n", tag);
  self->formatted = TRUE;
  return from;
}

static guint
write_paragraph (Blocks *self, guint from, guint to, guint depth)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean bare = from == self->beside;
  guint end = from;

  do
    {
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line_at (self, end));
      end++;
    }
  while (end < to && (depth >= DEPTH || kind_of (line_at (self, end)) == LINE_TEXT) &&
         !is_blank (line_at (self, end)));
  g_string_append (self->out, bare ? "" : "<p>");
  vnt_markdown_inline (self->out, text->str, text->len, &self->formatted);
  g_string_append (self->out, bare ? "\n" : "</p>\n");
  return end;
}

static void
write_blocks (Blocks *self, guint from, guint to, guint depth)
{
  while (from < to)
    {
      LineKind kind = kind_of (line_at (self, from));

      if (kind == LINE_BLANK)
        from++;
      else if (kind == LINE_TEXT || depth >= DEPTH)
        from = write_paragraph (self, from, to, depth);
      else if (kind == LINE_FENCE)
        from = write_fence (self, from, to);
      else if (kind == LINE_QUOTE)
        from = write_quote (self, from, to, depth);
      else
        from = write_list (self, from, to, kind, depth);
    }
}

static char *
convert (const char *text, gboolean *formatted)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto (GStrv) lines = g_strsplit (valid, "\n", -1);
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  Blocks self = { g_string_new (NULL), left, G_MAXUINT, FALSE };

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strchomp (lines[i]);
      g_ptr_array_add (left, lines[i]);
    }
  write_blocks (&self, 0, left->len, 0);
  *formatted = self.formatted;
  return g_string_free (self.out, FALSE);
}

/**
 * vnt_markdown_to_html:
 * @text: what an agent wrote
 *
 * Every tag of the result is one of ours: whatever looks like one in @text is shown as it was written.
 *
 * Returns: (transfer full): HTML, without <html> around it; "" for nothing but blanks
 */
char *
vnt_markdown_to_html (const char *text)
{
  gboolean formatted;

  g_return_val_if_fail (text != NULL, NULL);

  return convert (text, &formatted);
}

/**
 * vnt_markdown_is_formatted:
 * @text: what an agent wrote
 *
 * Whether HTML would show it better than plain text does: quotes and bare addresses alone do not count.
 *
 * Returns: %TRUE if it has a list, code, a link with words, bold or italic
 */
gboolean
vnt_markdown_is_formatted (const char *text)
{
  gboolean formatted;
  g_autofree char *html = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  html = convert (text, &formatted);
  return formatted;
}

/**
 * vnt_markdown_next_prefix:
 * @line: the line the caret stands in, up to the caret
 * @empty: (out): whether the line has nothing but its sign, so that Enter ends the list instead
 *
 * What the next line begins with: the item after this one, the next line of a quote, the same indentation.
 *
 * Returns: (transfer full) (nullable): %NULL when it begins like any other
 */
char *
vnt_markdown_next_prefix (const char *line, gboolean *empty)
{
  gsize sign;

  g_return_val_if_fail (line != NULL && empty != NULL, NULL);

  *empty = FALSE;
  if (line[0] == '>')
    {
      sign = line[1] == ' ' ? 2 : 1;
      *empty = is_blank (line + sign);
      return g_strdup ("> ");
    }
  sign = bullet_length (line);
  if (sign > 0)
    {
      *empty = is_blank (line + sign);
      return g_strndup (line, sign);
    }
  sign = number_length (line);
  if (sign > 0)
    {
      gsize at = indent_of (line);
      guint number = (guint) strtoul (line + at, NULL, 10);

      *empty = is_blank (line + sign);
      return g_strdup_printf ("%.*s%u%c ", (int) at, line, number + 1, line[sign - 2]);
    }

  return NULL;
}

/**
 * vnt_markdown_quote:
 * @text: somebody's words
 *
 * Returns: (transfer full): them as a quote, each line with its sign, without blank lines around it
 */
char *
vnt_markdown_quote (const char *text)
{
  g_autofree char *own = g_strdup (text);
  g_autoptr (GString) quote = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  gboolean begun = FALSE;
  guint blanks = 0;

  lines = g_strsplit (own, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strchomp (lines[i]);
      if (*lines[i] == '\0')
        {
          blanks++;
          continue;
        }
      for (; begun && blanks > 0; blanks--)
        g_string_append (quote, ">\n");
      blanks = 0;
      begun = TRUE;
      g_string_append_printf (quote, "%s%s\n", lines[i][0] == '>' ? ">" : "> ", lines[i]);
    }

  return g_string_free (g_steal_pointer (&quote), FALSE);
}
