/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-text-find.h"

#include <string.h>

/* One character as it is compared, and where it stands in the text. */
typedef struct
{
  gunichar c;
  gsize start;
  gsize end;
} Folded;

static void
add (GArray *folded, gunichar c, gsize start, gsize end)
{
  Folded one = { .c = g_unichar_isspace (c) ? ' ' : g_unichar_tolower (c), start, end };

  g_array_append_val (folded, one);
}

/* A mark belongs to the letter before it: "e" and a combining accent are found, and shown, as one. */
static void
add_apart (GArray *folded, gunichar c, gsize start, gsize end)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < n; i++)
    if (!g_unichar_ismark (parts[i]))
      add (folded, parts[i], start, end);
    else if (folded->len > 0)
      g_array_index (folded, Folded, folded->len - 1).end = end;
}

static GArray *
fold (const char *text)
{
  GArray *folded = g_array_sized_new (FALSE, FALSE, sizeof (Folded), (guint) strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize start = (gsize) (p - text);

      if ((guchar) *p < 0x80)
        add (folded, (gunichar) *p, start, start + 1);
      else
        add_apart (folded, g_utf8_get_char (p), start, (gsize) (g_utf8_next_char (p) - text));
    }
  return folded;
}

static gboolean
stands_at (GArray *text, GArray *words, guint at)
{
  for (guint i = 0; i < words->len; i++)
    if (g_array_index (text, Folded, at + i).c != g_array_index (words, Folded, i).c)
      return FALSE;
  return TRUE;
}

/**
 * vnt_text_find:
 * @text: UTF-8 to look through
 * @words: UTF-8 to look for, as it is: blanks count
 *
 * Capitals, accents and compatibility forms do not matter; any blank is any other. Places do not overlap.
 *
 * Returns: (transfer full) (element-type VntTextSpan): where it stands, in order; none when @words is ""
 */
GArray *
vnt_text_find (const char *text, const char *words)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (VntTextSpan));
  g_autoptr (GArray) folded = NULL;
  g_autoptr (GArray) wanted = NULL;

  g_return_val_if_fail (text != NULL && words != NULL, spans);

  wanted = fold (words);
  if (wanted->len == 0)
    return spans;
  folded = fold (text);
  for (guint at = 0; at + wanted->len <= folded->len; at++)
    if (stands_at (folded, wanted, at))
      {
        VntTextSpan span = { g_array_index (folded, Folded, at).start,
                             g_array_index (folded, Folded, at + wanted->len - 1).end };

        g_array_append_val (spans, span);
        at += wanted->len - 1;
      }
  return spans;
}
