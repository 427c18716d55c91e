/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-spell-follow.h"

#include "vnt-language.h"
#include "vnt-spell-check.h"

/* A language shows in so much; more is not read again with each key. */
#define ENOUGH_CHARS 600

/* A text and the check of it, which the text owns. */
typedef struct
{
  GtkTextBuffer *buffer;
  VntSpellCheck *check;
  const char *language; /* what was found in it last, static */
} Follow;

static void
follow_free (gpointer data)
{
  Follow *self = data;

  g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_object_unref (self->buffer);
  g_object_unref (self->check);
  g_free (self);
}

/* What few words do not tell is what the agent reads the program in. */
static const char *
guess (const char *text)
{
  const char *found = vnt_language_guess (text);
  const char *const *own = g_get_language_names ();

  return found != NULL ? found : g_str_has_prefix (own[0], "es") ? "es" : "en";
}

static void
on_changed (Follow *self)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  const char *language;

  gtk_text_buffer_get_start_iter (self->buffer, &start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, ENOUGH_CHARS);
  text = gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
  language = guess (text);
  /* Not said again: it would take back what the agent chose in the menu. */
  if (g_strcmp0 (language, self->language) == 0)
    return;
  self->language = language;
  vnt_spell_check_set_language (self->check, language);
}

static gboolean
go_to_next (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  return vnt_spell_check_go_to_next (((Follow *) user_data)->check);
}

/**
 * vnt_spell_follow:
 * @view: a text that is written in
 *
 * Marks what is misspelled in it for as long as it is there, in the language it is written in or the one chosen in its menu;
 * F7 goes to the next such word.
 */
void
vnt_spell_follow (GtkTextView *view)
{
  Follow *self = g_new0 (Follow, 1);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  self->buffer = g_object_ref (gtk_text_view_get_buffer (view));
  self->check = vnt_spell_check_new (view);
  g_object_set_data_full (G_OBJECT (view), "vnt-spell-follow", self, follow_free);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (on_changed), self);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F7, 0),
                                                          gtk_callback_action_new (go_to_next, self,
                                                                                   NULL)));
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  on_changed (self);
}
