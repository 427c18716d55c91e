/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-terms.h"

#include <string.h>

#include "vnt-stem.h"
#include "vnt-text.h"

#define SHORTEST 3
#define LONGEST 40

/* Of a long text only the beginning says what it is about; the rest is quotes and signatures. */
#define MOST_BYTES 4000

static void
term_free (gpointer data)
{
  VntTerm *term = data;

  g_free (term->word);
  g_free (term);
}

/**
 * vnt_terms_new:
 *
 * Returns: (transfer full) (element-type VntTerm): no terms yet
 */
GPtrArray *
vnt_terms_new (void)
{
  return g_ptr_array_new_with_free_func (term_free);
}

/* A short number says nothing; a long one may be that of an error. */
static gboolean
tells (const char *word)
{
  glong length = g_utf8_strlen (word, -1);

  if (length < SHORTEST || length > LONGEST || vnt_stem_is_stop_word (word))
    return FALSE;
  return length > SHORTEST || strspn (word, "0123456789") != strlen (word);
}

static void
add_word (GPtrArray *terms, const char *word, double weight)
{
  VntTerm *term;

  if (!tells (word))
    return;
  for (guint i = 0; i < terms->len; i++)
    if (g_str_equal (((VntTerm *) terms->pdata[i])->word, word))
      return;
  term = g_new0 (VntTerm, 1);
  term->word = g_strdup (word);
  term->weight = weight;
  g_ptr_array_add (terms, term);
}

/**
 * vnt_terms_add_text:
 * @terms: (element-type VntTerm): from vnt_terms_new(), gets the words of @text
 * @text: (nullable): a text
 * @weight: how much a word of it counts; one that is there already keeps its own
 * @most: how many terms there are at most then
 *
 * Quoted lines (“> …”) are passed over.
 */
void
vnt_terms_add_text (GPtrArray *terms, const char *text, double weight, guint most)
{
  g_autofree char *begin = text != NULL ? g_strndup (text, MOST_BYTES) : g_strdup ("");
  g_autofree char *folded = vnt_text_fold (begin);
  g_autoptr (GString) word = g_string_new (NULL);
  gboolean line_begins = TRUE;
  gboolean quoted = FALSE;

  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != 0 && g_unichar_isalnum (c))
        {
          if (!quoted)
            g_string_append_unichar (word, c);
          line_begins = FALSE;
          continue;
        }
      if (word->len > 0 && terms->len < most)
        add_word (terms, word->str, weight);
      g_string_truncate (word, 0);
      if (c == 0 || terms->len >= most)
        return;
      if (line_begins && c == '>')
        quoted = TRUE;
      if (c == '\n')
        {
          line_begins = TRUE;
          quoted = FALSE;
        }
    }
}
