/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-document-builder.h"

#include <string.h>

/* Containers are finished recursively; they are never built deeper than this. */
#define MAX_DEPTH 64

enum
{
  SEPARATOR,
  HEADER,
  ADDRESS,
  N_PATTERNS
};

static GRegex *
pattern (guint which)
{
  static const char *const sources[N_PATTERNS] = {
    /* Outlook, and others after it, in the languages of our desks. */
    "^-{2,}\\s*(mensaje original|mensaje reenviado|original message|forwarded message|"
    "missatge original|mensaxe orixinal|message d'origine|mensagem original)\\s*-{2,}",
    "^(de|from|von|da|remitente): [^\\n]+\\n(enviado( el)?|sent|fecha|date|gesendet|data|para|to): ",
    /* An address, without the marks that end the sentence around it. */
    "\\bhttps?://[^\\s<>\"“”‘’«»|\\x{60}]{0,2000}[^\\s<>\"“”‘’«»|\\x{60}.,:;!?')\\]]"
    "|\\bmailto:[^\\s<>\"]{1,250}[^\\s<>\".,:;!?')\\]]"
    "|(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?"
    "\\.[a-z]{2,24}\\b",
  };
  static GRegex *compiled[N_PATTERNS];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < N_PATTERNS; i++)
        compiled[i] = g_regex_new (sources[i], G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
      g_once_init_leave (&ready, 1);
    }

  return compiled[which];
}

/* Splits a run at the addresses in it. */
static void
link_run (const VntRun *run, GPtrArray *out)
{
  g_autoptr (GMatchInfo) match = NULL;
  int done = 0;

  g_regex_match (pattern (ADDRESS), run->text, 0, &match);
  while (g_match_info_matches (match))
    {
      g_autofree char *address = g_match_info_fetch (match, 0);
      g_autofree char *link = NULL;
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      if (start > done)
        {
          g_autofree char *before = g_strndup (run->text + done, start - done);

          g_ptr_array_add (out, vnt_run_new (before, NULL, run->style));
        }
      link =
        strchr (address, ':') != NULL ? g_strdup (address) : g_strconcat ("mailto:", address, NULL);
      g_ptr_array_add (out, vnt_run_new (address, link, run->style));
      done = end;
      if (!g_match_info_next (match, NULL))
        break;
    }

  if (run->text[done] != '\0')
    g_ptr_array_add (out, vnt_run_new (run->text + done, NULL, run->style));
}

static gboolean
has_address (const VntRun *run)
{
  return run->link == NULL && (run->style & VNT_RUN_CODE) == 0 &&
         (strchr (run->text, '@') != NULL || strstr (run->text, "://") != NULL ||
          strstr (run->text, "mailto:") != NULL);
}

static void
link_block (VntBlock *block)
{
  g_autoptr (GPtrArray) old = NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < block->runs->len; i++)
    any |= has_address (g_ptr_array_index (block->runs, i));
  if (!any)
    return;

  old = g_steal_pointer (&block->runs);
  block->runs = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_run_free);
  for (guint i = 0; i < old->len; i++)
    {
      const VntRun *run = g_ptr_array_index (old, i);

      if (has_address (run))
        link_run (run, block->runs);
      else
        g_ptr_array_add (block->runs, vnt_run_new (run->text, run->link, run->style));
    }
}

/* Whether the first line of a paragraph starts with ">"; then every line of it does. */
static gboolean
is_quoted (const VntBlock *block)
{
  const VntRun *first;

  if (block->kind != VNT_BLOCK_PARAGRAPH || block->runs->len == 0)
    return FALSE;

  first = g_ptr_array_index (block->runs, 0);
  return first->text[0] == '>';
}

/* Gathers paragraphs that follow each other and start every line with ">" into quotes. */
static void
gather_quoted (GPtrArray *blocks)
{
  g_autoptr (GString) quoted = g_string_new (NULL);
  guint to = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      VntBlock *block = g_ptr_array_index (blocks, i);
      g_autofree char *text = NULL;

      if (!is_quoted (block))
        {
          blocks->pdata[to++] = block;
          continue;
        }

      text = vnt_block_get_text (block);
      g_string_append_printf (quoted, "%s%s", quoted->len > 0 ? "\n>\n" : "", text);
      vnt_block_free (block);

      if (i + 1 == blocks->len || !is_quoted (g_ptr_array_index (blocks, i + 1)))
        {
          g_autoptr (GPtrArray) made = g_ptr_array_new ();

          /* Lines that all start with ">" make one quote. */
          vnt_document_add_plain (made, quoted->str);
          if (made->len > 0)
            blocks->pdata[to++] = g_ptr_array_index (made, 0);
          for (guint j = 1; j < made->len; j++)
            vnt_block_free (g_ptr_array_index (made, j));
          g_string_truncate (quoted, 0);
        }
    }

  /* What lies behind was moved, not freed. */
  blocks->len = to;
}

static gboolean
starts_quote (const VntBlock *block)
{
  g_autofree char *text = NULL;

  if (block->kind != VNT_BLOCK_PARAGRAPH)
    return FALSE;

  text = vnt_block_get_text (block);
  return g_regex_match (pattern (SEPARATOR), text, 0, NULL) ||
         g_regex_match (pattern (HEADER), text, 0, NULL);
}

/* Puts the mail that was answered, which some programs only announce with a line or a header, into a quote. A text that
 * begins with one is a forwarded mail: there it is the message. */
static void
gather_answered (GPtrArray *blocks)
{
  VntBlock *quote;
  guint start;

  for (start = 1; start < blocks->len; start++)
    if (starts_quote (g_ptr_array_index (blocks, start)))
      break;
  if (start >= blocks->len)
    return;

  quote = vnt_block_new (VNT_BLOCK_QUOTE);
  for (guint i = start; i < blocks->len; i++)
    g_ptr_array_add (quote->children, g_ptr_array_index (blocks, i));
  blocks->len = start;
  g_ptr_array_add (blocks, quote);
}

static void
finish (GPtrArray *blocks, int depth)
{
  if (depth > MAX_DEPTH)
    return;

  if (depth < VNT_DOCUMENT_MAX_QUOTES)
    gather_quoted (blocks);
  gather_answered (blocks);

  for (guint i = 0; i < blocks->len; i++)
    {
      VntBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == VNT_BLOCK_TABLE)
        for (guint j = 0; j < block->children->len; j++)
          finish (((VntBlock *) g_ptr_array_index (block->children, j))->children, depth + 1);
      else if (block->children != NULL)
        finish (block->children, depth + 1);
      else if (block->kind != VNT_BLOCK_PREFORMATTED)
        link_block (block);
    }
}

/**
 * vnt_document_finish_blocks:
 * @self: a document being made
 *
 * Finds in the text what its markup did not say: mails that were answered, lines quoted with ">", addresses.
 */
void
vnt_document_finish_blocks (VntDocument *self)
{
  finish (self->blocks, 0);
}
