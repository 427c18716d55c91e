/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-text-editor.h"

#include "vnt-dispose.h"

#define LOWEST 54
#define HIGHEST 160

struct _VntTextEditor
{
  GtkWidget parent_instance;

  GtkTextView *view;
  char *shown; /* what the field holds */
  char *said; /* what was said last and may not be what it holds yet */
};

static void vnt_text_editor_iface_init (VntValueEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VntTextEditor,
                               vnt_text_editor,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (VNT_TYPE_VALUE_EDITOR,
                                                      vnt_text_editor_iface_init))

static char *
get_text (VntTextEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
say (VntTextEditor *self)
{
  g_autofree char *text = NULL;

  if (self->view == NULL)
    return;
  text = get_text (self);
  if (g_str_equal (text, self->shown) || g_strcmp0 (text, self->said) == 0)
    return;
  g_free (self->said);
  self->said = g_strdup (text);
  vnt_value_editor_edited (VNT_VALUE_EDITOR (self), text);
}

static void
vnt_text_editor_show (VntValueEditor *editor, const char *const *values, gboolean other)
{
  VntTextEditor *self = VNT_TEXT_EDITOR (editor);
  g_auto (GStrv) parts = g_strsplit (values[0] != NULL ? values[0] : "", "\r", -1);
  g_autofree char *value = g_strjoinv ("", parts);
  g_autofree char *text = get_text (self);

  if (other || g_str_equal (text, self->shown))
    {
      if (!g_str_equal (text, value))
        gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), value, -1);
      g_clear_pointer (&self->said, g_free);
    }
  g_free (self->shown);
  self->shown = g_steal_pointer (&value);
}

static void
vnt_text_editor_flush (VntValueEditor *editor)
{
  say (VNT_TEXT_EDITOR (editor));
}

static GtkWidget *
vnt_text_editor_get_spoken (VntValueEditor *editor)
{
  return GTK_WIDGET (VNT_TEXT_EDITOR (editor)->view);
}

static void
vnt_text_editor_iface_init (VntValueEditorInterface *iface)
{
  iface->show = vnt_text_editor_show;
  iface->flush = vnt_text_editor_flush;
  iface->get_spoken = vnt_text_editor_get_spoken;
}

static void
vnt_text_editor_dispose (GObject *object)
{
  VNT_TEXT_EDITOR (object)->view = NULL;
  vnt_unparent_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (vnt_text_editor_parent_class)->dispose (object);
}

static void
vnt_text_editor_finalize (GObject *object)
{
  VntTextEditor *self = VNT_TEXT_EDITOR (object);

  g_free (self->shown);
  g_free (self->said);
  G_OBJECT_CLASS (vnt_text_editor_parent_class)->finalize (object);
}

static void
vnt_text_editor_class_init (VntTextEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_text_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_text_editor_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
vnt_text_editor_init (VntTextEditor *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->shown = g_strdup ("");
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_top_margin (self->view, 6);
  gtk_text_view_set_bottom_margin (self->view, 6);
  gtk_text_view_set_left_margin (self->view, 6);
  gtk_text_view_set_right_margin (self->view, 6);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (say), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), LOWEST);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), HIGHEST);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_add_css_class (scroller, "field-text");
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
}

/**
 * vnt_text_editor_new:
 * @title: the field's name
 * @custom: how it is filled
 *
 * Returns: (transfer floating): an empty editor
 */
GtkWidget *
vnt_text_editor_new (const char *title, const VntCustomField *custom)
{
  return g_object_new (VNT_TYPE_TEXT_EDITOR, NULL);
}
