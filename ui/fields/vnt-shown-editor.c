/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-shown-editor.h"

#include <glib/gi18n.h>

#include "vnt-dispose.h"

struct _VntShownEditor
{
  GtkWidget parent_instance;

  GtkLabel *label;
};

static void vnt_shown_editor_iface_init (VntValueEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VntShownEditor,
                               vnt_shown_editor,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (VNT_TYPE_VALUE_EDITOR,
                                                      vnt_shown_editor_iface_init))

static void
vnt_shown_editor_show (VntValueEditor *editor, const char *const *values, gboolean other)
{
  g_autofree char *text = g_strjoinv ("\n", (GStrv) values);

  gtk_label_set_label (VNT_SHOWN_EDITOR (editor)->label, *text != '\0' ? text : _ ("No value"));
}

static void
vnt_shown_editor_iface_init (VntValueEditorInterface *iface)
{
  iface->show = vnt_shown_editor_show;
}

static void
vnt_shown_editor_dispose (GObject *object)
{
  vnt_unparent_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (vnt_shown_editor_parent_class)->dispose (object);
}

static void
vnt_shown_editor_class_init (VntShownEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_shown_editor_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
vnt_shown_editor_init (VntShownEditor *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (self->label, TRUE);
  gtk_widget_set_can_focus (GTK_WIDGET (self->label), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
}

/**
 * vnt_shown_editor_new:
 * @title: the field's name
 * @custom: (nullable): how it is filled, %NULL when that is not known
 *
 * Returns: (transfer floating): what shows values
 */
GtkWidget *
vnt_shown_editor_new (const char *title, const VntCustomField *custom)
{
  GtkWidget *self = g_object_new (VNT_TYPE_SHOWN_EDITOR, NULL);

  gtk_widget_set_tooltip_text (self, custom != NULL && custom->kind == VNT_CUSTOM_OTHER
                                       ? _ ("Pictures and files are changed in the browser.")
                                       : _ ("The server does not say how this is filled in."));
  return self;
}
