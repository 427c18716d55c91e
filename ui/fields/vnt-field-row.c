/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-field-row.h"

#include <glib/gi18n.h>

#include "vnt-value-editor.h"

struct _VntFieldRow
{
  GtkWidget parent_instance;

  GtkLabel *mark;
  GtkLabel *hint;
  GtkLabel *problem;
  GtkWidget *editor;
  GtkWidget *spoken; /* what of the editor is called by the title */
  guint serial; /* of the last change: what is said of one before it is out of date */
};

G_DEFINE_FINAL_TYPE (VntFieldRow, vnt_field_row, GTK_TYPE_WIDGET)

static void
vnt_field_row_dispose (GObject *object)
{
  VntFieldRow *self = VNT_FIELD_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->mark = NULL;
  self->problem = NULL;
  self->hint = NULL;
  self->editor = NULL;
  self->spoken = NULL;
  G_OBJECT_CLASS (vnt_field_row_parent_class)->dispose (object);
}

static void
vnt_field_row_class_init (VntFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_field_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "fieldrow");
}

static void
vnt_field_row_init (VntFieldRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
}

/**
 * vnt_field_row_new:
 * @title: the field's name, translated
 * @editor: what shows and changes it
 *
 * Returns: (transfer floating): a row whose editor is called by its title
 */
GtkWidget *
vnt_field_row_new (const char *title, GtkWidget *editor)
{
  VntFieldRow *self = g_object_new (VNT_TYPE_FIELD_ROW, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (title);

  self->mark = GTK_LABEL (gtk_label_new (NULL));
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  self->hint = GTK_LABEL (gtk_label_new (NULL));
  self->editor = editor;
  self->spoken =
    VNT_IS_VALUE_EDITOR (editor) ? vnt_value_editor_get_spoken (VNT_VALUE_EDITOR (editor)) : editor;
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (name, "caption");
  gtk_widget_add_css_class (name, "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->mark), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->mark), "field-waiting");
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  gtk_label_set_xalign (self->problem, 0);
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->mark));
  gtk_widget_set_parent (line, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "dim-label");
  gtk_label_set_xalign (self->hint, 0);
  gtk_label_set_wrap (self->hint, TRUE);
  gtk_label_set_wrap_mode (self->hint, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), FALSE);
  gtk_widget_set_parent (editor, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->hint), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->problem), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spoken), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  vnt_field_row_set_mark (self, VNT_FIELD_ROW_SAVED);
  return GTK_WIDGET (self);
}

/**
 * vnt_field_row_set_mark:
 * @mark: how far its last change has come
 *
 * A sign and a word beside the name, and the same as the editor's description.
 */
void
vnt_field_row_set_mark (VntFieldRow *self, VntFieldRowMark mark)
{
  const char *text = "";

  g_return_if_fail (VNT_IS_FIELD_ROW (self));

  if (mark == VNT_FIELD_ROW_WAITING)
    /* Translators: a changed field that the server does not have yet */
    text = _ ("⏳ waiting");
  else if (mark == VNT_FIELD_ROW_ATTENTION)
    text = _ ("✕ not changed");
  gtk_label_set_label (self->mark, text);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), *text != '\0');
  if (mark == VNT_FIELD_ROW_ATTENTION)
    gtk_widget_add_css_class (GTK_WIDGET (self->mark), "attention");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->mark), "attention");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spoken),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/**
 * vnt_field_row_set_operation:
 * @operation: (nullable): the last change of the field that waits
 */
void
vnt_field_row_set_operation (VntFieldRow *self, const VntOperation *operation)
{
  VntFieldRowMark mark = VNT_FIELD_ROW_SAVED;

  if (operation != NULL)
    mark = operation->state == VNT_STATE_REFUSED || operation->state == VNT_STATE_CONFLICT
             ? VNT_FIELD_ROW_ATTENTION
             : VNT_FIELD_ROW_WAITING;
  vnt_field_row_set_mark (self, mark);
}

/**
 * vnt_field_row_set_hint:
 * @hint: (nullable): what to fill in
 */
void
vnt_field_row_set_hint (VntFieldRow *self, const char *hint)
{
  g_return_if_fail (VNT_IS_FIELD_ROW (self));

  gtk_label_set_label (self->hint, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), hint != NULL && *hint != '\0');
}

/**
 * vnt_field_row_next_serial:
 *
 * A change of the field begins.
 *
 * Returns: its number
 */
guint
vnt_field_row_next_serial (VntFieldRow *self)
{
  g_return_val_if_fail (VNT_IS_FIELD_ROW (self), 0);

  return ++self->serial;
}

/**
 * vnt_field_row_get_serial:
 *
 * Returns: the number of the last change
 */
guint
vnt_field_row_get_serial (VntFieldRow *self)
{
  g_return_val_if_fail (VNT_IS_FIELD_ROW (self), 0);

  return self->serial;
}

/**
 * vnt_field_row_set_problem:
 * @text: (nullable): why it could not be changed, %NULL when all is well
 */
void
vnt_field_row_set_problem (VntFieldRow *self, const char *text)
{
  g_return_if_fail (VNT_IS_FIELD_ROW (self));

  if (self->problem == NULL)
    return;
  gtk_label_set_label (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

/**
 * vnt_field_row_set_locked:
 * @why: (nullable): why it may not be changed, %NULL when it may
 */
void
vnt_field_row_set_locked (VntFieldRow *self, const char *why)
{
  g_return_if_fail (VNT_IS_FIELD_ROW (self));

  gtk_widget_set_sensitive (self->editor, why == NULL);
  /* On the row: what is insensitive has no tooltip of its own. */
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), why);
}
