/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-file-chip.h"

#include <glib/gi18n.h>

/**
 * VntFileChip:
 *
 * A file that goes with a draft, and a button to leave it out.
 *
 * Signals: "remove": the agent no longer wants to send it.
 */
struct _VntFileChip
{
  GtkWidget parent_instance;

  VntFile *file;
  GtkWidget *box;
};

enum
{
  SIGNAL_REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntFileChip, vnt_file_chip, GTK_TYPE_WIDGET)

static void
on_clicked (VntFileChip *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

static void
vnt_file_chip_dispose (GObject *object)
{
  VntFileChip *self = VNT_FILE_CHIP (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->file, vnt_file_unref);
  G_OBJECT_CLASS (vnt_file_chip_parent_class)->dispose (object);
}

static void
vnt_file_chip_class_init (VntFileChipClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_file_chip_dispose;
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
vnt_file_chip_init (VntFileChip *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->box, "chip");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * vnt_file_chip_new:
 *
 * Returns: (transfer floating): a chip for @file
 */
GtkWidget *
vnt_file_chip_new (VntFile *file)
{
  VntFileChip *self = g_object_new (VNT_TYPE_FILE_CHIP, NULL);
  g_autofree char *size = g_format_size ((guint64) MAX (file->size, 0));
  g_autofree char *text = g_strdup_printf ("%s · %s", file->name, size);
  g_autofree char *remove = g_strdup_printf (_ ("Do Not Send %s"), file->name);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->file = vnt_file_ref (file);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove,
                                  -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_box_append (GTK_BOX (self->box), label);
  gtk_box_append (GTK_BOX (self->box), button);
  return GTK_WIDGET (self);
}

/**
 * vnt_file_chip_get_file:
 *
 * Returns: (transfer none): the file it stands for
 */
VntFile *
vnt_file_chip_get_file (VntFileChip *self)
{
  g_return_val_if_fail (VNT_IS_FILE_CHIP (self), NULL);

  return self->file;
}
