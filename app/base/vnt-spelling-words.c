/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a line is a word that can be misspelled. */
#include "vnt-spelling.h"

#include <string.h>

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019;
}

/* Addresses, files, numbers, names of machines and places to be filled in are not the language's words. */
static gboolean
is_technical (const char *start, const char *end)
{
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c) || strchr ("@/\\_{}#=<>|`$~", (int) *p) != NULL)
        return TRUE;
      /* "informe.pdf", not the end of a sentence. */
      if ((c == '.' || c == ':') && p > start && p + 1 < end &&
          g_unichar_isalpha (g_utf8_get_char (p + 1)))
        return TRUE;
    }
  return FALSE;
}

/* "VPN": nobody's dictionary has them. */
static gboolean
is_acronym (const char *start, const char *end)
{
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    if (!g_unichar_isupper (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static const char *
end_of_chunk (const char *p)
{
  while (*p != '\0' && !g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

static const char *
begin_of_chunk (const char *line, const char *p)
{
  const char *before;

  while (p > line && (before = g_utf8_find_prev_char (line, p)) != NULL &&
         !g_unichar_isspace (g_utf8_get_char (before)))
    p = before;
  return p;
}

static gboolean
is_in_code (const char *line, const char *p)
{
  guint ticks = 0;

  for (const char *c = line; c < p; c++)
    ticks += *c == '`';
  return ticks % 2 == 1;
}

static const char *
end_of_word (const char *p)
{
  while (g_unichar_isalpha (g_utf8_get_char (p)) || g_unichar_ismark (g_utf8_get_char (p)) ||
         (is_apostrophe (g_utf8_get_char (p)) &&
          g_unichar_isalpha (g_utf8_get_char (g_utf8_next_char (p)))))
    p = g_utf8_next_char (p);
  return p;
}

/**
 * vnt_spelling_next_word:
 * @line: a line of a text
 * @start: (inout): where in @line to begin; then where the word does
 * @end: (out): where it ends
 *
 * Finds a word to look at. What is quoted was written by somebody else; code, addresses, numbers and places to be filled in are
 * no words.
 *
 * Returns: %FALSE when there is none any more
 */
gboolean
vnt_spelling_next_word (const char *line, const char **start, const char **end)
{
  const char *p = *start;

  g_return_val_if_fail (line != NULL && p != NULL, FALSE);

  if (line[strspn (line, " \t")] == '>')
    return FALSE;
  while (*p != '\0')
    {
      if (!g_unichar_isalpha (g_utf8_get_char (p)))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      if (is_in_code (line, p) || is_technical (begin_of_chunk (line, p), end_of_chunk (p)))
        {
          p = end_of_chunk (p);
          continue;
        }
      *start = p;
      *end = p = end_of_word (p);
      if (g_utf8_strlen (*start, *end - *start) > 1 && !is_acronym (*start, *end))
        return TRUE;
    }
  return FALSE;
}
