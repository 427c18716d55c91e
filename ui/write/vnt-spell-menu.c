/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-spell-menu.h"

#include <glib/gi18n.h>

#define MOST_SUGGESTIONS 5

struct _VntSpellMenu
{
  GObject parent_instance;

  GtkTextView *view; /* weak */
  GtkTextBuffer *buffer;
  GtkTextTag *tag; /* what is misspelled */
  VntSpelling *spelling; /* borrowed, NULL while there is none */
  GMenu *menu;
  GSimpleAction *language;
  GtkTextMark *start; /* of the word the menu is about */
  GtkTextMark *end;
};

enum
{
  SIGNAL_LANGUAGE,
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntSpellMenu, vnt_spell_menu, G_TYPE_OBJECT)

/* Each by its own name, so that nobody has to know how another language calls theirs. */
static const struct
{
  const char *code;
  const char *name;
} LANGUAGES[] = {
  { "es", "Español" },  { "en", "English" }, { "ca", "Català" },
  { "gl", "Galego" },   { "eu", "Euskara" }, { "pt", "Português" },
  { "fr", "Français" }, { "de", "Deutsch" }, { "it", "Italiano" },
};

static char *
dup_word (VntSpellMenu *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &start, self->start);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &end, self->end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
on_replace (GSimpleAction *action, GVariant *word, gpointer user_data)
{
  VntSpellMenu *self = user_data;
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &start, self->start);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &end, self->end);
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, g_variant_get_string (word, NULL), -1);
  gtk_text_buffer_end_user_action (self->buffer);
}

static void
accept_word (VntSpellMenu *self, void (*how) (VntSpelling *, const char *))
{
  g_autofree char *word = dup_word (self);

  if (self->spelling == NULL || *word == '\0')
    return;
  how (self->spelling, word);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_add (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  accept_word (user_data, vnt_spelling_add);
}

static void
on_ignore (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  accept_word (user_data, vnt_spelling_ignore);
}

static void
on_language (GSimpleAction *action, GVariant *code, gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_LANGUAGE], 0, g_variant_get_string (code, NULL));
}

static void
append (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action,
                                           target != NULL ? g_variant_new_string (target) : NULL);
  g_menu_append_item (menu, item);
}

/* What may be meant, and what else can be done about the word. */
static void
add_word (VntSpellMenu *self)
{
  g_autofree char *word = dup_word (self);
  g_autoptr (GMenu) meant = g_menu_new ();
  g_autoptr (GMenu) other = g_menu_new ();
  g_auto (GStrv) suggestions = NULL;
  g_autofree char *add = NULL;
  g_autofree char *ignore = NULL;

  if (self->spelling == NULL || *word == '\0')
    return;
  suggestions = vnt_spelling_suggest (self->spelling, word, MOST_SUGGESTIONS);
  for (guint i = 0; suggestions[i] != NULL; i++)
    append (meant, suggestions[i], "spelling.replace", suggestions[i]);
  if (suggestions[0] == NULL)
    append (meant, _ ("No suggestions"), "spelling.none", NULL);
  /* Translators: %s is a word */
  add = g_strdup_printf (_ ("Add “%s” to the Dictionary"), word);
  /* Translators: %s is a word */
  ignore = g_strdup_printf (_ ("Ignore “%s”"), word);
  append (other, add, "spelling.add", NULL);
  append (other, ignore, "spelling.ignore", NULL);
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (meant));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (other));
}

static void
add_languages (VntSpellMenu *self)
{
  g_autoptr (GMenu) languages = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GVariant) state = g_action_get_state (G_ACTION (self->language));
  const char *code = g_variant_get_string (state, NULL);
  const char *package = vnt_spelling_get_package (code);

  for (gsize i = 0; i < G_N_ELEMENTS (LANGUAGES); i++)
    append (languages, LANGUAGES[i].name, "spelling.language", LANGUAGES[i].code);
  append (languages, _ ("None"), "spelling.language", "");
  g_menu_append_submenu (section, _ ("Spelling"), G_MENU_MODEL (languages));
  if (self->spelling == NULL && package != NULL)
    {
      /* Translators: %s is the name of a package */
      g_autofree char *missing =
        g_strdup_printf (_ ("No dictionary is installed: see the package %s"), package);

      append (section, missing, "spelling.none", NULL);
    }
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (section));
}

static void
build (VntSpellMenu *self, const GtkTextIter *at)
{
  GtkTextIter start = *at;
  GtkTextIter end = *at;
  gboolean marked = gtk_text_iter_has_tag (at, self->tag) || gtk_text_iter_ends_tag (at, self->tag);

  if (marked && !gtk_text_iter_starts_tag (&start, self->tag))
    gtk_text_iter_backward_to_tag_toggle (&start, self->tag);
  if (marked && !gtk_text_iter_ends_tag (&end, self->tag))
    gtk_text_iter_forward_to_tag_toggle (&end, self->tag);
  gtk_text_buffer_move_mark (self->buffer, self->start, &start);
  gtk_text_buffer_move_mark (self->buffer, self->end, &end);
  g_menu_remove_all (self->menu);
  if (marked)
    add_word (self);
  add_languages (self);
}

static void
on_pressed (VntSpellMenu *self, int n_press, double x, double y)
{
  GtkTextIter at;
  int left, top;

  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y,
                                         &left, &top);
  gtk_text_view_get_iter_at_location (self->view, &at, left, top);
  build (self, &at);
}

static gboolean
on_key (VntSpellMenu *self, guint key, guint code, GdkModifierType state)
{
  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    vnt_spell_menu_show (self);
  return GDK_EVENT_PROPAGATE;
}

static void
vnt_spell_menu_dispose (GObject *object)
{
  VntSpellMenu *self = VNT_SPELL_MENU (object);

  if (self->view != NULL)
    gtk_widget_insert_action_group (GTK_WIDGET (self->view), "spelling", NULL);
  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->menu);
  g_clear_object (&self->language);
  g_clear_object (&self->buffer);
  self->spelling = NULL;
  G_OBJECT_CLASS (vnt_spell_menu_parent_class)->dispose (object);
}

static void
vnt_spell_menu_class_init (VntSpellMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_spell_menu_dispose;
  signals[SIGNAL_LANGUAGE] = g_signal_new ("language", VNT_TYPE_SPELL_MENU, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", VNT_TYPE_SPELL_MENU, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vnt_spell_menu_init (VntSpellMenu *self)
{
  self->menu = g_menu_new ();
}

static void
add_actions (VntSpellMenu *self)
{
  const GActionEntry entries[] = {
    { .name = "replace", .activate = on_replace, .parameter_type = "s" },
    { .name = "add", .activate = on_add },
    { .name = "ignore", .activate = on_ignore },
    { .name = "language", .activate = on_language, .parameter_type = "s", .state = "''" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  g_set_object (&self->language,
                G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (group), "language")));
  gtk_widget_insert_action_group (GTK_WIDGET (self->view), "spelling", G_ACTION_GROUP (group));
}

/**
 * vnt_spell_menu_new:
 * @view: a text; its context menu is added to
 * @tag: what marks a word that is not in the dictionary
 *
 * Returns: (transfer full): what adds to it
 */
VntSpellMenu *
vnt_spell_menu_new (GtkTextView *view, GtkTextTag *tag)
{
  VntSpellMenu *self = g_object_new (VNT_TYPE_SPELL_MENU, NULL);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkTextIter start;

  g_set_weak_pointer (&self->view, view);
  self->buffer = g_object_ref (gtk_text_view_get_buffer (view));
  self->tag = tag;
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  self->start = gtk_text_buffer_create_mark (self->buffer, NULL, &start, TRUE);
  self->end = gtk_text_buffer_create_mark (self->buffer, NULL, &start, FALSE);
  add_actions (self);
  gtk_text_view_set_extra_menu (view, G_MENU_MODEL (self->menu));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);

  return self;
}

/**
 * vnt_spell_menu_set_language:
 * @language: (nullable): what the text is written in, "es", "en" …
 * @spelling: (nullable): its words, lent until the next call; %NULL when no dictionary is there
 */
void
vnt_spell_menu_set_language (VntSpellMenu *self, const char *language, VntSpelling *spelling)
{
  g_return_if_fail (VNT_IS_SPELL_MENU (self));

  self->spelling = spelling;
  g_simple_action_set_state (self->language,
                             g_variant_new_string (language != NULL ? language : ""));
}

/**
 * vnt_spell_menu_show:
 *
 * From now on the context menu is about the word at the caret.
 */
void
vnt_spell_menu_show (VntSpellMenu *self)
{
  GtkTextIter at;

  g_return_if_fail (VNT_IS_SPELL_MENU (self));

  gtk_text_buffer_get_iter_at_mark (self->buffer, &at, gtk_text_buffer_get_insert (self->buffer));
  build (self, &at);
}
