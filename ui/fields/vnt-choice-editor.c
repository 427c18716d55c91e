/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-choice-editor.h"

#include <glib/gi18n.h>

#include "vnt-dispose.h"
#include "vnt-drop-down.h"
#include "vnt-in-view.h"

/* The drop-down's first line is for none. */
struct _VntChoiceEditor
{
  GtkWidget parent_instance;

  GtkDropDown *drop_down;
  GStrv choices;
  char *shown; /* what the field holds */
  gboolean filling;
};

static void vnt_choice_editor_iface_init (VntValueEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VntChoiceEditor,
                               vnt_choice_editor,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (VNT_TYPE_VALUE_EDITOR,
                                                      vnt_choice_editor_iface_init))

static const char *
nth (VntChoiceEditor *self, guint position)
{
  GListModel *model = gtk_drop_down_get_model (self->drop_down);

  if (position == 0 || model == NULL || position >= g_list_model_get_n_items (model))
    return "";
  return gtk_string_list_get_string (GTK_STRING_LIST (model), position);
}

static void
on_chosen (VntChoiceEditor *self)
{
  const char *value;

  if (self->filling)
    return;
  value = nth (self, gtk_drop_down_get_selected (self->drop_down));
  if (!g_str_equal (value, self->shown))
    vnt_value_editor_edited (VNT_VALUE_EDITOR (self), value);
}

/* A value that is not offered any more is still shown. */
static void
vnt_choice_editor_show (VntValueEditor *editor, const char *const *values, gboolean other)
{
  VntChoiceEditor *self = VNT_CHOICE_EDITOR (editor);
  const char *value = values[0] != NULL ? values[0] : "";
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;
  guint selected = 0;
  guint n = 1;

  g_strv_builder_add (builder, _ ("No value"));
  for (guint i = 0; self->choices[i] != NULL; i++, n++)
    {
      g_strv_builder_add (builder, self->choices[i]);
      if (g_str_equal (self->choices[i], value))
        selected = n;
    }
  if (*value != '\0' && selected == 0)
    {
      g_strv_builder_add (builder, value);
      selected = n;
    }
  lines = g_strv_builder_end (builder);
  g_free (self->shown);
  self->shown = g_strdup (value);
  self->filling = TRUE;
  vnt_drop_down_offer (self->drop_down, (const char *const *) lines);
  gtk_drop_down_set_selected (self->drop_down, selected);
  self->filling = FALSE;
}

static GtkWidget *
vnt_choice_editor_get_spoken (VntValueEditor *editor)
{
  return GTK_WIDGET (VNT_CHOICE_EDITOR (editor)->drop_down);
}

static void
vnt_choice_editor_iface_init (VntValueEditorInterface *iface)
{
  iface->show = vnt_choice_editor_show;
  iface->get_spoken = vnt_choice_editor_get_spoken;
}

static void
vnt_choice_editor_dispose (GObject *object)
{
  VNT_CHOICE_EDITOR (object)->filling = TRUE;
  vnt_unparent_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (vnt_choice_editor_parent_class)->dispose (object);
}

static void
vnt_choice_editor_finalize (GObject *object)
{
  VntChoiceEditor *self = VNT_CHOICE_EDITOR (object);

  g_strfreev (self->choices);
  g_free (self->shown);
  G_OBJECT_CLASS (vnt_choice_editor_parent_class)->finalize (object);
}

static void
vnt_choice_editor_class_init (VntChoiceEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_choice_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_choice_editor_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
vnt_choice_editor_init (VntChoiceEditor *self)
{
  self->shown = g_strdup ("");
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  vnt_in_view_keep (GTK_WIDGET (self->drop_down));
  gtk_drop_down_set_expression (self->drop_down,
                                gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL,
                                                             "string"));
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (on_chosen), self);
  gtk_widget_set_parent (GTK_WIDGET (self->drop_down), GTK_WIDGET (self));
}

/**
 * vnt_choice_editor_new:
 * @title: the field's name
 * @custom: how it is filled
 *
 * Returns: (transfer floating): an editor of no value
 */
GtkWidget *
vnt_choice_editor_new (const char *title, const VntCustomField *custom)
{
  VntChoiceEditor *self = g_object_new (VNT_TYPE_CHOICE_EDITOR, NULL);

  self->choices = g_strdupv (custom->choices);
  gtk_drop_down_set_enable_search (self->drop_down, g_strv_length (custom->choices) > 8);
  return GTK_WIDGET (self);
}
