/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-text-decode.h"

#include <string.h>

/* A beginning may end in the middle of a character: so many bytes at most are missing of it. */
#define MOST_CUT 3

static char *
convert (const char *bytes, gsize length, const char *encoding)
{
  g_autofree char *text = NULL;

  /* Half a character at the end is left out; a wrong one in the middle is shown as such. */
  text = g_convert_with_fallback (bytes, (gssize) (length & ~(gsize) 1), "UTF-8", encoding,
                                  "\357\277\275", NULL, NULL, NULL);
  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

static gboolean
is_utf8 (const char *bytes, gsize length)
{
  const char *end;

  return g_utf8_validate (bytes, (gssize) length, &end) ||
         (length - (gsize) (end - bytes) <= MOST_CUT && length > MOST_CUT &&
          g_utf8_get_char_validated (end, (gssize) (length - (gsize) (end - bytes))) ==
            (gunichar) -2);
}

/* Latin text in two bytes each has its zeros on one side. */
static const char *
guess_wide (const char *bytes, gsize length)
{
  gsize zeros[2] = { 0, 0 };

  for (gsize i = 0; i < length; i++)
    if (bytes[i] == '\0')
      zeros[i % 2]++;
  if (zeros[0] + zeros[1] == 0)
    return NULL;
  if (zeros[1] > length / 4 && zeros[0] * 8 < zeros[1])
    return "UTF-16LE";
  if (zeros[0] > length / 4 && zeros[1] * 8 < zeros[0])
    return "UTF-16BE";
  return NULL;
}

/**
 * vnt_text_decode:
 * @bytes: a file's content, or the beginning of it
 * @length: how many bytes
 *
 * Reads text whose encoding nobody told: UTF-8, UTF-16 with or without a mark, else what Windows writes in Western Europe.
 *
 * Returns: (transfer full) (nullable): UTF-8 without control characters but tab and line feed, lines ending in a line feed;
 *   %NULL when it is no text
 */
char *
vnt_text_decode (const char *bytes, gsize length)
{
  g_autofree char *text = NULL;
  const char *wide;
  GString *clean;

  if (length >= 3 && memcmp (bytes, "\357\273\277", 3) == 0)
    return vnt_text_decode (bytes + 3, length - 3);
  if (length >= 2 && memcmp (bytes, "\377\376", 2) == 0)
    text = convert (bytes + 2, length - 2, "UTF-16LE");
  else if (length >= 2 && memcmp (bytes, "\376\377", 2) == 0)
    text = convert (bytes + 2, length - 2, "UTF-16BE");
  else if ((wide = guess_wide (bytes, length)) != NULL)
    text = convert (bytes, length, wide);
  else if (length > 0 && memchr (bytes, '\0', length) != NULL)
    return NULL;
  else if (is_utf8 (bytes, length))
    {
      const char *end;

      g_utf8_validate (bytes, (gssize) length, &end);
      text = g_strndup (bytes, (gsize) (end - bytes));
    }
  else
    text = g_convert_with_fallback (bytes, (gssize) length, "UTF-8", "WINDOWS-1252", "\357\277\275",
                                    NULL, NULL, NULL);
  if (text == NULL)
    return NULL;

  clean = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        g_string_append (clean, p[1] == '\n' ? "" : "\n");
      else if (c == '\t' || c == '\n' || !g_unichar_iscntrl (c))
        g_string_append_unichar (clean, c);
    }
  return g_string_free (clean, FALSE);
}
