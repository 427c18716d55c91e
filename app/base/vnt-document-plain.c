/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-document-builder.h"

#include <string.h>

#define MAX_LINES VNT_DOCUMENT_MAX_BLOCKS

static char *
clean_line (const char *line, gsize length)
{
  GString *clean = g_string_sized_new (length);
  const char *end = line + length;

  for (const char *p = line; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = vnt_document_map_char (g_utf8_get_char (p));

      if (c != 0)
        g_string_append_unichar (clean, c);
    }
  while (clean->len > 0 && g_ascii_isspace (clean->str[clean->len - 1]))
    g_string_truncate (clean, clean->len - 1);

  return g_string_free (clean, FALSE);
}

static gboolean
is_signature (const char *line)
{
  return strcmp (line, "--") == 0;
}

static void
add_paragraph (GPtrArray *blocks, const char **lines, guint n_lines)
{
  VntBlock *block = vnt_block_new (VNT_BLOCK_PARAGRAPH);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_lines; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, lines[i]);
    }

  g_ptr_array_add (block->runs, vnt_run_new (text->str, NULL, VNT_RUN_PLAIN));
  g_ptr_array_add (blocks, block);
}

static void
add_lines (GPtrArray *blocks, const char **lines, guint n_lines, int depth)
{
  guint start = 0;

  while (start < n_lines)
    {
      guint end = start + 1;
      gboolean quoted = lines[start][0] == '>' && depth < VNT_DOCUMENT_MAX_QUOTES;

      if (lines[start][0] == '\0')
        {
          start++;
          continue;
        }

      if (quoted)
        {
          VntBlock *quote = vnt_block_new (VNT_BLOCK_QUOTE);

          for (end = start; end < n_lines && lines[end][0] == '>'; end++)
            lines[end] += lines[end][1] == ' ' ? 2 : 1;
          add_lines (quote->children, lines + start, end - start, depth + 1);
          if (quote->children->len > 0)
            g_ptr_array_add (blocks, quote);
          else
            vnt_block_free (quote);
        }
      else
        {
          while (end < n_lines && lines[end][0] != '\0' && !is_signature (lines[end]) &&
                 (lines[end][0] != '>' || lines[start][0] == '>') &&
                 !g_str_has_prefix (lines[end], "----"))
            end++;
          add_paragraph (blocks, lines + start, end - start);
        }
      start = end;
    }
}

/**
 * vnt_document_add_plain:
 * @blocks: (element-type VntBlock): where they go
 * @text: valid UTF-8
 *
 * Reads plain text into blocks: paragraphs between empty lines, with their line breaks, and what starts with ">" as
 * quotes.
 *
 * Returns: %FALSE if the text was too long, so that its end is missing
 */
gboolean
vnt_document_add_plain (GPtrArray *blocks, const char *text)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree const char **shown = NULL;
  const char *rest = text;

  while (*rest != '\0' && lines->len < MAX_LINES)
    {
      gsize length = strcspn (rest, "\n");

      g_ptr_array_add (lines, clean_line (rest, length));
      rest += length + (rest[length] == '\n' ? 1 : 0);
    }

  shown = g_new (const char *, lines->len + 1);
  for (guint i = 0; i < lines->len; i++)
    shown[i] = g_ptr_array_index (lines, i);
  add_lines (blocks, shown, lines->len, 0);

  return *rest == '\0';
}

/**
 * vnt_document_new_from_text:
 * @text: plain text, meant to be UTF-8
 *
 * Reads plain text: paragraphs between empty lines with their line breaks kept, lines that start with ">" as quotes
 * inside quotes, addresses as links. The rest of a text of more than 8 MB or 50,000 lines is left out, and the document
 * ends by saying so. Safe from any thread.
 *
 * Returns: (transfer full): a new document
 */
VntDocument *
vnt_document_new_from_text (const char *text)
{
  VntDocument *self;
  g_autofree char *valid = NULL;
  gboolean cut;

  g_return_val_if_fail (text != NULL, NULL);

  valid = vnt_document_decode (text, &cut);
  self = g_atomic_rc_box_new0 (VntDocument);
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_block_free);

  if (!vnt_document_add_plain (self->blocks, valid))
    cut = TRUE;
  vnt_document_finish_blocks (self);
  if (cut)
    g_ptr_array_add (self->blocks, vnt_document_new_note ());

  return self;
}
