/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-handover.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-text.h"

/* What a card begins with, in every language: how it is known again among the notes. */
#define MARK "⇪ "
#define ARROW " → "
/* A line of a part never stands where a heading does. */
#define INDENT "  "

static const char *const LABELS[VNT_HANDOVER_PARTS] = {
  N_ ("What was seen"),
  N_ ("What was tried"),
  N_ ("What was found"),
  N_ ("What is asked"),
};

G_DEFINE_BOXED_TYPE (VntHandover, vnt_handover, vnt_handover_ref, vnt_handover_unref)

static void
handover_clear (gpointer data)
{
  VntHandover *self = data;

  g_free (self->from);
  g_free (self->to);
  for (int i = 0; i < VNT_HANDOVER_PARTS; i++)
    g_free (self->parts[i]);
}

/**
 * vnt_handover_new:
 * @from: (nullable): the queue it comes from, by name
 * @to: (nullable): the queue it goes to, by name
 *
 * Returns: (transfer full): a card on which nothing stands yet
 */
VntHandover *
vnt_handover_new (const char *from, const char *to)
{
  VntHandover *self = g_atomic_rc_box_new0 (VntHandover);

  self->from = g_strdup (from != NULL ? from : "");
  self->to = g_strdup (to != NULL ? to : "");
  for (int i = 0; i < VNT_HANDOVER_PARTS; i++)
    self->parts[i] = g_strdup ("");

  return self;
}

/**
 * vnt_handover_ref:
 * @self: a #VntHandover
 *
 * Returns: (transfer full): @self
 */
VntHandover *
vnt_handover_ref (VntHandover *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * vnt_handover_unref:
 * @self: (transfer full): a #VntHandover
 */
void
vnt_handover_unref (VntHandover *self)
{
  g_atomic_rc_box_release_full (self, handover_clear);
}

/**
 * vnt_handover_label:
 * @part: a part of a card
 *
 * Returns: (transfer none): its heading, in the agent's language
 */
const char *
vnt_handover_label (VntHandoverPart part)
{
  g_return_val_if_fail (part < VNT_HANDOVER_PARTS, "");

  return _ (LABELS[part]);
}

static void
write_part (GString *text, VntHandoverPart part, const char *words)
{
  g_autofree char *trimmed = g_strchomp (g_strdup (words));
  g_auto (GStrv) lines = NULL;

  if (*trimmed == '\0')
    return;

  lines = g_strsplit (trimmed, "\n", -1);
  g_string_append_printf (text, "\n%d. %s\n", part + 1, vnt_handover_label (part));
  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (text, "%s%s\n", *lines[i] != '\0' ? INDENT : "", lines[i]);
}

/**
 * vnt_handover_write:
 * @self: a card
 *
 * Returns: (transfer full): the note that carries it, headings in the agent's language
 */
char *
vnt_handover_write (const VntHandover *self)
{
  GString *text = g_string_new (MARK);

  g_string_append_printf (text, "%s" ARROW "%s\n", self->from, self->to);
  for (int i = 0; i < VNT_HANDOVER_PARTS; i++)
    write_part (text, (VntHandoverPart) i, self->parts[i]);

  return g_string_free (text, FALSE);
}

/* "2. Whatever the language calls it", not indented; -1 for any other line. */
static int
part_of (const char *line)
{
  if (*line < '1' || *line > '0' + VNT_HANDOVER_PARTS || line[1] != '.')
    return -1;

  return *line - '1';
}

static const char *
without_indent (const char *line)
{
  return g_str_has_prefix (line, INDENT) ? line + strlen (INDENT) : line;
}

static VntHandover *
read_title (const char *line)
{
  const char *names = line + strlen (MARK);
  const char *arrow;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (!g_str_has_prefix (line, MARK))
    return NULL;
  arrow = strstr (names, ARROW);
  if (arrow == NULL)
    return NULL;

  from = g_strstrip (g_strndup (names, arrow - names));
  to = g_strstrip (g_strdup (arrow + strlen (ARROW)));
  return vnt_handover_new (from, to);
}

/* What stands before the first heading belongs to no part. */
static void
keep_part (VntHandover *self, int part, GString *words)
{
  if (part >= 0)
    vnt_text_set (&self->parts[part], g_strchomp (words->str));
  g_string_truncate (words, 0);
}

/**
 * vnt_handover_read:
 * @text: (nullable): the text of a note, from whoever wrote it
 *
 * Returns: (transfer full) (nullable): the card it carries, %NULL when it is any other note
 */
VntHandover *
vnt_handover_read (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  g_autoptr (VntHandover) self = NULL;
  GString *words = NULL;
  int part = -1;
  guint i = 0;

  while (lines[i] != NULL && *g_strchomp (lines[i]) == '\0')
    i++;
  self = lines[i] != NULL ? read_title (lines[i++]) : NULL;
  if (self == NULL)
    return NULL;

  words = g_string_new (NULL);
  for (; lines[i] != NULL; i++)
    {
      int next = part_of (lines[i]);

      if (next >= 0)
        {
          keep_part (self, part, words);
          part = next;
        }
      else
        g_string_append_printf (words, "%s\n", without_indent (g_strchomp (lines[i])));
    }
  keep_part (self, part, words);
  g_string_free (words, TRUE);

  return g_steal_pointer (&self);
}

/**
 * vnt_handover_make_changes:
 * @self: a card
 * @draft: what it is written in: its ticket, identity, files and minutes
 * @queue: the number of the queue the ticket goes to
 *
 * Returns: (transfer full) (element-type VntOperation): the note, then nobody's so that the next level takes it, and last the
 *   queue: beyond it the agent may have no rights
 */
GPtrArray *
vnt_handover_make_changes (const VntHandover *self, const VntDraft *draft, gint64 queue)
{
  GPtrArray *operations = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_operation_unref);
  VntOperation *note = vnt_operation_new (VNT_OPERATION_COMMENT, draft->ticket);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, queue);

  vnt_text_set (&note->uuid, draft->uuid);
  vnt_text_set (&note->content_type, "text/plain");
  note->content = vnt_handover_write (self);
  note->minutes = draft->minutes;
  for (guint i = 0; i < draft->files->len; i++)
    g_ptr_array_add (note->files, vnt_file_ref (g_ptr_array_index (draft->files, i)));
  g_ptr_array_add (operations, note);
  g_ptr_array_add (operations, vnt_operation_new_field (draft->ticket, VNT_FIELD_OWNER, NULL, ""));
  g_ptr_array_add (operations,
                   vnt_operation_new_field (draft->ticket, VNT_FIELD_QUEUE, NULL, number));

  return operations;
}

/* The number a name ends with, and how much of the name stands before it; 0 when there is none. */
static guint64
level_of (const char *name, gsize *before)
{
  gsize length = strlen (name);

  *before = length;
  while (*before > 0 && g_ascii_isdigit (name[*before - 1]))
    *before -= 1;

  return *before < length ? g_ascii_strtoull (name + *before, NULL, 10) : 0;
}

/**
 * vnt_handover_find_next_level:
 * @names: (array zero-terminated=1): queues
 * @from: a queue
 *
 * "Support L2" comes after "Support L1".
 *
 * Returns: the place in @names of the level after @from; -1 when the names do not say
 */
int
vnt_handover_find_next_level (const char *const *names, const char *from)
{
  gsize before;
  gsize other;
  guint64 level = level_of (from, &before);

  for (int i = 0; level > 0 && names[i] != NULL; i++)
    if (level_of (names[i], &other) == level + 1 && other == before &&
        strncmp (names[i], from, before) == 0)
      return i;

  return -1;
}
