/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-line-editor.h"

#include "vnt-dispose.h"
#include "vnt-picker.h"

struct _VntLineEditor
{
  GtkWidget parent_instance;

  GtkEditable *entry;
  char *shown; /* what the field holds */
  char *said; /* what was said last and may not be what it holds yet */
};

static void vnt_line_editor_iface_init (VntValueEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VntLineEditor,
                               vnt_line_editor,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (VNT_TYPE_VALUE_EDITOR,
                                                      vnt_line_editor_iface_init))

static void
say (VntLineEditor *self, gboolean again)
{
  g_autofree char *text = NULL;

  if (self->entry == NULL)
    return;
  text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  if (g_str_equal (text, self->shown) || (!again && g_strcmp0 (text, self->said) == 0))
    return;
  g_free (self->said);
  self->said = g_strdup (text);
  vnt_value_editor_edited (VNT_VALUE_EDITOR (self), text);
}

static void
on_entered (VntLineEditor *self)
{
  say (self, TRUE);
}

static void
on_left (VntLineEditor *self)
{
  say (self, FALSE);
}

static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  VntLineEditor *self = user_data;

  if (g_str_equal (gtk_editable_get_text (self->entry), self->shown))
    return FALSE;
  gtk_editable_set_text (self->entry, self->shown);
  g_clear_pointer (&self->said, g_free);
  return TRUE;
}

static void
on_chosen (VntLineEditor *self, const char *value)
{
  gtk_editable_set_text (self->entry, value);
  say (self, TRUE);
}

static void
vnt_line_editor_show (VntValueEditor *editor, const char *const *values, gboolean other)
{
  VntLineEditor *self = VNT_LINE_EDITOR (editor);
  const char *value = values[0] != NULL ? values[0] : "";
  const char *text = gtk_editable_get_text (self->entry);
  gboolean typing = !g_str_equal (text, self->shown);

  if (other || !typing)
    {
      if (!g_str_equal (text, value))
        gtk_editable_set_text (self->entry, value);
      g_clear_pointer (&self->said, g_free);
    }
  g_free (self->shown);
  self->shown = g_strdup (value);
}

static void
vnt_line_editor_flush (VntValueEditor *editor)
{
  say (VNT_LINE_EDITOR (editor), FALSE);
}

static GtkWidget *
vnt_line_editor_get_spoken (VntValueEditor *editor)
{
  return GTK_WIDGET (VNT_LINE_EDITOR (editor)->entry);
}

static void
vnt_line_editor_iface_init (VntValueEditorInterface *iface)
{
  iface->show = vnt_line_editor_show;
  iface->flush = vnt_line_editor_flush;
  iface->get_spoken = vnt_line_editor_get_spoken;
}

static void
vnt_line_editor_dispose (GObject *object)
{
  VNT_LINE_EDITOR (object)->entry = NULL;
  vnt_unparent_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (vnt_line_editor_parent_class)->dispose (object);
}

static void
vnt_line_editor_finalize (GObject *object)
{
  VntLineEditor *self = VNT_LINE_EDITOR (object);

  g_free (self->shown);
  g_free (self->said);
  G_OBJECT_CLASS (vnt_line_editor_parent_class)->finalize (object);
}

static void
vnt_line_editor_class_init (VntLineEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_line_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_line_editor_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
vnt_line_editor_init (VntLineEditor *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *entry = gtk_entry_new ();

  self->shown = g_strdup ("");
  self->entry = GTK_EDITABLE (entry);
  gtk_editable_set_width_chars (self->entry, 10);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_set_parent (entry, GTK_WIDGET (self));
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_entered), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (entry, focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_callback_action_new (on_escape, self, NULL)));
  gtk_widget_add_controller (entry, keys);
}

/**
 * vnt_line_editor_new:
 * @title: the field's name
 * @custom: how it is filled
 *
 * Returns: (transfer floating): an empty editor
 */
GtkWidget *
vnt_line_editor_new (const char *title, const VntCustomField *custom)
{
  VntLineEditor *self = g_object_new (VNT_TYPE_LINE_EDITOR, NULL);

  if (custom->choices[0] != NULL)
    {
      GtkWidget *picker = vnt_picker_new (NULL, title);

      vnt_picker_set_choices (VNT_PICKER (picker), (const char *const *) custom->choices);
      vnt_picker_set_name (VNT_PICKER (picker), title);
      gtk_widget_set_parent (picker, GTK_WIDGET (self));
      g_signal_connect_swapped (picker, "chosen", G_CALLBACK (on_chosen), self);
    }
  return GTK_WIDGET (self);
}
