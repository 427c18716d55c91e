/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-document-block.h"

/**
 * vnt_block_new:
 * @kind: which kind
 *
 * Makes an empty block.
 *
 * Returns: (transfer full): a new block
 */
VntBlock *
vnt_block_new (VntBlockKind kind)
{
  VntBlock *self = g_new0 (VntBlock, 1);

  self->kind = kind;
  self->runs = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_run_free);
  if (kind == VNT_BLOCK_QUOTE || kind == VNT_BLOCK_TABLE || kind == VNT_BLOCK_CELL)
    self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_block_free);

  return self;
}

/**
 * vnt_block_free:
 * @self: (transfer full): a block
 *
 * Frees @self and what is in it.
 */
void
vnt_block_free (VntBlock *self)
{
  g_ptr_array_unref (self->runs);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self->image);
  g_free (self->alt);
  g_free (self);
}

/**
 * vnt_block_get_text:
 * @self: a block with runs
 *
 * Joins its runs, without their links.
 *
 * Returns: (transfer full): UTF-8
 */
char *
vnt_block_get_text (const VntBlock *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->runs->len; i++)
    {
      const VntRun *run = g_ptr_array_index (self->runs, i);

      g_string_append (text, run->text);
    }

  return g_string_free (text, FALSE);
}

/**
 * vnt_run_new:
 * @text: its text
 * @link: (nullable): where it leads
 * @style: how it is set
 *
 * Makes a run.
 *
 * Returns: (transfer full): a new run
 */
VntRun *
vnt_run_new (const char *text, const char *link, VntRunStyle style)
{
  VntRun *self = g_new0 (VntRun, 1);

  self->text = g_strdup (text);
  self->link = g_strdup (link);
  self->style = style;

  return self;
}

/**
 * vnt_run_free:
 * @self: (transfer full): a run
 *
 * Frees @self.
 */
void
vnt_run_free (VntRun *self)
{
  g_free (self->text);
  g_free (self->link);
  g_free (self);
}
