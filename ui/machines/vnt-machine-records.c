/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-machine-records.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "vnt-desk-record.h"
#include "vnt-dispose.h"
#include "vnt-leave-focus.h"
#include "vnt-words.h"

struct _VntMachineRecords
{
  GtkWidget parent_instance;

  VntDesk *desk;
  GtkListBox *list;
  GtkWidget *beside;
  gint64 machine;
  GCancellable *loading;
};

G_DEFINE_FINAL_TYPE (VntMachineRecords, vnt_machine_records, GTK_TYPE_WIDGET)

static void
on_take_back (GtkWidget *button, VntMachineRecords *self)
{
  vnt_desk_drop_operation (self->desk, g_object_get_data (G_OBJECT (button), "vnt-uuid"));
}

static GtkWidget *
new_take_back (VntMachineRecords *self, const char *uuid)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Take Back"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "vnt-uuid", g_strdup (uuid), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_take_back), self, 0);
  return button;
}

static char *
describe (const VntMachineRecord *record)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDateTime) day =
    record->day > 0 ? g_date_time_new_from_unix_local (record->day) : NULL;

  g_ptr_array_add (parts,
                   g_strdup (record->kind == VNT_RECORD_FAILURE ? _ ("Failure") : _ ("Software")));
  if (day != NULL)
    g_ptr_array_add (parts, g_date_time_format (day, _ ("%-d %b %Y")));
  if (record->ticket > 0)
    g_ptr_array_add (parts, vnt_words_ticket_number (record->ticket));
  if (record->waiting != NULL)
    g_ptr_array_add (parts, g_strdup (_ ("Waits to be sent")));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}

static GtkWidget *
new_row (VntMachineRecords *self, const VntMachineRecord *record)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *about = describe (record);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", record->text, about);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), record->text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  if (record->waiting != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_take_back (self, record->waiting));
  if (record->ticket > 0)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-ticket");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", record->ticket);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

/* Returns the place of the row the focus was in, -1 for none. */
static int
take_focus (VntMachineRecords *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  int place = GTK_IS_LIST_BOX_ROW (row) ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;

  return vnt_leave_focus (GTK_WIDGET (self->list), self->beside) ? place : -1;
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntMachineRecords) self = user_data;
  g_autoptr (GPtrArray) records = vnt_desk_load_records_finish (VNT_DESK (source), result, NULL);
  GtkWidget *child;
  int place;

  if (records == NULL || self->desk == NULL)
    return;
  place = take_focus (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < records->len; i++)
    gtk_list_box_append (self->list, new_row (self, g_ptr_array_index (records, i)));
  gtk_widget_set_visible (GTK_WIDGET (self), records->len > 0);
  if (place >= 0 && records->len > 0)
    gtk_widget_grab_focus (
      GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, MIN (place, (int) records->len - 1))));
}

static void
stop_loading (VntMachineRecords *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
vnt_machine_records_dispose (GObject *object)
{
  VntMachineRecords *self = VNT_MACHINE_RECORDS (object);

  stop_loading (self);
  g_clear_object (&self->desk);
  vnt_unparent_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (vnt_machine_records_parent_class)->dispose (object);
}

static void
vnt_machine_records_class_init (VntMachineRecordsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_machine_records_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
vnt_machine_records_init (VntMachineRecords *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *heading = gtk_label_new (_ ("Failures and Software"));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (box), heading);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Failures and Software"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * vnt_machine_records_new:
 * @desk: an open desk
 * @beside: gets the focus when what has it goes; lives as long as the list
 *
 * Returns: (transfer floating): a list of nothing, which is not seen
 */
GtkWidget *
vnt_machine_records_new (VntDesk *desk, GtkWidget *beside)
{
  VntMachineRecords *self = g_object_new (VNT_TYPE_MACHINE_RECORDS, NULL);

  self->desk = g_object_ref (desk);
  self->beside = beside;
  return GTK_WIDGET (self);
}

/**
 * vnt_machine_records_show:
 * @machine: a machine's number
 *
 * Shows what is written down of it by now.
 */
void
vnt_machine_records_show (VntMachineRecords *self, gint64 machine)
{
  g_return_if_fail (VNT_IS_MACHINE_RECORDS (self));

  if (self->machine != machine)
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->machine = machine;
  stop_loading (self);
  self->loading = g_cancellable_new ();
  vnt_desk_load_records_async (self->desk, machine, self->loading, on_loaded, g_object_ref (self));
}
