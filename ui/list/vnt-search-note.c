/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-search-note.h"

#include <glib/gi18n.h>

#include "vnt-desk-ask.h"
#include "vnt-message-words.h"

/**
 * VntSearchNote:
 *
 * Stands above a list that the server found: when that was, and why it may be old. Lets the server look again.
 */
struct _VntSearchNote
{
  GtkWidget parent_instance;

  VntDesk *desk;
  gint64 search;
  GCancellable *asking;
  char *problem;

  GtkWidget *box;
  GtkLabel *label;
  GtkWidget *again;
};

G_DEFINE_FINAL_TYPE (VntSearchNote, vnt_search_note, GTK_TYPE_WIDGET)

static char *
make_words (VntSearchNote *self, const VntSavedSearch *saved)
{
  g_autofree char *time = NULL;

  if (saved->found == 0 && self->asking != NULL)
    return g_strdup (_ ("The server is looking…"));
  if (saved->found == 0)
    return g_strdup_printf (_ ("The server was not asked yet: %s"),
                            self->problem != NULL ? self->problem : "");
  time = vnt_message_words_time (saved->found);
  if (self->asking != NULL)
    /* Translators: %s is a time: "today 09:12" */
    return g_strdup_printf (_ ("Found by the server %s, which is looking again…"), time);
  if (self->problem != NULL)
    /* Translators: the first %s is a time: "today 09:12", the second says why */
    return g_strdup_printf (_ ("Found by the server %s, and not again: %s"), time, self->problem);
  if (saved->total > 1000)
    /* Translators: %u is a number of tickets, %s a time: "today 09:12" */
    return g_strdup_printf (_ ("The newest of %u found by the server %s."), (guint) saved->total,
                            time);
  /* Translators: %s is a time: "today 09:12" */
  return g_strdup_printf (_ ("Found by the server %s."), time);
}

static void
update (VntSearchNote *self)
{
  g_autoptr (VntSavedSearch) saved = self->desk != NULL && self->search != 0
                                       ? vnt_desk_read_saved_search (self->desk, self->search)
                                       : NULL;
  g_autofree char *words = saved != NULL ? make_words (self, saved) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), saved != NULL);
  gtk_label_set_label (self->label, words != NULL ? words : "");
  gtk_widget_set_sensitive (self->again, self->asking == NULL);
}

static void
stop (VntSearchNote *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntSearchNote) self = user_data;
  g_autoptr (GError) error = NULL;

  vnt_desk_ask_saved_search_finish (VNT_DESK (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->box == NULL)
    return;
  g_clear_object (&self->asking);
  g_free (self->problem);
  self->problem = error != NULL ? g_strdup (error->message) : NULL;
  update (self);
}

static void
ask (VntSearchNote *self)
{
  stop (self);
  self->asking = g_cancellable_new ();
  vnt_desk_ask_saved_search_async (self->desk, self->search, self->asking, on_answer,
                                   g_object_ref (self));
  update (self);
}

static void
vnt_search_note_dispose (GObject *object)
{
  VntSearchNote *self = VNT_SEARCH_NOTE (object);

  stop (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->problem, g_free);
  G_OBJECT_CLASS (vnt_search_note_parent_class)->dispose (object);
}

static void
vnt_search_note_class_init (VntSearchNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_search_note_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
vnt_search_note_init (VntSearchNote *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  self->again = gtk_button_new_from_icon_name ("view-refresh-symbolic");
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "caption");
  gtk_widget_add_css_class (self->again, "flat");
  gtk_widget_set_valign (self->again, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->again, _ ("Let the server look again"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->again), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Let the server look again"), -1);
  g_signal_connect_swapped (self->again, "clicked", G_CALLBACK (ask), self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (self->box), self->again);
  gtk_widget_set_margin_start (self->box, 12);
  gtk_widget_set_margin_end (self->box, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * vnt_search_note_show:
 * @desk: an open desk
 * @search: the number of a saved search, 0 for a list that the server did not find
 *
 * Begins to ask the server, each time a search is gone to.
 */
void
vnt_search_note_show (VntSearchNote *self, VntDesk *desk, gint64 search)
{
  g_return_if_fail (VNT_IS_SEARCH_NOTE (self));

  g_set_object (&self->desk, desk);
  stop (self);
  self->search = search;
  g_clear_pointer (&self->problem, g_free);
  if (search != 0 && desk != NULL)
    ask (self);
  else
    update (self);
}
