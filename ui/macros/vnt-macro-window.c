/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-macro-window.h"

#include <glib/gi18n.h>

#include "vnt-decision.h"
#include "vnt-desk-bundle.h"
#include "vnt-desk-macros.h"
#include "vnt-desk-writing.h"
#include "vnt-language.h"
#include "vnt-macro-words.h"
#include "vnt-places.h"
#include "vnt-text.h"

struct _VntMacroWindow
{
  VntChangesWindow parent_instance;

  VntMacro *macro;
  VntMacroPlan *plan; /* NULL until it is known */
  VntValueList *texts; /* for the signature */

  GtkLabel *receivers;
  GtkLabel *text;
  GtkWidget *message;
};

G_DEFINE_FINAL_TYPE (VntMacroWindow, vnt_macro_window, VNT_TYPE_CHANGES_WINDOW)

static VntDraft *
write_on (const VntMacro *macro, const VntTicket *ticket, gpointer user_data)
{
  VntMacroWindow *self = user_data;
  VntDesk *desk = vnt_changes_window_get_desk (VNT_CHANGES_WINDOW (self));
  VntDraft *draft = vnt_draft_new (ticket->id, macro->writes);
  const VntTextModule *signature;

  g_free (draft->text);
  draft->text = vnt_places_fill (macro->text, desk, ticket);
  signature = vnt_text_module_choose_signature (vnt_value_list_get_values (self->texts),
                                                vnt_desk_get_queue_name (desk, ticket->queue),
                                                vnt_language_guess (draft->text));
  if (signature != NULL)
    draft->signature = vnt_places_fill (signature->text, desk, ticket);

  return draft;
}

/* -- showing it -- */

static void
append_people (GString *text, GStrv people)
{
  for (guint i = 0; people != NULL && people[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", people[i]);
}

static char *
receivers_words (VntMacroWindow *self, const VntMacroEntry *entry)
{
  g_autoptr (GString) people = g_string_new (NULL);

  if (self->macro->writes == VNT_OPERATION_COMMENT)
    return g_strdup (_ ("Internal note: people outside the desk do not see it"));
  if (self->plan->entries->len > 1)
    return g_strdup (_ ("Reply to each ticket’s requestor; the first one reads:"));
  append_people (people, entry->requestors);
  append_people (people, entry->cc);
  if (people->len == 0 && entry->ticket->requestor != NULL)
    g_string_append (people, entry->ticket->requestor);

  /* Translators: addresses */
  return g_strdup_printf (_ ("Reply to %s"), people->str);
}

static const VntMacroEntry *
find_written (VntMacroWindow *self)
{
  for (guint i = 0; i < self->plan->entries->len; i++)
    {
      const VntMacroEntry *entry = self->plan->entries->pdata[i];
      const VntMacroStep *first = entry->steps->len > 0 ? entry->steps->pdata[0] : NULL;

      if (first != NULL && first->field == VNT_FIELD_NONE && first->why == VNT_BULK_CHANGES)
        return entry;
    }

  return NULL;
}

/* What somebody will read, as they will read it. */
static void
show_message (VntMacroWindow *self)
{
  const VntMacroEntry *entry = find_written (self);
  g_autoptr (VntDraft) draft = NULL;
  g_autofree char *receivers = NULL;
  g_autofree char *whole = NULL;

  gtk_widget_set_visible (self->message, entry != NULL);
  if (entry == NULL)
    return;
  draft = write_on (self->macro, entry->ticket, self);
  receivers = receivers_words (self, entry);
  whole = draft->signature != NULL && draft->kind == VNT_OPERATION_REPLY
            ? g_strdup_printf ("%s\n\n-- \n%s", draft->text, draft->signature)
            : g_strdup (draft->text);
  gtk_label_set_label (self->receivers, receivers);
  gtk_label_set_label (self->text, whole);
}

static void
show_plan (VntMacroWindow *self)
{
  VntChangesWindow *window = VNT_CHANGES_WINDOW (self);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *summary = vnt_macro_words_summary (self->plan);

  for (guint i = 0; i < self->plan->entries->len; i++)
    g_ptr_array_add (lines, vnt_macro_words_entry (vnt_changes_window_get_desk (window),
                                                   self->macro, self->plan->entries->pdata[i]));
  vnt_changes_window_show (window, summary, lines, self->plan->n_steps > 0);
  show_message (self);
  vnt_changes_window_focus (window);
}

/* Both what it does and the signature below it. */
static void
show_when_known (VntMacroWindow *self)
{
  if (self->plan != NULL && vnt_value_list_is_read (self->texts))
    show_plan (self);
}

static void
on_planned (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntMacroWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntMacroPlan) plan = vnt_desk_plan_macro_finish (VNT_DESK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      vnt_changes_window_get_desk (VNT_CHANGES_WINDOW (self)) == NULL)
    return;
  if (plan == NULL)
    {
      vnt_changes_window_say (VNT_CHANGES_WINDOW (self), error->message);
      return;
    }
  self->plan = g_steal_pointer (&plan);
  show_when_known (self);
}

static GPtrArray *
make_operations (VntChangesWindow *window)
{
  VntMacroWindow *self = VNT_MACRO_WINDOW (window);

  return self->plan != NULL ? vnt_macro_plan_make_operations (self->plan, write_on, self) : NULL;
}

/* -- making it -- */

static GtkWidget *
new_line (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_message (VntMacroWindow *self)
{
  GtkWidget *text = new_line (NULL);

  self->message = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->receivers = GTK_LABEL (new_line ("heading"));
  self->text = GTK_LABEL (text);
  gtk_label_set_yalign (self->text, 0);
  gtk_label_set_selectable (self->text, TRUE);
  gtk_widget_set_can_focus (text, FALSE);
  gtk_widget_set_margin_top (text, 9);
  gtk_widget_set_margin_bottom (text, 9);
  gtk_widget_set_margin_start (text, 12);
  gtk_widget_set_margin_end (text, 12);
  gtk_box_append (GTK_BOX (self->message), GTK_WIDGET (self->receivers));
  gtk_box_append (GTK_BOX (self->message), vnt_decision_card_new (text, 110));
  gtk_widget_set_visible (self->message, FALSE);
  return self->message;
}

static void
vnt_macro_window_dispose (GObject *object)
{
  VntMacroWindow *self = VNT_MACRO_WINDOW (object);

  if (self->texts != NULL)
    g_signal_handlers_disconnect_by_data (self->texts, self);
  g_clear_object (&self->texts);
  g_clear_pointer (&self->plan, vnt_macro_plan_unref);
  G_OBJECT_CLASS (vnt_macro_window_parent_class)->dispose (object);
}

static void
vnt_macro_window_finalize (GObject *object)
{
  g_clear_pointer (&VNT_MACRO_WINDOW (object)->macro, vnt_macro_unref);
  G_OBJECT_CLASS (vnt_macro_window_parent_class)->finalize (object);
}

static void
vnt_macro_window_class_init (VntMacroWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_macro_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_macro_window_finalize;
  VNT_CHANGES_WINDOW_CLASS (klass)->make_operations = make_operations;
}

static void
vnt_macro_window_init (VntMacroWindow *self)
{
}

/**
 * vnt_macro_window_new:
 * @parent: (nullable): the window it belongs to
 * @desk: an open desk
 * @macro: what is done
 * @tickets: (element-type gint64): to which tickets
 *
 * Returns: (transfer none): a window; present it
 */
VntMacroWindow *
vnt_macro_window_new (GtkWindow *parent, VntDesk *desk, VntMacro *macro, GArray *tickets)
{
  VntMacroWindow *self =
    g_object_new (VNT_TYPE_MACRO_WINDOW, "transient-for", parent, "modal", TRUE, "default-width",
                  480, "default-height", 520, "title", macro->name, NULL);

  vnt_changes_window_build (VNT_CHANGES_WINDOW (self), desk, _ ("_Apply"), GTK_ORIENTATION_VERTICAL,
                            NULL);
  vnt_changes_window_append (VNT_CHANGES_WINDOW (self), make_message (self));
  self->macro = vnt_macro_ref (macro);
  self->texts = vnt_desk_list_texts (desk);
  g_signal_connect_swapped (self->texts, "changed", G_CALLBACK (show_when_known), self);
  vnt_desk_plan_macro_async (desk, macro, tickets,
                             vnt_changes_window_plan_again (VNT_CHANGES_WINDOW (self)), on_planned,
                             g_object_ref (self));

  return self;
}

/**
 * vnt_macro_window_get_macro:
 *
 * Returns: (transfer none): what it does
 */
const VntMacro *
vnt_macro_window_get_macro (VntMacroWindow *self)
{
  g_return_val_if_fail (VNT_IS_MACRO_WINDOW (self), NULL);

  return self->macro;
}
