/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-people-editor.h"

#include <glib/gi18n.h>

#include "vnt-changes.h"
#include "vnt-chips.h"
#include "vnt-desk-ask.h"
#include "vnt-dispose.h"
#include "vnt-picker.h"

#define MOST_OFFERED 20

struct _VntPeopleEditor
{
  GtkWidget parent_instance;

  VntDesk *desk;
  GCancellable *search;
  VntChips *chips;
  VntPicker *picker;
  GStrv values;
  GHashTable *offered; /* who was found since this was made */
  GHashTable *shown; /* who is offered now */
  char *text; /* what they were looked for by */
};

static void vnt_people_editor_iface_init (VntValueEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VntPeopleEditor,
                               vnt_people_editor,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (VNT_TYPE_VALUE_EDITOR,
                                                      vnt_people_editor_iface_init))

static const char *
value_of (const VntPerson *person)
{
  return person->address != NULL && *person->address != '\0' ? person->address : person->login;
}

static void
offer (VntPeopleEditor *self, const VntPerson *person)
{
  const char *value = value_of (person);

  if (g_strv_contains ((const char *const *) self->values, value))
    return;
  g_hash_table_add (self->offered, g_strdup (value));
  g_hash_table_add (self->shown, g_strdup (value));
  if (person->name != NULL && *person->name != '\0')
    vnt_picker_add (self->picker, value, person->name, value);
  else
    vnt_picker_add (self->picker, value, value, NULL);
}

/* Who is known here stands first; those only the server knows come below, if they come at all. */
static void
on_asked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntPeopleEditor) self = user_data;
  g_autoptr (GPtrArray) people = vnt_desk_ask_people_finish (VNT_DESK (source), result, NULL);

  if (people == NULL || self->picker == NULL)
    return;
  for (guint i = 0; i < people->len; i++)
    if (!g_hash_table_contains (self->shown, value_of (people->pdata[i])))
      offer (self, people->pdata[i]);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntPeopleEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = vnt_desk_search_people_finish (VNT_DESK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->picker == NULL)
    return;
  for (guint i = 0; people != NULL && i < MIN (people->len, MOST_OFFERED); i++)
    offer (self, g_ptr_array_index (people, i));
  vnt_picker_done (self->picker);
  vnt_desk_ask_people_async (self->desk, self->text, FALSE, self->search, on_asked,
                             g_object_ref (self));
}

static void
stop_search (VntPeopleEditor *self)
{
  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
}

static void
on_search (VntPeopleEditor *self, const char *text)
{
  stop_search (self);
  if (self->desk == NULL)
    return;
  self->search = g_cancellable_new ();
  g_hash_table_remove_all (self->shown);
  g_free (self->text);
  self->text = g_strdup (text);
  vnt_desk_search_people_async (self->desk, text, FALSE, self->search, on_found,
                                g_object_ref (self));
}

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

  g_strfreev (self->values);
  self->values = g_strdupv ((GStrv) values);
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

  stop_search (self);
  self->picker = NULL;
  vnt_unparent_children (GTK_WIDGET (self));
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_people_editor_parent_class)->dispose (object);
}

static void
vnt_people_editor_finalize (GObject *object)
{
  g_strfreev (VNT_PEOPLE_EDITOR (object)->values);
  g_hash_table_unref (VNT_PEOPLE_EDITOR (object)->offered);
  g_hash_table_unref (VNT_PEOPLE_EDITOR (object)->shown);
  g_free (VNT_PEOPLE_EDITOR (object)->text);
  G_OBJECT_CLASS (vnt_people_editor_parent_class)->finalize (object);
}

static void
vnt_people_editor_class_init (VntPeopleEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_people_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_people_editor_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
vnt_people_editor_init (VntPeopleEditor *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  self->values = g_new0 (char *, 1);
  self->offered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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
  g_signal_connect_swapped (self->picker, "search", G_CALLBACK (on_search), self);
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

  g_set_object (&self->desk, desk);
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

  return g_hash_table_contains (self->offered, value);
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
