/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * VntRunStyle:
 *
 * How a run of characters is set; flags combine.
 */
typedef enum
{
  VNT_RUN_PLAIN = 0,
  VNT_RUN_BOLD = 1 << 0,
  VNT_RUN_ITALIC = 1 << 1,
  VNT_RUN_UNDERLINE = 1 << 2,
  VNT_RUN_STRIKE = 1 << 3,
  VNT_RUN_CODE = 1 << 4,
} VntRunStyle;

/**
 * VntRun:
 * @text: (not nullable): UTF-8, may hold line breaks
 * @link: (nullable): an http, https, mailto or tel address, or "article:" and the number of a knowledge base article;
 *   never anything else
 */
typedef struct
{
  char *text;
  char *link;
  VntRunStyle style;
} VntRun;

typedef enum
{
  VNT_BLOCK_PARAGRAPH,
  VNT_BLOCK_HEADING,
  VNT_BLOCK_LIST_ITEM,
  VNT_BLOCK_PREFORMATTED,
  VNT_BLOCK_QUOTE,
  VNT_BLOCK_TABLE,
  VNT_BLOCK_IMAGE,
  VNT_BLOCK_RULE,
  VNT_BLOCK_CELL,
} VntBlockKind;

/**
 * VntBlock:
 * @kind: which of the following fields count
 * @level: heading level 1–6, or nesting of a list item from 1
 * @ordinal: number of an ordered list item from 1, 0 for a bullet
 * @runs: (element-type VntRun): text of a paragraph, heading, list item or preformatted block
 * @children: (element-type VntBlock) (nullable): blocks of a quote or a cell; the cells of a table row by row
 * @columns: cells per row of a table; every row has that many
 * @header_rows: how many first rows of a table are headings
 * @image: (nullable): Content-ID of an attachment ("cid:" removed) or a "data:image/…" address, nothing else
 * @alt: (nullable): what a picture shows, in words
 *
 * A piece of a read-only document. Paragraphs, headings, list items and preformatted blocks have @runs; quotes, tables
 * and cells have @children: a table's are its cells, all of the kind %VNT_BLOCK_CELL, and a cell's are its blocks.
 */
typedef struct _VntBlock VntBlock;
struct _VntBlock
{
  VntBlockKind kind;
  int level;
  int ordinal;
  GPtrArray *runs;
  GPtrArray *children;
  int columns;
  int header_rows;
  char *image;
  char *alt;
};

/**
 * VntDocument:
 * @blocks: (element-type VntBlock): in reading order
 * @blocked_images: how many pictures from elsewhere were left out
 *
 * Mail or article text reduced to what is safe to show: no scripts, no styles, no remote anything.
 * Ref-counted and frozen.
 */
typedef struct
{
  GPtrArray *blocks;
  guint blocked_images;
} VntDocument;

#define VNT_TYPE_DOCUMENT (vnt_document_get_type ())
GType vnt_document_get_type (void);
VntDocument *vnt_document_ref (VntDocument *self);
void vnt_document_unref (VntDocument *self);
char *vnt_document_to_text (const VntDocument *self);
typedef void (*VntTextFunc) (const char *text, gpointer data);
void vnt_document_visit_texts (const VntDocument *self, VntTextFunc func, gpointer data);

VntDocument *vnt_document_new_from_html (const char *html);
VntDocument *vnt_document_new_from_text (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntDocument, vnt_document_unref)

G_END_DECLS
