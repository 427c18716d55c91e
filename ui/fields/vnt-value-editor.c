/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-value-editor.h"

enum
{
  SIGNAL_EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (VntValueEditor, vnt_value_editor, GTK_TYPE_WIDGET)

static void
vnt_value_editor_default_init (VntValueEditorInterface *iface)
{
  signals[SIGNAL_EDITED] = g_signal_new ("edited", VNT_TYPE_VALUE_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

/**
 * vnt_value_editor_show:
 * @values: (array zero-terminated=1): what the field holds
 * @other: whether it is another ticket's: what is being typed for the same one stays as it is
 */
void
vnt_value_editor_show (VntValueEditor *self, const char *const *values, gboolean other)
{
  g_return_if_fail (VNT_IS_VALUE_EDITOR (self));
  g_return_if_fail (values != NULL);

  VNT_VALUE_EDITOR_GET_IFACE (self)->show (self, values, other);
}

/**
 * vnt_value_editor_flush:
 *
 * Says "edited" now, when something was typed that was not said yet.
 */
void
vnt_value_editor_flush (VntValueEditor *self)
{
  g_return_if_fail (VNT_IS_VALUE_EDITOR (self));

  if (VNT_VALUE_EDITOR_GET_IFACE (self)->flush != NULL)
    VNT_VALUE_EDITOR_GET_IFACE (self)->flush (self);
}

/**
 * vnt_value_editor_flush_all:
 * @within: a form
 *
 * The same of all editors in it.
 */
void
vnt_value_editor_flush_all (GtkWidget *within)
{
  if (VNT_IS_VALUE_EDITOR (within))
    {
      vnt_value_editor_flush (VNT_VALUE_EDITOR (within));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    vnt_value_editor_flush_all (child);
}

/**
 * vnt_value_editor_watch:
 * @within: an editor, or what holds some
 * @typed: called with @object whenever something is typed in one of them
 * @object: while it is there
 *
 * An editor says what was filled in when it is left: a form that keeps it meanwhile needs to know sooner.
 */
void
vnt_value_editor_watch (GtkWidget *within, GCallback typed, GObject *object)
{
  if (GTK_IS_TEXT_VIEW (within))
    g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (within)), "changed", typed,
                             object, G_CONNECT_SWAPPED);
  else if (GTK_IS_ENTRY (within))
    g_signal_connect_object (within, "changed", typed, object, G_CONNECT_SWAPPED);
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    vnt_value_editor_watch (child, typed, object);
}

/**
 * vnt_value_editor_get_spoken:
 *
 * Returns: (transfer none): which widget of it takes the focus, and with it the field's name
 */
GtkWidget *
vnt_value_editor_get_spoken (VntValueEditor *self)
{
  g_return_val_if_fail (VNT_IS_VALUE_EDITOR (self), NULL);

  if (VNT_VALUE_EDITOR_GET_IFACE (self)->get_spoken == NULL)
    return GTK_WIDGET (self);
  return VNT_VALUE_EDITOR_GET_IFACE (self)->get_spoken (self);
}

/**
 * vnt_value_editor_edited:
 * @value: what the field shall be
 *
 * For the widgets that implement this.
 */
void
vnt_value_editor_edited (VntValueEditor *self, const char *value)
{
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, value);
}
