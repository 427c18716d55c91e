/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-driver.h"
#include "vnt-document.h"

#include <string.h>

#define MAX_DEPTH 80

static void
check_run (const VntRun *run)
{
  static const char *const schemes[] = { "http://", "https://", "mailto:", "tel:", "article:" };
  gboolean safe = run->link == NULL;

  g_assert_true (g_utf8_validate (run->text, -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (schemes) && !safe; i++)
    safe = g_ascii_strncasecmp (run->link, schemes[i], strlen (schemes[i])) == 0;
  g_assert_true (safe);
  g_assert_null (strstr (run->text, "\xe2\x80\xae"));
}

static void check_blocks (const GPtrArray *blocks, int depth);

static void
check_block (const VntBlock *block, int depth)
{
  gboolean container = block->kind == VNT_BLOCK_QUOTE || block->kind == VNT_BLOCK_TABLE ||
                       block->kind == VNT_BLOCK_CELL;

  g_assert_cmpint (container, ==, block->children != NULL);
  g_assert_nonnull (block->runs);
  for (guint i = 0; i < block->runs->len; i++)
    check_run (g_ptr_array_index (block->runs, i));

  if (block->kind == VNT_BLOCK_TABLE)
    {
      g_assert_cmpint (block->columns, >, 1);
      g_assert_cmpuint (block->children->len % block->columns, ==, 0);
      g_assert_cmpuint (block->header_rows, <, block->children->len / block->columns);
    }
  if (block->kind == VNT_BLOCK_HEADING)
    g_assert_true (block->level >= 1 && block->level <= 6);
  if (block->kind == VNT_BLOCK_LIST_ITEM)
    g_assert_true (block->level >= 1 && block->ordinal >= 0);
  g_assert_true ((block->kind == VNT_BLOCK_IMAGE) == (block->image != NULL));
  if (container)
    check_blocks (block->children, depth + 1);
}

static void
check_blocks (const GPtrArray *blocks, int depth)
{
  g_assert_cmpint (depth, <, MAX_DEPTH);
  for (guint i = 0; i < blocks->len; i++)
    check_block (g_ptr_array_index (blocks, i), depth);
}

static void
check (VntDocument *document)
{
  g_autofree char *text = vnt_document_to_text (document);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  check_blocks (document->blocks, 0);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *input = g_strndup ((const char *) data, size);
  g_autoptr (VntDocument) html = vnt_document_new_from_html (input);
  g_autoptr (VntDocument) text = vnt_document_new_from_text (input);

  check (html);
  check (text);

  return 0;
}
