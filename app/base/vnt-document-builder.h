/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-document-block.h"

G_BEGIN_DECLS

/* Private to base/: how a document is put together, whatever it is read from. */

#define VNT_DOCUMENT_MAX_BYTES (8 * 1024 * 1024)
#define VNT_DOCUMENT_MAX_CHARS (1000 * 1000)
#define VNT_DOCUMENT_MAX_BLOCKS (50 * 1000)
#define VNT_DOCUMENT_MAX_QUOTES 16

/**
 * VntDocumentBuilder:
 * @containers: (element-type GPtrArray): where blocks go, the innermost last; the first is the document itself
 * @block: (nullable): the block being written, not yet in its container
 * @run: text of the run being written
 * @style: how the text that comes is set
 * @link: (nullable) (unowned): where the text that comes leads
 * @newlines: line breaks that become real when text follows
 * @line_quoted: the line being written starts with ">"
 * @full: nothing more is taken; the document ends in a note
 */
typedef struct
{
  VntDocument *document;
  GPtrArray *containers;
  VntBlock *block;
  GString *run;
  VntRunStyle run_style;
  char *run_link;
  VntRunStyle style;
  const char *link;
  guint newlines;
  gsize chars;
  guint blocks;
  gboolean space;
  gboolean blank_line;
  gboolean line_quoted;
  gboolean full;
} VntDocumentBuilder;

VntDocumentBuilder *vnt_document_builder_new (void);
VntDocument *vnt_document_builder_finish (VntDocumentBuilder *self);

void vnt_document_builder_open (VntDocumentBuilder *self,
                                VntBlockKind kind,
                                int level,
                                int ordinal);
void vnt_document_builder_flush (VntDocumentBuilder *self);
gboolean vnt_document_builder_has_text (VntDocumentBuilder *self);
void vnt_document_builder_add (VntDocumentBuilder *self, VntBlock *block);
void vnt_document_builder_push (VntDocumentBuilder *self, GPtrArray *container);
gboolean vnt_document_builder_push_quote (VntDocumentBuilder *self);
void vnt_document_builder_pop (VntDocumentBuilder *self);

void vnt_document_builder_text (VntDocumentBuilder *self, const char *text, gsize length);
void vnt_document_builder_verbatim (VntDocumentBuilder *self, const char *text, gsize length);
void vnt_document_builder_new_line (VntDocumentBuilder *self, gboolean explicit_break);

char *vnt_document_decode (const char *text, gboolean *cut);
gunichar vnt_document_map_char (gunichar c);
VntBlock *vnt_document_new_note (void);
gboolean vnt_document_add_plain (GPtrArray *blocks, const char *text);
void vnt_document_finish_blocks (VntDocument *self);

G_END_DECLS
