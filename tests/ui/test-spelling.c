/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is misspelled in a text is marked, and nothing else. */
#include "ui-fixture.h"
#include "vnt-spell-check.h"
#include "vnt-spell-follow.h"

typedef struct
{
  GtkWidget *window;
  GtkTextBuffer *buffer;
  VntSpellCheck *check;
  const char *expected;
} Text;

static void
set_up (Text *self, gconstpointer data)
{
  GtkWidget *view = gtk_text_view_new ();

  self->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self->window), view);
  gtk_window_present (GTK_WINDOW (self->window));
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  self->check = vnt_spell_check_new (GTK_TEXT_VIEW (view));
}

static void
tear_down (Text *self, gconstpointer data)
{
  g_clear_object (&self->check);
  gtk_window_destroy (GTK_WINDOW (self->window));
}

/* The caret at the beginning: the word it stands behind would be one that is being typed. */
static void
set_text (Text *self, const char *text)
{
  GtkTextIter start;

  gtk_text_buffer_set_text (self->buffer, text, -1);
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  gtk_text_buffer_place_cursor (self->buffer, &start);
}

/* The words that are marked, one after the other. */
static char *
list_marked (GtkTextBuffer *buffer)
{
  GString *words = g_string_new (NULL);
  GtkTextIter at;

  gtk_text_buffer_get_start_iter (buffer, &at);
  do
    {
      GtkTextIter end = at;
      g_autofree char *word = NULL;

      if (!gtk_text_iter_starts_tag (&at, NULL))
        continue;
      gtk_text_iter_forward_to_tag_toggle (&end, NULL);
      word = gtk_text_buffer_get_text (buffer, &at, &end, FALSE);
      g_string_append_printf (words, "%s|", word);
    }
  while (gtk_text_iter_forward_char (&at));
  return g_string_free (words, FALSE);
}

static gboolean
is_marked (gpointer data)
{
  Text *self = data;
  g_autofree char *marked = list_marked (self->buffer);

  return g_str_equal (marked, self->expected);
}

static void
wait_marked (Text *self, const char *expected)
{
  self->expected = expected;
  iterate_until (is_marked, self);
}

static void
test_marks (Text *self, gconstpointer data)
{
  GtkTextIter start, end;

  set_text (self, "La inpresora va.\n> la inpresora\nVea http://inpresora.es\nOtra hinpresora");
  vnt_spell_check_set_language (self->check, "es");
  wait_marked (self, "inpresora|hinpresora|");
  gtk_text_buffer_get_iter_at_line_offset (self->buffer, &start, 0, 3);
  gtk_text_buffer_get_iter_at_line_offset (self->buffer, &end, 0, 5);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, "im", -1);
  wait_marked (self, "hinpresora|");
  vnt_spell_check_set_language (self->check, "en");
  wait_marked (self, "impresora|va|Vea|Otra|hinpresora|");
  vnt_spell_check_set_language (self->check, NULL);
  wait_marked (self, "");
}

/* In the menu's words: no other language is marked with the old one's. */
static void
test_next (Text *self, gconstpointer data)
{
  GtkTextIter start, end;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  set_text (self, "inpresora y hinpresora.");
  g_assert_false (vnt_spell_check_go_to_next (self->check));
  vnt_spell_check_set_language (self->check, "es");
  wait_marked (self, "inpresora|hinpresora|");
  g_assert_true (vnt_spell_check_go_to_next (self->check));
  gtk_text_buffer_get_selection_bounds (self->buffer, &start, &end);
  first = gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
  g_assert_cmpstr (first, ==, "inpresora");
  g_assert_true (vnt_spell_check_go_to_next (self->check));
  gtk_text_buffer_get_selection_bounds (self->buffer, &start, &end);
  second = gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
  g_assert_cmpstr (second, ==, "hinpresora");
  g_assert_true (vnt_spell_check_go_to_next (self->check));
  gtk_text_buffer_get_selection_bounds (self->buffer, &start, NULL);
  g_assert_cmpint (gtk_text_iter_get_offset (&start), ==, 0);
}

/* As the menu does it, at the caret. */
static void
test_ignore (Text *self, gconstpointer data)
{
  GtkTextIter at;
  GtkWidget *view = gtk_window_get_child (GTK_WINDOW (self->window));

  set_text (self, "Una inpresora.");
  vnt_spell_check_set_language (self->check, "es");
  wait_marked (self, "inpresora|");
  gtk_text_buffer_get_iter_at_offset (self->buffer, &at, 6);
  gtk_text_buffer_place_cursor (self->buffer, &at);
  vnt_spell_check_show_menu (self->check);
  g_assert_true (gtk_widget_activate_action (view, "spelling.replace", "s", "impresora"));
  wait_marked (self, "");
  set_text (self, "Una inpresora.");
  wait_marked (self, "inpresora|");
  gtk_text_buffer_get_iter_at_offset (self->buffer, &at, 6);
  gtk_text_buffer_place_cursor (self->buffer, &at);
  vnt_spell_check_show_menu (self->check);
  g_assert_true (gtk_widget_activate_action (view, "spelling.ignore", NULL));
  wait_marked (self, "");
}

/* A text that stands alone is checked in its own language, and in the one that is chosen for as long as it stays that. */
static void
test_follow (Text *self, gconstpointer data)
{
  GtkWidget *view = gtk_text_view_new ();

  g_clear_object (&self->check);
  gtk_window_set_child (GTK_WINDOW (self->window), view);
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  vnt_spell_follow (GTK_TEXT_VIEW (view));
  set_text (self, "La inpresora de la segunda planta no funciona y no se puede usar.");
  wait_marked (self, "inpresora|");
  set_text (self, "The prinnter on the second floor does not work and it is not known why.");
  wait_marked (self, "prinnter|");
}

#define ADD(path, func) g_test_add ("/spelling/" path, Text, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("marks", test_marks);
  ADD ("next", test_next);
  ADD ("ignore", test_ignore);
  ADD ("follow", test_follow);
  return g_test_run ();
}
