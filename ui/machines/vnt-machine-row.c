/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-machine-row.h"

#include <glib/gi18n.h>

#include "vnt-machine-words.h"
#include "vnt-status.h"

struct _VntMachineRow
{
  GtkListBoxRow parent_instance;

  gint64 machine;
};

G_DEFINE_FINAL_TYPE (VntMachineRow, vnt_machine_row, GTK_TYPE_LIST_BOX_ROW)

static void
vnt_machine_row_class_init (VntMachineRowClass *klass)
{
}

static void
vnt_machine_row_init (VntMachineRow *self)
{
}

static GtkWidget *
new_label (const char *text, gboolean dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  if (dim)
    {
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
    }
  return label;
}

/**
 * vnt_machine_row_new:
 * @machine: what it shows
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
vnt_machine_row_new (const VntMachine *machine)
{
  VntMachineRow *self = g_object_new (VNT_TYPE_MACHINE_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *status = gtk_label_new (vnt_status_label (machine->status));
  g_autofree char *about = vnt_machine_words_about (machine);
  g_autofree char *waiting = vnt_machine_words_waiting (machine);
  g_autofree char *second =
    waiting != NULL ? g_strdup_printf ("%s · %s", waiting, about) : g_strdup (about);
  g_autofree char *spoken =
    g_strdup_printf ("%s, %s, %s", machine->name, vnt_status_label (machine->status), second);

  self->machine = machine->id;
  gtk_widget_add_css_class (status, "dim-label");
  gtk_widget_add_css_class (status, "caption");
  gtk_box_append (GTK_BOX (line), new_label (machine->name, FALSE));
  gtk_box_append (GTK_BOX (line), status);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), new_label (second, TRUE));
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return GTK_WIDGET (self);
}

/**
 * vnt_machine_row_get_machine:
 *
 * Returns: the number of the machine it shows
 */
gint64
vnt_machine_row_get_machine (VntMachineRow *self)
{
  return self->machine;
}
