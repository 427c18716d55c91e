/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-many-editor.h"

#include <glib/gi18n.h>

#include "vnt-changes.h"
#include "vnt-chips.h"
#include "vnt-dispose.h"
#include "vnt-picker.h"

struct _VntManyEditor
{
  GtkWidget parent_instance;

  VntChips *chips;
  VntPicker *picker;
  GStrv choices;
};

static void vnt_many_editor_iface_init (VntValueEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VntManyEditor,
                               vnt_many_editor,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (VNT_TYPE_VALUE_EDITOR,
                                                      vnt_many_editor_iface_init))

static void
on_chosen (VntManyEditor *self, const char *value)
{
  const char *values[] = { value, NULL };
  g_autofree char *changes = vnt_changes_make (values, NULL);

  vnt_value_editor_edited (VNT_VALUE_EDITOR (self), changes);
}

static void
on_removed (VntManyEditor *self, const char *value)
{
  const char *values[] = { value, NULL };
  g_autofree char *changes = vnt_changes_make (NULL, values);

  vnt_value_editor_edited (VNT_VALUE_EDITOR (self), changes);
}

/* What is there already is not offered again. */
static void
vnt_many_editor_show (VntValueEditor *editor, const char *const *values, gboolean other)
{
  VntManyEditor *self = VNT_MANY_EDITOR (editor);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) left = NULL;

  vnt_chips_show (self->chips, values, NULL);
  for (guint i = 0; self->choices[i] != NULL; i++)
    if (!g_strv_contains (values, self->choices[i]))
      g_strv_builder_add (builder, self->choices[i]);
  left = g_strv_builder_end (builder);
  vnt_picker_set_choices (self->picker, (const char *const *) left);
}

static GtkWidget *
vnt_many_editor_get_spoken (VntValueEditor *editor)
{
  return GTK_WIDGET (VNT_MANY_EDITOR (editor)->chips);
}

static void
vnt_many_editor_iface_init (VntValueEditorInterface *iface)
{
  iface->show = vnt_many_editor_show;
  iface->get_spoken = vnt_many_editor_get_spoken;
}

static void
vnt_many_editor_dispose (GObject *object)
{
  vnt_unparent_children (GTK_WIDGET (object));
  g_clear_pointer (&VNT_MANY_EDITOR (object)->choices, g_strfreev);
  G_OBJECT_CLASS (vnt_many_editor_parent_class)->dispose (object);
}

static void
vnt_many_editor_class_init (VntManyEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_many_editor_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
vnt_many_editor_init (VntManyEditor *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
}

/**
 * vnt_many_editor_new:
 * @title: the field's name
 * @custom: how it is filled
 *
 * Returns: (transfer floating): an editor of no values
 */
GtkWidget *
vnt_many_editor_new (const char *title, const VntCustomField *custom)
{
  VntManyEditor *self = g_object_new (VNT_TYPE_MANY_EDITOR, NULL);
  /* Translators: %s is the name of a field that holds many values */
  g_autofree char *name = g_strdup_printf (_ ("Add to %s"), title);

  self->choices = g_strdupv (custom->choices);
  self->chips = VNT_CHIPS (vnt_chips_new (FALSE));
  self->picker = VNT_PICKER (vnt_picker_new (_ ("Add…"), name));
  vnt_picker_set_name (self->picker, name);
  vnt_picker_set_free (self->picker,
                       custom->kind != VNT_CUSTOM_CHOICE || custom->choices[0] == NULL);
  gtk_widget_set_halign (GTK_WIDGET (self->picker), GTK_ALIGN_START);
  g_signal_connect_swapped (self->chips, "removed", G_CALLBACK (on_removed), self);
  g_signal_connect_swapped (self->picker, "chosen", G_CALLBACK (on_chosen), self);
  gtk_widget_set_parent (GTK_WIDGET (self->chips), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->picker), GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
