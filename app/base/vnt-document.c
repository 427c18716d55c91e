/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-document.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-text.h"

G_DEFINE_BOXED_TYPE (VntDocument, vnt_document, vnt_document_ref, vnt_document_unref)

static void
vnt_document_clear (gpointer data)
{
  VntDocument *self = data;

  g_ptr_array_unref (self->blocks);
}

/* The text of runs; an address behind words is added to them once, where its last run ends. */
static char *
runs_to_text (const GPtrArray *runs)
{
  GString *text = g_string_new (NULL);
  GString *label = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const VntRun *run = g_ptr_array_index (runs, i);
      const VntRun *next = i + 1 < runs->len ? g_ptr_array_index (runs, i + 1) : NULL;

      g_string_append (text, run->text);
      if (run->link == NULL)
        continue;

      g_string_append (label, run->text);
      if (next != NULL && g_strcmp0 (next->link, run->link) == 0)
        continue;
      if (!g_str_has_prefix (run->link, "article:") && strstr (run->link, label->str) == NULL)
        g_string_append_printf (text, " <%s>", run->link);
      g_string_truncate (label, 0);
    }

  g_string_free (label, TRUE);
  /* A hard space has done its work on the screen. */
  g_string_replace (text, "\302\240", " ", 0);

  return g_string_free (text, FALSE);
}

static void
append_lines (GString *text, const char *lines, const char *first, const char *rest)
{
  g_auto (GStrv) split = g_strsplit (lines, "\n", -1);

  for (guint i = 0; split[i] != NULL; i++)
    {
      g_string_append (text, i == 0 ? first : rest);
      g_string_append (text, split[i]);
      g_string_append_c (text, '\n');
    }
}

static char *blocks_to_text (const GPtrArray *blocks);

static void
append_list_item (GString *text, const VntBlock *block)
{
  g_autofree char *words = runs_to_text (block->runs);
  g_autofree char *indent = g_strnfill (2 * MAX (block->level - 1, 0), ' ');
  g_autofree char *first = NULL;
  g_autofree char *rest = NULL;

  if (block->ordinal > 0)
    first = g_strdup_printf ("%s%d. ", indent, block->ordinal);
  else
    first = g_strdup_printf ("%s• ", indent);
  rest = g_strnfill (g_utf8_strlen (first, -1), ' ');

  append_lines (text, words, first, rest);
}

static void
append_table (GString *text, const VntBlock *table)
{
  for (guint i = 0; i < table->children->len; i++)
    {
      const VntBlock *cell = g_ptr_array_index (table->children, i);
      g_autofree char *words = blocks_to_text (cell->children);
      g_autofree char *line = vnt_text_one_line (words, 0);
      gboolean last = (i + 1) % table->columns == 0;

      g_string_append (text, line);
      g_string_append (text, last ? "\n" : " | ");
    }
}

static void
append_block (GString *text, const VntBlock *block)
{
  g_autofree char *words = NULL;

  switch (block->kind)
    {
    case VNT_BLOCK_PARAGRAPH:
    case VNT_BLOCK_HEADING:
    case VNT_BLOCK_PREFORMATTED:
      words = runs_to_text (block->runs);
      append_lines (text, words, "", "");
      break;

    case VNT_BLOCK_LIST_ITEM:
      append_list_item (text, block);
      break;

    case VNT_BLOCK_QUOTE:
      words = blocks_to_text (block->children);
      append_lines (text, words, "> ", "> ");
      break;

    case VNT_BLOCK_TABLE:
      append_table (text, block);
      break;

    case VNT_BLOCK_IMAGE:
      g_string_append_printf (text, "[%s]\n",
                              block->alt != NULL && *block->alt != '\0' ? block->alt
                                                                        : _ ("picture"));
      break;

    case VNT_BLOCK_RULE:
      g_string_append (text, "---\n");
      break;

    case VNT_BLOCK_CELL:
      words = blocks_to_text (block->children);
      append_lines (text, words, "", "");
      break;

    default:
      g_assert_not_reached ();
    }
}

static char *
blocks_to_text (const GPtrArray *blocks)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const VntBlock *block = g_ptr_array_index (blocks, i);
      const VntBlock *before = i > 0 ? g_ptr_array_index (blocks, i - 1) : NULL;

      if (before != NULL &&
          !(before->kind == VNT_BLOCK_LIST_ITEM && block->kind == VNT_BLOCK_LIST_ITEM))
        g_string_append_c (text, '\n');
      append_block (text, block);
    }
  if (text->len > 0)
    g_string_truncate (text, text->len - 1);

  return g_string_free (text, FALSE);
}

/**
 * vnt_document_ref:
 * @self: a #VntDocument
 *
 * Takes one more hold on @self. Safe from any thread.
 *
 * Returns: (transfer full): @self
 */
VntDocument *
vnt_document_ref (VntDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * vnt_document_unref:
 * @self: (transfer full): a #VntDocument
 *
 * Lets go of @self and frees it when nobody else holds it. Safe from any thread.
 */
void
vnt_document_unref (VntDocument *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, vnt_document_clear);
}

/**
 * vnt_document_to_text:
 * @self: a #VntDocument
 *
 * Writes the document as plain text: an empty line between blocks, "• " or "1. " before list items, "> " before quotes,
 * " | " between cells, an address in "<>" after the words that hide it, and what a picture shows in "[]".
 *
 * Returns: (transfer full): UTF-8 without a line break at its end
 */
char *
vnt_document_to_text (const VntDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return blocks_to_text (self->blocks);
}

static void
visit_blocks (const GPtrArray *blocks, VntTextFunc func, gpointer data)
{
  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      const VntBlock *block = g_ptr_array_index (blocks, i);

      if (block->children != NULL)
        visit_blocks (block->children, func, data);
      else if (block->runs != NULL && block->runs->len > 0 &&
               (block->kind != VNT_BLOCK_IMAGE || block->image == NULL))
        {
          g_autoptr (GString) text = g_string_new (NULL);

          for (guint r = 0; r < block->runs->len; r++)
            g_string_append (text, ((const VntRun *) g_ptr_array_index (block->runs, r))->text);
          func (text->str, data);
        }
    }
}

/**
 * vnt_document_visit_texts:
 * @self: a #VntDocument
 * @func: (scope call): called for the text of each block that has one, in reading order, also inside quotes and tables
 * @data: for @func
 */
void
vnt_document_visit_texts (const VntDocument *self, VntTextFunc func, gpointer data)
{
  g_return_if_fail (self != NULL);

  visit_blocks (self->blocks, func, data);
}
