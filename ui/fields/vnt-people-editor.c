/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-people-editor.h"

#include <glib/gi18n.h>

#include "vnt-changes.h"
#include "vnt-chips.h"
#include "vnt-dispose.h"
#include "vnt-people-search.h"

struct _VntPeopleEditor
{
  GtkWidget parent_instance;

  VntPeopleSearch *search;
  VntChips *chips;
  VntPicker *picker;
};

static void vnt_people_editor_iface_init (VntValueEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VntPeopleEditor,
                               vnt_people_editor,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (VNT_TYPE_VALUE_EDITOR,
                                                      vnt_people_editor_iface_init))

static void
say (VntPeopleEditor *self, const char *added, const char *removed)
{
  const char *come[] = { added, NULL };
  const char *go[] = { removed, NULL };
  g_autofree char *changes = vnt_changes_make (come, go);

  vnt_value_editor_edited (VNT_VALUE_EDITOR (self), changes);
}

static void
on_chosen (VntPeopleEditor *self, const char *value)
{
  say (self, value, NULL);
}

static void
on_removed (VntPeopleEditor *self, const char *value)
{
  say (self, NULL, value);
}

static void
vnt_people_editor_show (VntValueEditor *editor, const char *const *values, gboolean other)
{
  VntPeopleEditor *self = VNT_PEOPLE_EDITOR (editor);

  vnt_people_search_leave_out (self->search, values);
  vnt_chips_show (self->chips, values, NULL);
}

static GtkWidget *
vnt_people_editor_get_spoken (VntValueEditor *editor)
{
  return GTK_WIDGET (VNT_PEOPLE_EDITOR (editor)->chips);
}

static void
vnt_people_editor_iface_init (VntValueEditorInterface *iface)
{
  iface->show = vnt_people_editor_show;
  iface->get_spoken = vnt_people_editor_get_spoken;
}

static void
vnt_people_editor_dispose (GObject *object)
{
  VntPeopleEditor *self = VNT_PEOPLE_EDITOR (object);

  if (self->search != NULL)
    vnt_people_search_stop (self->search);
  g_clear_object (&self->search);
  self->picker = NULL;
  vnt_unparent_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (vnt_people_editor_parent_class)->dispose (object);
}

static void
vnt_people_editor_class_init (VntPeopleEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_people_editor_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
vnt_people_editor_init (VntPeopleEditor *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
}

/**
 * vnt_people_editor_new:
 * @title: what these people are on the ticket, translated
 *
 * Returns: (transfer floating): nobody
 */
GtkWidget *
vnt_people_editor_new (const char *title)
{
  VntPeopleEditor *self = g_object_new (VNT_TYPE_PEOPLE_EDITOR, NULL);
  g_autofree char *name = g_strdup_printf (_ ("Add to %s"), title);

  self->chips = VNT_CHIPS (vnt_chips_new (FALSE));
  self->picker = VNT_PICKER (vnt_picker_new (_ ("Add…"), _ ("Name or e-mail address")));
  vnt_picker_set_name (self->picker, name);
  vnt_picker_set_free (self->picker, TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self->picker), GTK_ALIGN_START);
  g_signal_connect_swapped (self->chips, "removed", G_CALLBACK (on_removed), self);
  self->search = vnt_people_search_new (self->picker);
  g_signal_connect_swapped (self->picker, "chosen", G_CALLBACK (on_chosen), self);
  gtk_widget_set_parent (GTK_WIDGET (self->chips), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->picker), GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/**
 * vnt_people_editor_set_desk:
 * @desk: (nullable): where people are looked up
 */
void
vnt_people_editor_set_desk (VntPeopleEditor *self, VntDesk *desk)
{
  g_return_if_fail (VNT_IS_PEOPLE_EDITOR (self));

  if (self->search != NULL)
    vnt_people_search_set_desk (self->search, desk);
}

/**
 * vnt_people_editor_offered:
 * @value: a login or an address
 *
 * Returns: whether it is somebody who was found
 */
gboolean
vnt_people_editor_offered (VntPeopleEditor *self, const char *value)
{
  g_return_val_if_fail (VNT_IS_PEOPLE_EDITOR (self), FALSE);

  return vnt_people_search_found (self->search, value);
}

/**
 * vnt_people_editor_open:
 *
 * Asks for somebody to add.
 */
void
vnt_people_editor_open (VntPeopleEditor *self)
{
  g_return_if_fail (VNT_IS_PEOPLE_EDITOR (self));

  vnt_picker_open (self->picker);
}
