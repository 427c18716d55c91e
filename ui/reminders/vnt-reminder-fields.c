/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-reminder-fields.h"

#include <glib/gi18n.h>

#include "vnt-desk-reminders.h"
#include "vnt-dispose.h"
#include "vnt-message-words.h"
#include "vnt-moment-button.h"

struct _VntReminderFields
{
  GtkWidget parent_instance;

  VntDeskReminders *reminders;
  gint64 ticket;
  gint64 due; /* of the one being written */

  GtkBox *list;
  GtkEditable *entry;
  VntMomentButton *moment;
};

G_DEFINE_FINAL_TYPE (VntReminderFields, vnt_reminder_fields, GTK_TYPE_WIDGET)

static void
on_toggled (GtkCheckButton *check, VntReminderFields *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (check), "id");

  vnt_desk_reminders_set_done (self->reminders, *id, gtk_check_button_get_active (check));
}

static void
add_row (VntReminderFields *self, const VntReminder *reminder)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *due = vnt_message_words_time (reminder->due);
  g_autofree char *words =
    *due != '\0' ? g_strdup_printf ("%s · %s", reminder->text, due) : g_strdup (reminder->text);

  gtk_label_set_label (GTK_LABEL (label), words);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (reminder->done != 0)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), reminder->done != 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (check), "id", g_memdup2 (&reminder->id, sizeof reminder->id),
                          g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (on_toggled), self);
  gtk_box_append (self->list, check);
}

static int
focused_row (VntReminderFields *self)
{
  int n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row), n++)
    if (gtk_widget_has_focus (row))
      return n;
  return -1;
}

static void
show_all (VntReminderFields *self)
{
  g_autoptr (GPtrArray) reminders = NULL;
  int focused;

  if (self->list == NULL)
    return;
  focused = focused_row (self);
  while (gtk_widget_get_first_child (GTK_WIDGET (self->list)) != NULL)
    gtk_box_remove (self->list, gtk_widget_get_first_child (GTK_WIDGET (self->list)));
  if (self->reminders == NULL)
    return;
  reminders = vnt_desk_reminders_list (self->reminders, self->ticket);
  for (guint i = 0; i < reminders->len; i++)
    {
      add_row (self, g_ptr_array_index (reminders, i));
      if ((int) i == focused)
        gtk_widget_grab_focus (gtk_widget_get_last_child (GTK_WIDGET (self->list)));
    }
}

static void
on_moment (VntReminderFields *self, gint64 when)
{
  self->due = when;
  vnt_moment_button_set_time (self->moment, when);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
on_add (VntReminderFields *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  if (*text == '\0' || self->reminders == NULL || self->ticket == 0)
    return;
  vnt_desk_reminders_add (self->reminders, self->ticket, text, self->due);
  gtk_editable_set_text (self->entry, "");
  self->due = 0;
  vnt_moment_button_set_time (self->moment, 0);
}

static void
watch (VntReminderFields *self, VntDeskReminders *reminders)
{
  if (reminders == self->reminders)
    return;
  if (self->reminders != NULL)
    g_signal_handlers_disconnect_by_data (self->reminders, self);
  g_set_object (&self->reminders, reminders);
  if (reminders != NULL)
    g_signal_connect_swapped (reminders, "changed", G_CALLBACK (show_all), self);
}

static void
vnt_reminder_fields_dispose (GObject *object)
{
  VntReminderFields *self = VNT_REMINDER_FIELDS (object);

  watch (self, NULL);
  self->list = NULL;
  vnt_unparent_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (vnt_reminder_fields_parent_class)->dispose (object);
}

static void
vnt_reminder_fields_class_init (VntReminderFieldsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_reminder_fields_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
new_line (VntReminderFields *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_button_new_with_label (_ ("Add"));

  self->moment = VNT_MOMENT_BUTTON (vnt_moment_button_new (_ ("When to be reminded"), FALSE));
  gtk_widget_set_hexpand (GTK_WIDGET (self->moment), TRUE);
  g_signal_connect_swapped (self->moment, "chosen", G_CALLBACK (on_moment), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add the reminder"), -1);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (on_add), self);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->moment));
  gtk_box_append (GTK_BOX (line), add);
  return line;
}

static void
vnt_reminder_fields_init (VntReminderFields *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *title = gtk_label_new (_ ("My reminders"));
  GtkWidget *entry = gtk_entry_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dim-label");
  self->list = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  self->entry = GTK_EDITABLE (entry);
  gtk_editable_set_width_chars (self->entry, 10);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Remind me to…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("New reminder"), -1);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_add), self);
  gtk_widget_set_parent (title, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  gtk_widget_set_parent (entry, GTK_WIDGET (self));
  gtk_widget_set_parent (new_line (self), GTK_WIDGET (self));
}

/**
 * vnt_reminder_fields_new:
 *
 * Returns: (transfer floating): reminders of no ticket
 */
GtkWidget *
vnt_reminder_fields_new (void)
{
  return g_object_new (VNT_TYPE_REMINDER_FIELDS, NULL);
}

/**
 * vnt_reminder_fields_show:
 * @desk: (nullable): an open desk
 * @ticket: its number, 0 for none
 */
void
vnt_reminder_fields_show (VntReminderFields *self, VntDesk *desk, gint64 ticket)
{
  gboolean other;

  g_return_if_fail (VNT_IS_REMINDER_FIELDS (self));

  other = self->ticket != ticket;
  self->ticket = ticket;
  watch (self, desk != NULL && ticket != 0 ? vnt_desk_get_reminders (desk) : NULL);
  if (other)
    show_all (self);
}

/**
 * vnt_reminder_fields_edit:
 *
 * Puts the focus where a new one is written.
 */
void
vnt_reminder_fields_edit (VntReminderFields *self)
{
  g_return_if_fail (VNT_IS_REMINDER_FIELDS (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
