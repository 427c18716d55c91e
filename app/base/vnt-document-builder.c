/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-document-builder.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-text.h"

#define NO_BREAK_SPACE 0x00A0

/* What Windows-1252 has where Latin-1 has control characters. */
static const gunichar windows_1252[32] = {
  0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
  0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
  0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
};

/* Characters that only steer the text around them, or pad a mail's preview. */
static gboolean
is_dropped (gunichar c)
{
  return vnt_text_is_direction_mark (c) || (g_unichar_iscntrl (c) && c != '\n' && c != '\t') ||
         c == 0xFEFF || c == 0x200B || c == 0x2060 || c == 0x034F || c == 0x2028 || c == 0x2029;
}

static gboolean
is_html_space (gunichar c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void
end_run (VntDocumentBuilder *self)
{
  if (self->run->len > 0)
    g_ptr_array_add (self->block->runs,
                     vnt_run_new (self->run->str, self->run_link, self->run_style));

  g_string_truncate (self->run, 0);
  g_clear_pointer (&self->run_link, g_free);
}

static void
append (VntDocumentBuilder *self, gunichar c)
{
  if (self->chars >= VNT_DOCUMENT_MAX_CHARS)
    {
      self->full = TRUE;
      return;
    }

  if (self->run->len > 0 &&
      (self->run_style != self->style || g_strcmp0 (self->run_link, self->link) != 0))
    end_run (self);
  if (self->run->len == 0)
    {
      self->run_style = self->style;
      self->run_link = g_strdup (self->link);
    }

  g_string_append_unichar (self->run, c);
  self->chars++;
}

/* A space between two runs belongs to the one on which it does not show. */
static void
append_space (VntDocumentBuilder *self)
{
  const VntRunStyle visible = VNT_RUN_UNDERLINE | VNT_RUN_STRIKE | VNT_RUN_CODE;
  const char *link = self->link;
  VntRunStyle style = self->style;

  if (self->run->len == 0 || g_strcmp0 (self->run_link, link) != 0)
    self->link = NULL;
  if (self->run->len > 0)
    self->style = (self->run_style & visible) == 0 || self->style == self->run_style
                    ? self->run_style
                    : self->style & ~visible;

  append (self, ' ');
  self->link = link;
  self->style = style;
}

static void
trim_end (GString *text)
{
  while (text->len > 0 && (text->str[text->len - 1] == ' ' || text->str[text->len - 1] == '\n'))
    g_string_truncate (text, text->len - 1);
}

static gboolean
is_blank (const VntBlock *block)
{
  for (guint i = 0; i < block->runs->len; i++)
    {
      const VntRun *run = g_ptr_array_index (block->runs, i);

      for (const char *p = run->text; *p != '\0'; p = g_utf8_next_char (p))
        if (!g_unichar_isspace (g_utf8_get_char (p)))
          return FALSE;
    }

  return TRUE;
}

/* Makes the line breaks that were announced, now that text follows. An empty line ends a paragraph; so does a line of
 * dashes, for mail programs put the mail that is answered under one, and a change between lines with ">" and without. */
static void
make_breaks (VntDocumentBuilder *self, const char *rest, gsize length)
{
  guint newlines = self->newlines;
  gboolean quoted = *rest == '>';
  gboolean apart = (length >= 4 && memcmp (rest, "----", 4) == 0) || quoted != self->line_quoted;
  gboolean first = !vnt_document_builder_has_text (self);

  self->newlines = 0;
  self->blank_line = FALSE;
  if (first || newlines > 0)
    self->line_quoted = quoted;
  if (first || newlines == 0)
    return;

  self->space = FALSE;
  if (self->block->kind == VNT_BLOCK_PARAGRAPH && (newlines > 1 || apart))
    vnt_document_builder_open (self, VNT_BLOCK_PARAGRAPH, 0, 0);
  else
    append (self, '\n');
}

static gboolean
at_line_start (VntDocumentBuilder *self)
{
  return self->newlines > 0 || !vnt_document_builder_has_text (self);
}

/**
 * vnt_document_builder_new:
 *
 * Starts an empty document.
 *
 * Returns: (transfer full): a builder, to be given to vnt_document_builder_finish()
 */
VntDocumentBuilder *
vnt_document_builder_new (void)
{
  VntDocumentBuilder *self = g_new0 (VntDocumentBuilder, 1);

  self->document = g_atomic_rc_box_new0 (VntDocument);
  self->document->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_block_free);
  self->containers = g_ptr_array_new ();
  self->run = g_string_new (NULL);
  g_ptr_array_add (self->containers, self->document->blocks);

  return self;
}

/**
 * vnt_document_builder_finish:
 * @self: (transfer full): a builder
 *
 * Ends the document: finds quotes and addresses in its text, and says so when something was left out.
 *
 * Returns: (transfer full): the document
 */
VntDocument *
vnt_document_builder_finish (VntDocumentBuilder *self)
{
  VntDocument *document = self->document;

  vnt_document_builder_flush (self);
  vnt_document_finish_blocks (document);

  if (self->full)
    g_ptr_array_add (document->blocks, vnt_document_new_note ());

  g_ptr_array_unref (self->containers);
  g_string_free (self->run, TRUE);
  g_free (self->run_link);
  g_free (self);

  return document;
}

/**
 * vnt_document_builder_open:
 * @self: a builder
 * @kind: a kind that has runs
 * @level: see #VntBlock
 * @ordinal: see #VntBlock
 *
 * Ends the block being written and starts another.
 */
void
vnt_document_builder_open (VntDocumentBuilder *self, VntBlockKind kind, int level, int ordinal)
{
  vnt_document_builder_flush (self);

  self->block = vnt_block_new (kind);
  self->block->level = level;
  self->block->ordinal = ordinal;
}

/**
 * vnt_document_builder_flush:
 * @self: a builder
 *
 * Ends the block being written. One without text is dropped.
 */
void
vnt_document_builder_flush (VntDocumentBuilder *self)
{
  self->newlines = 0;
  self->space = FALSE;
  self->blank_line = FALSE;

  if (self->block == NULL)
    return;

  trim_end (self->run);
  end_run (self);
  if (is_blank (self->block))
    g_clear_pointer (&self->block, vnt_block_free);
  else
    vnt_document_builder_add (self, g_steal_pointer (&self->block));
}

/**
 * vnt_document_builder_has_text:
 * @self: a builder
 *
 * Whether the block being written has text already.
 *
 * Returns: %TRUE if it has
 */
gboolean
vnt_document_builder_has_text (VntDocumentBuilder *self)
{
  return self->block != NULL && (self->run->len > 0 || self->block->runs->len > 0);
}

/**
 * vnt_document_builder_add:
 * @self: a builder
 * @block: (transfer full): a whole block
 *
 * Puts @block into the innermost container.
 */
void
vnt_document_builder_add (VntDocumentBuilder *self, VntBlock *block)
{
  if (++self->blocks > VNT_DOCUMENT_MAX_BLOCKS)
    {
      self->full = TRUE;
      vnt_block_free (block);
      return;
    }

  g_ptr_array_add (g_ptr_array_index (self->containers, self->containers->len - 1), block);
}

/**
 * vnt_document_builder_push:
 * @self: a builder
 * @container: where the blocks that come shall go
 *
 * Ends the block being written and enters a container.
 */
void
vnt_document_builder_push (VntDocumentBuilder *self, GPtrArray *container)
{
  vnt_document_builder_flush (self);
  g_ptr_array_add (self->containers, container);
}

/**
 * vnt_document_builder_push_quote:
 * @self: a builder
 *
 * Starts a quote and enters it, unless quotes are nested too deeply already.
 *
 * Returns: %TRUE if a container was entered
 */
gboolean
vnt_document_builder_push_quote (VntDocumentBuilder *self)
{
  VntBlock *quote;

  vnt_document_builder_flush (self);
  if (self->containers->len > VNT_DOCUMENT_MAX_QUOTES || self->blocks >= VNT_DOCUMENT_MAX_BLOCKS)
    return FALSE;

  quote = vnt_block_new (VNT_BLOCK_QUOTE);
  vnt_document_builder_add (self, quote);
  g_ptr_array_add (self->containers, quote->children);

  return TRUE;
}

/**
 * vnt_document_builder_pop:
 * @self: a builder
 *
 * Ends the block being written and leaves the innermost container.
 */
void
vnt_document_builder_pop (VntDocumentBuilder *self)
{
  g_return_if_fail (self->containers->len > 1);

  vnt_document_builder_flush (self);
  g_ptr_array_set_size (self->containers, self->containers->len - 1);
}

/**
 * vnt_document_builder_text:
 * @self: a builder
 * @text: valid UTF-8
 * @length: its bytes
 *
 * Adds text whose white space counts as HTML says: any amount of it is one space, none at the ends of a line.
 */
void
vnt_document_builder_text (VntDocumentBuilder *self, const char *text, gsize length)
{
  const char *end = text + length;

  for (const char *p = text; p < end && !self->full; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_html_space (c))
        {
          self->space = TRUE;
          continue;
        }
      c = vnt_document_map_char (c);
      if (c == 0)
        continue;
      /* A line of nothing but hard spaces is how mail programs write an empty one. */
      if (c == NO_BREAK_SPACE && at_line_start (self))
        {
          self->blank_line = TRUE;
          continue;
        }

      if (self->block == NULL)
        vnt_document_builder_open (self, VNT_BLOCK_PARAGRAPH, 0, 0);
      make_breaks (self, p, end - p);
      if (self->space && vnt_document_builder_has_text (self))
        append_space (self);
      self->space = FALSE;
      append (self, c);
    }
}

/**
 * vnt_document_builder_verbatim:
 * @self: a builder
 * @text: valid UTF-8
 * @length: its bytes
 *
 * Adds text whose white space counts as it is.
 */
void
vnt_document_builder_verbatim (VntDocumentBuilder *self, const char *text, gsize length)
{
  const char *end = text + length;

  if (self->block == NULL)
    vnt_document_builder_open (self, VNT_BLOCK_PARAGRAPH, 0, 0);

  for (const char *p = text; p < end && !self->full; p = g_utf8_next_char (p))
    {
      gunichar c = vnt_document_map_char (g_utf8_get_char (p));

      if (c != 0)
        append (self, c);
    }
}

/**
 * vnt_document_builder_new_line:
 * @self: a builder
 * @explicit_break: whether a line break is written there, or only something that stands on a line of its own
 *
 * Goes to the start of a line. Only a written break adds to others before it.
 */
void
vnt_document_builder_new_line (VntDocumentBuilder *self, gboolean explicit_break)
{
  if (explicit_break)
    self->newlines++;
  else
    self->newlines = MAX (self->newlines, self->blank_line ? 2 : 1);
  self->blank_line = FALSE;
}

/**
 * vnt_document_decode:
 * @text: what came, meant to be UTF-8
 * @cut: (out): whether something was left out
 *
 * Makes valid UTF-8: a byte that is not is taken for Windows-1252, as it nearly always is. Takes 8 MB at most.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
vnt_document_decode (const char *text, gboolean *cut)
{
  gsize length = strlen (text);
  GString *valid;

  *cut = length > VNT_DOCUMENT_MAX_BYTES;
  if (*cut)
    {
      length = VNT_DOCUMENT_MAX_BYTES;
      /* Not in the middle of a character. */
      while (length > 0 && ((guchar) text[length] & 0xC0) == 0x80)
        length--;
    }

  valid = g_string_sized_new (length);
  while (length > 0)
    {
      const char *end;
      guchar byte;

      g_utf8_validate_len (text, length, &end);
      g_string_append_len (valid, text, end - text);
      length -= end - text;
      text = end;
      if (length == 0)
        break;

      byte = (guchar) *text;
      g_string_append_unichar (valid,
                               byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte);
      text++;
      length--;
    }

  return g_string_free (valid, FALSE);
}

/**
 * vnt_document_map_char:
 * @c: a character that came
 *
 * Decides what becomes of a character: those that only steer the text around them, and those that pad a mail's preview,
 * are dropped; what came from Windows-1252 by mistake is put right.
 *
 * Returns: the character to show, 0 for none
 */
gunichar
vnt_document_map_char (gunichar c)
{
  if (c >= 0x80 && c < 0xA0)
    c = windows_1252[c - 0x80];

  return is_dropped (c) ? 0 : c;
}

/**
 * vnt_document_new_note:
 *
 * Makes the paragraph that says that something was left out.
 *
 * Returns: (transfer full): a block
 */
VntBlock *
vnt_document_new_note (void)
{
  VntBlock *note = vnt_block_new (VNT_BLOCK_PARAGRAPH);
  const char *words = _ ("The rest of this text is too long to be shown here.");

  g_ptr_array_add (note->runs, vnt_run_new (words, NULL, VNT_RUN_ITALIC));

  return note;
}
