/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-match.h"

#include <string.h>

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c);
}

static gboolean
has_word (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (is_word_char (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/**
 * vnt_match_split:
 * @text: (nullable): what the agent typed
 *
 * A word is taken apart further by the tokenizer, into a phrase.
 *
 * Returns: (transfer full): the words
 */
GStrv
vnt_match_split (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = g_strsplit_set (valid, " \t\r\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (has_word (parts[i]))
      g_strv_builder_add (builder, parts[i]);

  return g_strv_builder_end (builder);
}

/**
 * vnt_match_quote:
 * @word: a word
 *
 * Returns: (transfer full): a string of the full-text language: nothing in it is an operator, and it may go on after its end
 */
char *
vnt_match_quote (const char *word)
{
  g_auto (GStrv) parts = g_strsplit (word, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  return g_strdup_printf ("\"%s\"*", doubled);
}

/**
 * vnt_match_expression:
 * @text: (nullable): what the agent typed
 *
 * Makes an expression that finds every word of @text as the beginning of a word. Nothing in @text is an operator.
 *
 * Returns: (transfer full) (nullable): for MATCH; %NULL without any word
 */
char *
vnt_match_expression (const char *text)
{
  g_auto (GStrv) words = vnt_match_split (text);
  g_autoptr (GString) expression = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *quoted = vnt_match_quote (words[i]);

      g_string_append_printf (expression, "%s%s", i > 0 ? " AND " : "", quoted);
    }

  return expression->len > 0 ? g_strdup (expression->str) : NULL;
}

/**
 * vnt_match_forgiving:
 * @text: (nullable): what the agent typed
 * @any: one of the words is enough
 *
 * Makes an expression for an index of the tokenizer "ventanilla": each word of @text as the beginning of a word, or in any of
 * its forms. Nothing in @text is an operator.
 *
 * Returns: (transfer full) (nullable): for MATCH; %NULL without any word
 */
char *
vnt_match_forgiving (const char *text, gboolean any)
{
  g_auto (GStrv) words = vnt_match_split (text);
  g_autoptr (GString) expression = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *begun = vnt_match_quote (words[i]);
      int length = (int) strlen (begun) - 1;

      g_string_append_printf (expression, "%s(%s OR %.*s)",
                              i == 0 ? ""
                              : any  ? " OR "
                                     : " AND ",
                              begun, length, begun);
    }

  return expression->len > 0 ? g_strdup (expression->str) : NULL;
}
