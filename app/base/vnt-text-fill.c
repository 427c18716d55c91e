/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-text-fill.h"

#include <string.h>

#define LONGEST_NAME 40

/**
 * vnt_text_find_place:
 * @text: a text
 * @length: (out): bytes of the place, its braces too
 *
 * A place is a name in braces: letters and dashes, nothing else, so that JSON and shell scripts are none.
 *
 * Returns: (transfer none) (nullable): the first place in @text
 */
const char *
vnt_text_find_place (const char *text, gsize *length)
{
  g_return_val_if_fail (text != NULL && length != NULL, NULL);

  for (const char *open = strchr (text, '{'); open != NULL; open = strchr (open + 1, '{'))
    {
      const char *end = open + 1;

      while (end - open <= LONGEST_NAME &&
             (g_ascii_isalpha (*end) || *end == '-' || (*end & 0x80) != 0))
        end++;
      if (*end != '}' || end == open + 1 || (open > text && open[-1] == '$'))
        continue;
      *length = (gsize) (end - open) + 1;
      return open;
    }

  return NULL;
}

/**
 * vnt_text_fill:
 * @text: with places like "{ticket}"
 * @lookup: says what they stand for
 *
 * What @lookup does not know stays as it is.
 *
 * Returns: (transfer full): the text with its places filled
 */
char *
vnt_text_fill (const char *text, VntTextLookup lookup, gpointer user_data)
{
  GString *filled = g_string_new (NULL);
  const char *place;
  gsize length;

  g_return_val_if_fail (text != NULL && lookup != NULL, NULL);

  while ((place = vnt_text_find_place (text, &length)) != NULL)
    {
      g_autofree char *name = g_strndup (place + 1, length - 2);
      const char *value = lookup (name, user_data);

      g_string_append_len (filled, text, place - text);
      if (value != NULL)
        g_string_append (filled, value);
      else
        g_string_append_len (filled, place, (gssize) length);
      text = place + length;
    }
  g_string_append (filled, text);

  return g_string_free (filled, FALSE);
}
