/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-document-builder.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "vnt-document-address.h"
#include "vnt-document-attributes.h"
#include "vnt-document-table.h"
#include "vnt-document-tags.h"
#include "vnt-text.h"

#define MAX_ELEMENTS_DEPTH 1024
#define MAX_TABLES_DEPTH 6
#define MAX_LIST_LEVEL 16
#define MAX_CELLS (20 * 1000)

typedef struct
{
  gboolean ordered;
  int next;
} List;

/* What to go back to when an element ends. @own_link: the address that ends with it. */
typedef struct
{
  const VntTag *tag;
  VntRunStyle style;
  const char *link;
  char *own_link;
  guint containers;
  guint lists;
  guint first_list;
  guint tables;
  guint answered;
  gboolean pre;
  gboolean hidden;
  gboolean in_head;
} Frame;

/* Elements are taken as the parser meets them, without a tree of them in between: no depth of nesting costs more than a
 * frame here, and libxml2's tree gives up at 256. */
typedef struct
{
  xmlParserCtxt *parser;
  VntDocumentBuilder *builder;
  GArray *frames;
  GArray *lists;
  GPtrArray *tables;
  guint first_list;
  guint answered;
  guint cells_left;
  gboolean pre;
  gboolean pre_start;
  gboolean hidden;
  gboolean in_head;
} Reader;

/* Ends a paragraph, unless a block that takes several stands open. */
static void
end_paragraph (Reader *self)
{
  VntBlock *block = self->builder->block;

  if (block != NULL && block->kind != VNT_BLOCK_PARAGRAPH)
    vnt_document_builder_new_line (self->builder, FALSE);
  else
    vnt_document_builder_flush (self->builder);
}

static void
start_quote (Reader *self, const xmlChar **attributes)
{
  /* Gmail puts a quote into its quote. */
  if (self->answered == self->builder->containers->len && vnt_attributes_hold_answered (attributes))
    vnt_document_builder_flush (self->builder);
  else
    vnt_document_builder_push_quote (self->builder);
}

static void
start_line (Reader *self, Frame *frame, const xmlChar **attributes)
{
  if (vnt_attributes_start_answered (attributes))
    {
      /* It outlives this element: what is popped at its end is counted from inside the quote. */
      if (self->frames->len > 0 && vnt_document_builder_push_quote (self->builder))
        frame->containers = self->builder->containers->len;
    }
  else if (vnt_attributes_hold_answered (attributes))
    {
      if (vnt_document_builder_push_quote (self->builder))
        self->answered = self->builder->containers->len;
    }
  else if (self->pre)
    vnt_document_builder_new_line (self->builder, TRUE);
  else
    vnt_document_builder_new_line (self->builder, FALSE);
}

static void
start_heading (Reader *self, const VntTag *tag)
{
  VntBlock *block = self->builder->block;

  if (block != NULL && block->kind == VNT_BLOCK_LIST_ITEM)
    {
      vnt_document_builder_new_line (self->builder, FALSE);
      self->builder->style |= VNT_RUN_BOLD;
    }
  else
    vnt_document_builder_open (self->builder, VNT_BLOCK_HEADING, tag->detail, 0);
}

static void
start_item (Reader *self, const xmlChar **attributes)
{
  int level = self->lists->len - self->first_list;
  int ordinal = 0;

  if (level > 0)
    {
      List *list = &g_array_index (self->lists, List, self->lists->len - 1);

      if (list->ordered)
        {
          ordinal = vnt_attributes_get_number (attributes, "value", list->next, 999999);
          list->next = MIN (ordinal + 1, 999999);
        }
    }

  vnt_document_builder_open (self->builder, VNT_BLOCK_LIST_ITEM, CLAMP (level, 1, MAX_LIST_LEVEL),
                             ordinal);
}

static void
start_list (Reader *self, const VntTag *tag, const xmlChar **attributes)
{
  List list = { tag->detail != 0, vnt_attributes_get_number (attributes, "start", 1, 999999) };

  vnt_document_builder_flush (self->builder);
  g_array_append_val (self->lists, list);
}

static void
start_table (Reader *self)
{
  vnt_document_builder_flush (self->builder);
  if (self->tables->len < MAX_TABLES_DEPTH)
    g_ptr_array_add (self->tables, vnt_table_builder_new ());
  self->in_head = FALSE;
}

static void
start_row (Reader *self)
{
  vnt_document_builder_flush (self->builder);
  if (self->tables->len > 0)
    vnt_table_builder_start_row (g_ptr_array_index (self->tables, self->tables->len - 1),
                                 self->in_head);
}

static void
start_cell (Reader *self, const VntTag *tag, const xmlChar **attributes)
{
  VntBlock *cell = NULL;

  vnt_document_builder_flush (self->builder);
  if (self->tables->len > 0)
    cell = vnt_table_builder_add_cell (g_ptr_array_index (self->tables, self->tables->len - 1),
                                       vnt_attributes_get_number (attributes, "colspan", 1, 64),
                                       vnt_attributes_get_number (attributes, "rowspan", 1, 1000),
                                       tag->detail != 0);
  if (cell == NULL)
    return;

  vnt_document_builder_push (self->builder, cell->children);
  self->first_list = self->lists->len;
  self->pre = FALSE;
}

static void
add_break (Reader *self)
{
  if (self->pre)
    vnt_document_builder_verbatim (self->builder, "\n", 1);
  else
    vnt_document_builder_new_line (self->builder, TRUE);
}

static void
add_image (Reader *self, const xmlChar **attributes)
{
  const char *alt = vnt_attributes_get (attributes, "alt");
  g_autofree char *image = vnt_document_safe_image (vnt_attributes_get (attributes, "src"));
  VntBlock *block;

  if (image == NULL)
    {
      self->builder->document->blocked_images++;
      if (alt != NULL)
        vnt_document_builder_text (self->builder, alt, strlen (alt));
      return;
    }

  vnt_document_builder_flush (self->builder);
  block = vnt_block_new (VNT_BLOCK_IMAGE);
  block->image = g_steal_pointer (&image);
  block->alt = alt != NULL && *alt != '\0' ? vnt_text_one_line (alt, 500) : NULL;
  vnt_document_builder_add (self->builder, block);
}

static void
start_link (Reader *self, Frame *frame, const xmlChar **attributes)
{
  frame->own_link = vnt_document_safe_link (vnt_attributes_get (attributes, "href"));
  if (frame->own_link != NULL)
    self->builder->link = frame->own_link;
}

static void
start_shown (Reader *self, Frame *frame, const xmlChar **attributes)
{
  const VntTag *tag = frame->tag;

  self->builder->style |= tag->style | vnt_attributes_get_style (attributes);

  switch (tag->kind)
    {
    case VNT_TAG_LINE:
      start_line (self, frame, attributes);
      break;
    case VNT_TAG_PARAGRAPH:
      end_paragraph (self);
      break;
    case VNT_TAG_HEADING:
      start_heading (self, tag);
      break;
    case VNT_TAG_LIST:
      start_list (self, tag, attributes);
      break;
    case VNT_TAG_ITEM:
      start_item (self, attributes);
      break;
    case VNT_TAG_QUOTE:
      start_quote (self, attributes);
      break;
    case VNT_TAG_PRE:
      vnt_document_builder_open (self->builder, VNT_BLOCK_PREFORMATTED, 0, 0);
      self->pre = self->pre_start = TRUE;
      break;
    case VNT_TAG_TABLE:
      start_table (self);
      break;
    case VNT_TAG_HEAD:
      self->in_head = TRUE;
      break;
    case VNT_TAG_ROW:
      start_row (self);
      break;
    case VNT_TAG_CELL:
      start_cell (self, tag, attributes);
      break;
    case VNT_TAG_BREAK:
      add_break (self);
      break;
    case VNT_TAG_RULE:
      vnt_document_builder_flush (self->builder);
      vnt_document_builder_add (self->builder, vnt_block_new (VNT_BLOCK_RULE));
      break;
    case VNT_TAG_IMAGE:
      add_image (self, attributes);
      break;
    case VNT_TAG_LINK:
      start_link (self, frame, attributes);
      break;
    case VNT_TAG_INLINE:
    case VNT_TAG_DROP:
    default:
      break;
    }
}

static void
on_start (void *data, const xmlChar *name, const xmlChar **attributes)
{
  Reader *self = data;
  VntDocumentBuilder *builder = self->builder;
  Frame frame = { 0 };

  if (builder->full || self->frames->len >= MAX_ELEMENTS_DEPTH)
    {
      builder->full = TRUE;
      xmlStopParser (self->parser);
      return;
    }

  frame.tag = vnt_tag_find ((const char *) name);
  frame.style = builder->style;
  frame.link = builder->link;
  frame.containers = builder->containers->len;
  frame.lists = self->lists->len;
  frame.first_list = self->first_list;
  frame.tables = self->tables->len;
  frame.answered = self->answered;
  frame.pre = self->pre;
  frame.hidden = self->hidden;
  frame.in_head = self->in_head;

  self->hidden =
    self->hidden || frame.tag->kind == VNT_TAG_DROP || vnt_attributes_hide (attributes);
  if (!self->hidden)
    start_shown (self, &frame, attributes);

  g_array_append_val (self->frames, frame);
}

static void
end_block (Reader *self, VntTagKind kind)
{
  switch (kind)
    {
    case VNT_TAG_LINE:
      vnt_document_builder_new_line (self->builder, FALSE);
      break;

    case VNT_TAG_PARAGRAPH:
      end_paragraph (self);
      break;

    case VNT_TAG_HEADING:
      if (self->builder->block != NULL && self->builder->block->kind == VNT_BLOCK_LIST_ITEM)
        vnt_document_builder_new_line (self->builder, FALSE);
      else
        vnt_document_builder_flush (self->builder);
      break;

    case VNT_TAG_LIST:
    case VNT_TAG_ITEM:
    case VNT_TAG_QUOTE:
    case VNT_TAG_PRE:
    case VNT_TAG_TABLE:
    case VNT_TAG_ROW:
    case VNT_TAG_CELL:
      vnt_document_builder_flush (self->builder);
      break;

    case VNT_TAG_HEAD:
    case VNT_TAG_INLINE:
    case VNT_TAG_DROP:
    case VNT_TAG_BREAK:
    case VNT_TAG_RULE:
    case VNT_TAG_IMAGE:
    case VNT_TAG_LINK:
    default:
      break;
    }
}

static void
end_frame (Reader *self)
{
  VntDocumentBuilder *builder = self->builder;
  Frame frame = g_array_index (self->frames, Frame, self->frames->len - 1);

  g_array_set_size (self->frames, self->frames->len - 1);
  if (!self->hidden)
    end_block (self, frame.tag->kind);
  while (builder->containers->len > frame.containers)
    vnt_document_builder_pop (builder);

  while (self->tables->len > frame.tables)
    {
      g_autoptr (VntTableBuilder) table =
        g_ptr_array_steal_index (self->tables, self->tables->len - 1);

      vnt_table_builder_finish (table,
                                g_ptr_array_index (builder->containers,
                                                   builder->containers->len - 1),
                                &self->cells_left);
    }

  builder->style = frame.style;
  builder->link = frame.link;
  g_array_set_size (self->lists, frame.lists);
  self->first_list = frame.first_list;
  self->answered = frame.answered;
  self->pre = frame.pre;
  self->hidden = frame.hidden;
  self->in_head = frame.in_head;
  g_free (frame.own_link);
}

static void
on_end (void *data, const xmlChar *name)
{
  Reader *self = data;
  const VntTag *tag = vnt_tag_find ((const char *) name);
  guint i = self->frames->len;

  if (self->builder->full)
    return;

  while (i > 0 && g_array_index (self->frames, Frame, i - 1).tag != tag)
    i--;
  if (i == 0)
    return;

  while (self->frames->len >= i)
    end_frame (self);
}

static void
on_text (void *data, const xmlChar *text, int length)
{
  Reader *self = data;
  const char *start = (const char *) text;

  if (self->hidden || self->builder->full || length <= 0)
    return;

  if (!self->pre)
    {
      vnt_document_builder_text (self->builder, start, length);
      return;
    }

  /* The line break after <pre> does not count. */
  if (self->pre_start && *start == '\n')
    {
      start++;
      length--;
    }
  self->pre_start = FALSE;
  if (self->builder->block == NULL)
    vnt_document_builder_open (self->builder, VNT_BLOCK_PREFORMATTED, 0, 0);
  vnt_document_builder_verbatim (self->builder, start, length);
}

static void
parse (Reader *self, const char *html)
{
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      xmlInitParser ();
      g_once_init_leave (&ready, 1);
    }

  self->parser = htmlNewParserCtxt ();
  g_assert (self->parser != NULL);
  memset (self->parser->sax, 0, sizeof *self->parser->sax);
  self->parser->sax->startElement = on_start;
  self->parser->sax->endElement = on_end;
  self->parser->sax->characters = on_text;
  self->parser->sax->ignorableWhitespace = on_text;
  self->parser->userData = self;

  /* No document is built: nothing comes back. */
  htmlCtxtReadMemory (self->parser, html, strlen (html), NULL, "UTF-8",
                      HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                        HTML_PARSE_NOWARNING);
  htmlFreeParserCtxt (self->parser);
}

/**
 * vnt_document_new_from_html:
 * @html: HTML from anywhere, meant to be UTF-8
 *
 * Reduces HTML to what is safe to show. Scripts, styles, form fields, frames, embedded things, comments and what is
 * hidden are dropped; of pictures only those stay that came with the message; of links those to http, https, mailto and
 * tel addresses and to knowledge base articles. Tables that only arrange a page are taken apart. What a mail program
 * puts under an answer becomes a quote. The rest of more than 8 MB of HTML, 1,000,000 characters of text, 50,000 blocks
 * or 1,024 elements inside each other is left out, and the document ends by saying so. Never fails. Safe from any
 * thread.
 *
 * Returns: (transfer full): a new document
 */
VntDocument *
vnt_document_new_from_html (const char *html)
{
  g_autofree char *valid = NULL;
  Reader self = { 0 };
  gboolean cut;

  g_return_val_if_fail (html != NULL, NULL);

  valid = vnt_document_decode (html, &cut);
  self.builder = vnt_document_builder_new ();
  self.frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  self.lists = g_array_new (FALSE, FALSE, sizeof (List));
  self.tables = g_ptr_array_new ();
  self.cells_left = MAX_CELLS;

  parse (&self, valid);

  while (self.frames->len > 0)
    end_frame (&self);
  if (cut)
    self.builder->full = TRUE;

  g_array_unref (self.frames);
  g_array_unref (self.lists);
  g_ptr_array_unref (self.tables);

  return vnt_document_builder_finish (self.builder);
}
