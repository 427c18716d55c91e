/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-suggestion-line.h"

#include <glib/gi18n.h>

#include "vnt-desk-knowledge.h"
#include "vnt-dispose.h"
#include "vnt-text.h"
#include "vnt-words.h"

/* Typing asks only where it comes to rest. */
#define REST_MS 700
/* A ticket that is only passed by asks for nothing. */
#define OPEN_MS 250
#define MOST_SHOWN 2
#define MOST_CHARS 28

/**
 * VntSuggestionLine:
 *
 * One quiet line: what may help with the ticket. It has no height while nothing does.
 */
struct _VntSuggestionLine
{
  GtkWidget parent_instance;

  VntDesk *desk;
  gint64 ticket;
  char *text;
  char *shown; /* which they are: the same are left alone, with the focus on them */
  guint rest;
  GCancellable *asking;

  GtkWidget *line;
  GtkBox *chips;
  GtkWidget *more;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (VntSuggestionLine, vnt_suggestion_line, GTK_TYPE_WIDGET)

static void
set_target (GtkWidget *button, const VntSuggestion *suggestion)
{
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-beside");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ixs)", (int) suggestion->kind,
                                    suggestion->id, suggestion->title);
}

/* "Article: Spooler atascado", for who hears it */
static char *
make_spoken (const VntSuggestion *suggestion)
{
  g_autofree char *number = NULL;

  if (suggestion->kind == VNT_KNOWLEDGE_ARTICLE)
    /* Translators: %s is the title of an article */
    return g_strdup_printf (_ ("Article: %s"), suggestion->title);
  number = vnt_words_ticket_number (suggestion->id);
  /* Translators: a ticket's number, then its subject */
  return g_strdup_printf (_ ("Solved ticket %s: %s"), number, suggestion->title);
}

static char *
make_label (const VntSuggestion *suggestion)
{
  g_autofree char *title = vnt_text_one_line (suggestion->title, MOST_CHARS);
  g_autofree char *number = vnt_words_ticket_number (suggestion->id);

  if (suggestion->kind == VNT_KNOWLEDGE_ARTICLE)
    /* Translators: %s is the title of an article */
    return g_strdup_printf (_ ("“%s”"), title);
  /* Translators: a ticket's number and its subject */
  return g_strdup_printf (_ ("%s “%s”"), number, title);
}

static GtkWidget *
new_chip (const VntSuggestion *suggestion)
{
  g_autofree char *label = make_label (suggestion);
  g_autofree char *spoken = make_spoken (suggestion);
  GtkWidget *chip = gtk_button_new_with_label (label);

  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (chip))),
                           PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_tooltip_text (chip, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  set_target (chip, suggestion);
  return chip;
}

static GtkWidget *
new_row (const VntSuggestion *suggestion)
{
  g_autofree char *spoken = make_spoken (suggestion);
  GtkWidget *button = gtk_button_new_with_label (spoken);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_widget_set_tooltip_text (button, suggestion->about);
  gtk_widget_add_css_class (button, "flat");
  set_target (button, suggestion);
  return button;
}

static void
clear (VntSuggestionLine *self)
{
  GtkWidget *child;

  g_clear_pointer (&self->shown, g_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
}

static char *
name_found (GPtrArray *found)
{
  GString *which = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const VntSuggestion *suggestion = found->pdata[i];

      g_string_append_printf (which, "%d:%" G_GINT64_FORMAT " ", (int) suggestion->kind,
                              suggestion->id);
    }
  return g_string_free (which, FALSE);
}

/* The best article and the best ticket; the rest is behind one more button. */
static void
show_found (VntSuggestionLine *self, GPtrArray *found)
{
  guint shown[3] = { 0 };
  g_autofree char *which = name_found (found);

  if (g_strcmp0 (which, self->shown) == 0)
    return;
  clear (self);
  self->shown = g_steal_pointer (&which);
  for (guint i = 0; i < found->len; i++)
    {
      const VntSuggestion *suggestion = found->pdata[i];

      if (shown[suggestion->kind]++ < MOST_SHOWN / 2)
        gtk_box_append (self->chips, new_chip (suggestion));
      gtk_list_box_append (self->list, new_row (suggestion));
    }
  gtk_widget_set_visible (self->line, found->len > 0);
  gtk_widget_set_visible (self->more, found->len > 1);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntSuggestionLine) self = user_data;
  g_autoptr (GPtrArray) found = vnt_desk_suggest_finish (VNT_DESK (source), result, NULL);

  /* Without an answer there is nothing to suggest: that needs no words. */
  if (found != NULL && self->asking != NULL &&
      g_task_get_cancellable (G_TASK (result)) == self->asking)
    show_found (self, found);
}

static void
stop (VntSuggestionLine *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

static gboolean
on_rest (gpointer user_data)
{
  VntSuggestionLine *self = user_data;

  self->rest = 0;
  self->asking = g_cancellable_new ();
  vnt_desk_suggest_async (self->desk, self->ticket, self->text, self->asking, on_found,
                          g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
ask_soon (VntSuggestionLine *self, guint wait)
{
  stop (self);
  if (self->desk != NULL && self->ticket != 0)
    self->rest = g_timeout_add (wait, on_rest, self);
}

static void
vnt_suggestion_line_dispose (GObject *object)
{
  VntSuggestionLine *self = VNT_SUGGESTION_LINE (object);

  stop (self);
  vnt_unparent_children (GTK_WIDGET (self));
  g_clear_object (&self->desk);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (vnt_suggestion_line_parent_class)->dispose (object);
}

static void
vnt_suggestion_line_class_init (VntSuggestionLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_suggestion_line_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
vnt_suggestion_line_init (VntSuggestionLine *self)
{
  GtkWidget *label = gtk_label_new (_ ("similar:"));
  GtkWidget *popover = gtk_popover_new ();

  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->chips = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->more = gtk_menu_button_new ();
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->list));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->more), "view-more-horizontal-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->more), popover);
  gtk_widget_set_tooltip_text (self->more, _ ("Everything that may help"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Everything that may help"), -1);
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (self->line, "suggestions");
  gtk_box_append (GTK_BOX (self->line), label);
  gtk_box_append (GTK_BOX (self->line), GTK_WIDGET (self->chips));
  gtk_box_append (GTK_BOX (self->line), self->more);
  gtk_widget_set_visible (self->line, FALSE);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
}

/**
 * vnt_suggestion_line_new:
 *
 * Returns: (transfer floating): a line for no ticket
 */
GtkWidget *
vnt_suggestion_line_new (void)
{
  return g_object_new (VNT_TYPE_SUGGESTION_LINE, NULL);
}

/**
 * vnt_suggestion_line_set_ticket:
 * @desk: (nullable): where what may help is
 * @ticket: the ticket that is open, 0 for none
 */
void
vnt_suggestion_line_set_ticket (VntSuggestionLine *self, VntDesk *desk, gint64 ticket)
{
  g_return_if_fail (VNT_IS_SUGGESTION_LINE (self));

  stop (self);
  g_set_object (&self->desk, desk);
  self->ticket = ticket;
  g_clear_pointer (&self->text, g_free);
  clear (self);
  gtk_widget_set_visible (self->line, FALSE);
  ask_soon (self, OPEN_MS);
}

/**
 * vnt_suggestion_line_set_text:
 * @text: what is being written
 */
void
vnt_suggestion_line_set_text (VntSuggestionLine *self, const char *text)
{
  g_return_if_fail (VNT_IS_SUGGESTION_LINE (self));

  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  ask_soon (self, REST_MS);
}

/**
 * vnt_suggestion_line_refresh:
 *
 * More of the ticket is here now: its first message may have come.
 */
void
vnt_suggestion_line_refresh (VntSuggestionLine *self)
{
  g_return_if_fail (VNT_IS_SUGGESTION_LINE (self));

  if (self->rest == 0)
    ask_soon (self, OPEN_MS);
}
