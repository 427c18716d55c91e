/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-spell-check.h"

#include <glib/gi18n.h>

#include "vnt-spell-menu.h"
#include "vnt-spelling.h"

/* A slice of work between two frames; the rest waits for the next idle moment. */
#define SLICE_MICROSECONDS 3000

/**
 * VntSpellCheck:
 *
 * Underlines in a text what is not in the dictionary. Only lines that changed are looked at again, a few at a time, and never the
 * word that is being typed.
 */
struct _VntSpellCheck
{
  GObject parent_instance;

  GtkTextView *view; /* weak */
  GtkTextBuffer *buffer;
  GtkTextTag *tag;
  VntSpellMenu *menu;
  VntSpelling *spelling; /* NULL while there is none */
  char *language; /* of the ticket */
  char *chosen; /* by the agent instead */
  GCancellable *loading;

  GtkTextMark *from; /* between the two nothing is known */
  GtkTextMark *to;
  gboolean dirty;
  gboolean held; /* the word at the caret was left out */
  GtkTextMark *hold; /* where that is */
  guint idle_id;
};

G_DEFINE_FINAL_TYPE (VntSpellCheck, vnt_spell_check, G_TYPE_OBJECT)

static const char *
get_language (VntSpellCheck *self)
{
  return self->chosen != NULL ? self->chosen : self->language;
}

/* -- looking -- */

/* The caret stands in it or right behind it, and it may go on. */
static gboolean
is_being_typed (VntSpellCheck *self, const GtkTextIter *start, const GtkTextIter *end)
{
  GtkTextIter caret;

  if (self->view == NULL || !gtk_widget_has_focus (GTK_WIDGET (self->view)))
    return FALSE;
  gtk_text_buffer_get_iter_at_mark (self->buffer, &caret,
                                    gtk_text_buffer_get_insert (self->buffer));
  return gtk_text_iter_compare (&caret, start) > 0 && gtk_text_iter_compare (&caret, end) <= 0;
}

static void
check_line (VntSpellCheck *self, const GtkTextIter *at)
{
  GtkTextIter begin = *at;
  GtkTextIter end = *at;
  g_autofree char *line = NULL;
  const char *word, *behind;

  gtk_text_iter_set_line_offset (&begin, 0);
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  gtk_text_buffer_remove_tag (self->buffer, self->tag, &begin, &end);
  line = gtk_text_buffer_get_slice (self->buffer, &begin, &end, TRUE);
  for (word = line; vnt_spelling_next_word (line, &word, &behind); word = behind)
    {
      GtkTextIter start = begin;
      GtkTextIter stop;

      if (vnt_spelling_check (self->spelling, word, behind - word))
        continue;
      gtk_text_iter_forward_chars (&start, (int) g_utf8_pointer_to_offset (line, word));
      stop = start;
      gtk_text_iter_forward_chars (&stop, (int) g_utf8_pointer_to_offset (word, behind));
      if (!is_being_typed (self, &start, &stop))
        gtk_text_buffer_apply_tag (self->buffer, self->tag, &start, &stop);
      else
        {
          self->held = TRUE;
          gtk_text_buffer_move_mark (self->buffer, self->hold, &start);
        }
    }
}

static gboolean
check_some (gpointer data)
{
  VntSpellCheck *self = data;
  gint64 end = g_get_monotonic_time () + SLICE_MICROSECONDS;
  GtkTextIter at, to;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &at, self->from);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &to, self->to);
  gtk_text_iter_set_line_offset (&at, 0);
  for (;;)
    {
      check_line (self, &at);
      if (!gtk_text_iter_forward_line (&at) || gtk_text_iter_compare (&at, &to) > 0)
        break;
      if (g_get_monotonic_time () > end)
        {
          gtk_text_buffer_move_mark (self->buffer, self->from, &at);
          return G_SOURCE_CONTINUE;
        }
    }
  self->dirty = FALSE;
  self->idle_id = 0;
  return G_SOURCE_REMOVE;
}

static void
look_later (VntSpellCheck *self)
{
  if (self->idle_id == 0 && self->spelling != NULL && self->dirty)
    self->idle_id = g_idle_add_full (G_PRIORITY_LOW, check_some, self, NULL);
}

/* What is between the two has to be looked at, too. */
static void
note (VntSpellCheck *self, const GtkTextIter *from, const GtkTextIter *to)
{
  GtkTextIter first, last;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &first, self->from);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &last, self->to);
  if (!self->dirty || gtk_text_iter_compare (from, &first) < 0)
    gtk_text_buffer_move_mark (self->buffer, self->from, from);
  if (!self->dirty || gtk_text_iter_compare (to, &last) > 0)
    gtk_text_buffer_move_mark (self->buffer, self->to, to);
  self->dirty = TRUE;
  look_later (self);
}

static void
note_all (VntSpellCheck *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  note (self, &start, &end);
}

static void
on_inserted (VntSpellCheck *self, GtkTextIter *after, const char *text, int length)
{
  GtkTextIter before = *after;

  gtk_text_iter_backward_chars (&before, (int) g_utf8_strlen (text, length));
  note (self, &before, after);
}

static void
on_deleted (VntSpellCheck *self, GtkTextIter *start, GtkTextIter *end)
{
  note (self, start, end);
}

/* The word that was being typed is left: now it counts. */
static void
on_caret (VntSpellCheck *self)
{
  GtkTextIter at;

  if (!self->held)
    return;
  self->held = FALSE;
  gtk_text_buffer_get_iter_at_mark (self->buffer, &at, self->hold);
  note (self, &at, &at);
}

static void
unmark_all (VntSpellCheck *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->tag, &start, &end);
}

/* -- the dictionary -- */

static void
stop_loading (VntSpellCheck *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntSpellCheck) self = user_data;
  g_autoptr (VntSpelling) spelling = vnt_spelling_load_finish (result);

  if (self->view == NULL || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  g_clear_object (&self->loading);
  self->spelling = g_steal_pointer (&spelling);
  vnt_spell_menu_set_language (self->menu, get_language (self), self->spelling);
  if (self->spelling != NULL)
    note_all (self);
}

static void
load (VntSpellCheck *self)
{
  const char *language = get_language (self);

  stop_loading (self);
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_pointer (&self->spelling, vnt_spelling_free);
  vnt_spell_menu_set_language (self->menu, language, NULL);
  unmark_all (self);
  if (language == NULL || *language == '\0')
    return;
  self->loading = g_cancellable_new ();
  vnt_spelling_load_async (language, self->loading, on_loaded, g_object_ref (self));
}

/* The agent's choice holds until another ticket is opened. */
static void
on_language (VntSpellCheck *self, const char *language)
{
  g_free (self->chosen);
  self->chosen = g_strdup (language);
  load (self);
}

/* -- object -- */

static void
vnt_spell_check_dispose (GObject *object)
{
  VntSpellCheck *self = VNT_SPELL_CHECK (object);

  stop_loading (self);
  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_object (&self->buffer);
  g_clear_object (&self->menu);
  g_clear_pointer (&self->spelling, vnt_spelling_free);
  g_clear_weak_pointer (&self->view);
  G_OBJECT_CLASS (vnt_spell_check_parent_class)->dispose (object);
}

static void
vnt_spell_check_finalize (GObject *object)
{
  VntSpellCheck *self = VNT_SPELL_CHECK (object);

  g_free (self->language);
  g_free (self->chosen);
  G_OBJECT_CLASS (vnt_spell_check_parent_class)->finalize (object);
}

static void
vnt_spell_check_class_init (VntSpellCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_spell_check_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_spell_check_finalize;
}

static void
vnt_spell_check_init (VntSpellCheck *self)
{
}

/**
 * vnt_spell_check_new:
 * @view: a text that is written in; it outlives the check
 *
 * Returns: (transfer full): a check that marks nothing before it is told the language
 */
VntSpellCheck *
vnt_spell_check_new (GtkTextView *view)
{
  VntSpellCheck *self = g_object_new (VNT_TYPE_SPELL_CHECK, NULL);
  GtkTextIter start;

  g_set_weak_pointer (&self->view, view);
  self->buffer = g_object_ref (gtk_text_view_get_buffer (view));
  self->tag =
    gtk_text_buffer_create_tag (self->buffer, NULL, "underline", PANGO_UNDERLINE_ERROR, NULL);
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  self->from = gtk_text_buffer_create_mark (self->buffer, NULL, &start, TRUE);
  self->to = gtk_text_buffer_create_mark (self->buffer, NULL, &start, FALSE);
  self->hold = gtk_text_buffer_create_mark (self->buffer, NULL, &start, TRUE);
  self->menu = vnt_spell_menu_new (view, self->tag);
  g_signal_connect_object (self->menu, "language", G_CALLBACK (on_language), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->menu, "changed", G_CALLBACK (note_all), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "insert-text", G_CALLBACK (on_inserted), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->buffer, "delete-range", G_CALLBACK (on_deleted), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->buffer, "notify::cursor-position", G_CALLBACK (on_caret), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * vnt_spell_check_set_language:
 * @language: (nullable): of the ticket, "es", "en" …; %NULL while that is not known: nothing is marked then
 *
 * Forgets what the agent chose for another ticket.
 */
void
vnt_spell_check_set_language (VntSpellCheck *self, const char *language)
{
  g_return_if_fail (VNT_IS_SPELL_CHECK (self));

  if (self->chosen == NULL && g_strcmp0 (self->language, language) == 0)
    return;
  g_free (self->language);
  self->language = g_strdup (language);
  g_clear_pointer (&self->chosen, g_free);
  load (self);
}

/**
 * vnt_spell_check_show_menu:
 *
 * From now on the text's context menu is about the word at the caret.
 */
void
vnt_spell_check_show_menu (VntSpellCheck *self)
{
  g_return_if_fail (VNT_IS_SPELL_CHECK (self));

  vnt_spell_menu_show (self->menu);
}

static gboolean
find_marked (VntSpellCheck *self, GtkTextIter *at)
{
  if (gtk_text_iter_starts_tag (at, self->tag))
    return TRUE;
  while (gtk_text_iter_forward_to_tag_toggle (at, self->tag))
    if (gtk_text_iter_starts_tag (at, self->tag))
      return TRUE;
  return FALSE;
}

/**
 * vnt_spell_check_go_to_next:
 *
 * Selects the next word that is marked, from the first one again after the last.
 *
 * Returns: whether there is one
 */
gboolean
vnt_spell_check_go_to_next (VntSpellCheck *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (VNT_IS_SPELL_CHECK (self), FALSE);

  gtk_text_buffer_get_selection_bounds (self->buffer, NULL, &start);
  if (!find_marked (self, &start))
    {
      gtk_text_buffer_get_start_iter (self->buffer, &start);
      if (!find_marked (self, &start))
        return FALSE;
    }
  end = start;
  gtk_text_iter_forward_to_tag_toggle (&end, self->tag);
  gtk_text_buffer_select_range (self->buffer, &start, &end);
  gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (self->buffer));
  return TRUE;
}
