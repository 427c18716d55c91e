/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-text.h"

#include <string.h>

#define HIDDEN "‹hidden›"
#define MAX_FILE_NAME 120
#define MAX_EXTENSION 16

static gboolean
is_mark (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK;
}

static gboolean
is_invisible (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_SURROGATE ||
         type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR;
}

/* Cuts @text to at most @max bytes without splitting a character. */
static void
cut_bytes (GString *text, gsize max)
{
  const char *end;

  if (text->len <= max)
    return;

  end = g_utf8_find_prev_char (text->str, text->str + max + 1);
  g_string_truncate (text, end != NULL ? (gsize) (end - text->str) : 0);
}

/**
 * vnt_text_fold:
 * @text: any text
 *
 * Makes the form of @text that is compared when somebody looks for it: lower case, accents removed, compatibility forms
 * made plain. "Reunión ÑU ﬁ" becomes "reunion nu fi". Bytes that are not UTF-8 become U+FFFD.
 *
 * Returns: (transfer full): UTF-8
 */
char *
vnt_text_fold (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *apart = NULL;
  g_autofree char *lower = NULL;
  GString *folded;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  lower = g_utf8_casefold (valid, -1);
  apart = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  folded = g_string_sized_new (strlen (apart));

  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_mark (g_utf8_get_char (p)))
      g_string_append_unichar (folded, g_utf8_get_char (p));

  return g_string_free (folded, FALSE);
}

/**
 * vnt_text_redact:
 * @text: what is about to be logged or shown
 *
 * Hides every secret this program may meet: tokens, Authorization and Cookie headers, passwords in forms, addresses and
 * JSON, and Request Tracker's session cookie. Each becomes ‹hidden›. Bytes that are not UTF-8 become U+FFFD. Safe from
 * any thread.
 *
 * Returns: (transfer full): UTF-8
 */
char *
vnt_text_redact (const char *text)
{
  static const struct
  {
    const char *pattern;
    const char *replacement;
  } rules[] = {
    { "((?:proxy-)?authorization\\s*:\\s*)[^\\r\\n]+", "\\1" HIDDEN },
    { "((?:set-)?cookie\\s*:\\s*)[^\\r\\n]+", "\\1" HIDDEN },
    { "\\b\\d+-\\d+-[0-9a-f]{32}\\b", HIDDEN },
    { "\\b((?:pass|password|passwd|token|secret)=)[^&\\s;\"'<>]+", "\\1" HIDDEN },
    { "(\"(?:pass|password|passwd|token|secret)\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*\"",
      "\\1\"" HIDDEN "\"" },
    { "(RT_SID[^=;\\s]*=)[^;\\s]+", "\\1" HIDDEN },
    { "(\\b[a-z][a-z0-9+.-]{0,20}://[^/\\s:@]{0,200}:)[^/\\s@]{1,500}@", "\\1" HIDDEN "@" },
  };
  static GRegex *compiled[G_N_ELEMENTS (rules)];
  static gsize ready;
  char *result;

  g_return_val_if_fail (text != NULL, NULL);

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
        compiled[i] = g_regex_new (rules[i].pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
      g_once_init_leave (&ready, 1);
    }

  result = g_utf8_make_valid (text, -1);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *before = g_steal_pointer (&result);

      result = g_regex_replace (compiled[i], before, -1, 0, rules[i].replacement, 0, NULL);
      /* A pattern that gave up must not let a secret through. */
      if (result == NULL)
        result = g_strdup (HIDDEN);
    }

  return result;
}

/**
 * vnt_text_safe_file_name:
 * @name: (nullable): a file name as somebody else gave it
 *
 * Makes a name that can be given to a file of this laptop: no folder, no control, invisible or direction characters, no
 * dot at the beginning, at most 120 bytes with its extension kept, and never empty.
 *
 * Returns: (transfer full): a file name
 */
char *
vnt_text_safe_file_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name != NULL ? name : "", -1);
  g_autofree char *extension = NULL;
  g_autoptr (GString) safe = g_string_new (NULL);
  const char *start = valid;
  const char *dot;

  for (const char *p = valid; *p != '\0'; p++)
    if (*p == '/' || *p == '\\')
      start = p + 1;

  for (const char *p = start; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (safe->len == 0 && (c == '.' || g_unichar_isspace (c)))
        continue;
      if (!is_invisible (c))
        g_string_append_unichar (safe, g_unichar_isspace (c) ? ' ' : c);
    }
  while (safe->len > 0 && (safe->str[safe->len - 1] == ' ' || safe->str[safe->len - 1] == '.'))
    g_string_truncate (safe, safe->len - 1);

  if (safe->len > MAX_FILE_NAME)
    {
      dot = strrchr (safe->str, '.');
      if (dot != NULL && strlen (dot) <= MAX_EXTENSION)
        extension = g_strdup (dot);
      cut_bytes (safe, MAX_FILE_NAME - (extension != NULL ? strlen (extension) : 0));
      if (extension != NULL)
        g_string_append (safe, extension);
    }
  if (safe->len == 0)
    g_string_append (safe, "file");

  return g_strdup (safe->str);
}

/**
 * vnt_text_one_line:
 * @text: (nullable): any text
 * @max_chars: how many characters it may have, 0 for no limit
 *
 * Puts @text on one line: line breaks, blanks and control characters become single spaces, direction marks are dropped,
 * and what is too long ends in "…".
 *
 * Returns: (transfer full): UTF-8, possibly ""
 */
char *
vnt_text_one_line (const char *text, guint max_chars)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean gap = FALSE;
  guint chars = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (vnt_text_is_direction_mark (c))
        continue;
      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          gap = line->len > 0;
          continue;
        }
      if (max_chars > 0 && chars + (gap ? 1 : 0) >= max_chars)
        {
          const char *last = g_utf8_find_prev_char (line->str, line->str + line->len);

          /* The mark takes the place of the last character. */
          if (chars >= max_chars && last != NULL)
            g_string_truncate (line, last - line->str);
          g_string_append (line, "…");
          break;
        }
      if (gap)
        g_string_append_c (line, ' ');
      g_string_append_unichar (line, c);
      chars += gap ? 2 : 1;
      gap = FALSE;
    }

  return g_strdup (line->str);
}

/**
 * vnt_text_is_direction_mark:
 * @c: a character
 *
 * Whether @c only changes the direction of the text around it. Such a character can make a text read as something else
 * than it is.
 *
 * Returns: %TRUE for U+061C, U+200E, U+200F, U+202A–U+202E and U+2066–U+2069
 */
gboolean
vnt_text_is_direction_mark (gunichar c)
{
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

/**
 * vnt_text_set:
 * @place: (inout): where an owned text is kept
 * @value: (nullable): what it shall be
 *
 * Puts a copy of @value in @place and frees what was there.
 */
void
vnt_text_set (char **place, const char *value)
{
  char *copy;

  g_return_if_fail (place != NULL);

  copy = g_strdup (value);
  g_free (*place);
  *place = copy;
}

/**
 * vnt_text_set_list:
 * @place: (inout): where an owned list of texts is kept
 * @values: (nullable) (array zero-terminated=1): what it shall be; %NULL is kept as an empty list
 *
 * Puts a copy of @values in @place and frees what was there.
 */
void
vnt_text_set_list (GStrv *place, const char *const *values)
{
  GStrv copy;

  g_return_if_fail (place != NULL);

  copy = values != NULL ? g_strdupv ((char **) values) : g_new0 (char *, 1);
  g_strfreev (*place);
  *place = copy;
}
