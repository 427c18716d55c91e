/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-macros-window.h"

#include <glib/gi18n.h>

#include "vnt-desk-macros.h"
#include "vnt-exchange-file.h"
#include "vnt-macro-form.h"
#include "vnt-macro-words.h"

/* What is changed is saved after a pause this long. */
#define SAVE_DELAY_MS 400

struct _VntMacrosWindow
{
  AdwWindow parent_instance;

  VntDesk *desk;
  VntMacroList *macros;
  char *shown; /* identity of the macro in the form */
  char *wanted; /* of the one to show once it is there */
  VntMacro *deleted; /* the last one, for undo */
  guint save_id;
  gboolean filling;

  AdwToastOverlay *toasts;
  AdwLeaflet *leaflet;
  GtkListBox *list;
  GtkWidget *back;
  GtkWidget *form;
  VntMacroForm *editor;
};

static const VntExchange exchange = {
  .import_title = N_ ("Import Macros"),
  .export_title = N_ ("Export Macros"),
  .file_name = N_ ("Ventanilla macros.json"),
  .read = vnt_macros_read,
  .write = vnt_macros_write,
};

G_DEFINE_FINAL_TYPE (VntMacrosWindow, vnt_macros_window, ADW_TYPE_WINDOW)

static void
say (VntMacrosWindow *self, const char *text)
{
  g_autofree char *title = g_markup_escape_text (text, -1);

  if (self->toasts != NULL)
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (title));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VntMacrosWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!vnt_desk_save_macros_finish (VNT_DESK (source), result, &error))
    say (self, error->message);
}

static void
save_all (VntMacrosWindow *self, GPtrArray *macros)
{
  vnt_desk_save_macros_async (self->desk, macros, NULL, on_saved, g_object_ref (self));
}

static void
save_one (VntMacrosWindow *self, VntMacro *macro)
{
  g_autoptr (GPtrArray) macros = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_macro_unref);

  g_ptr_array_add (macros, vnt_macro_ref (macro));
  save_all (self, macros);
}

static gboolean
save (gpointer data)
{
  VntMacrosWindow *self = data;
  g_autoptr (VntMacro) macro = vnt_macro_form_make (self->editor);

  self->save_id = 0;
  if (macro != NULL)
    save_one (self, macro);
  return G_SOURCE_REMOVE;
}

static void
flush (VntMacrosWindow *self)
{
  if (self->save_id == 0)
    return;
  g_clear_handle_id (&self->save_id, g_source_remove);
  save (self);
}

static void
on_edited (VntMacrosWindow *self)
{
  if (self->save_id == 0)
    self->save_id = g_timeout_add (SAVE_DELAY_MS, save, self);
}

static VntMacro *
find (VntMacrosWindow *self, const char *uuid)
{
  GPtrArray *macros = vnt_macro_list_get_macros (self->macros);

  for (guint i = 0; uuid != NULL && i < macros->len; i++)
    if (g_str_equal (((VntMacro *) g_ptr_array_index (macros, i))->uuid, uuid))
      return g_ptr_array_index (macros, i);
  return NULL;
}

static void
show_macro (VntMacrosWindow *self, const char *uuid)
{
  if (g_strcmp0 (self->shown, uuid) == 0)
    return;
  flush (self);
  g_free (self->shown);
  self->shown = g_strdup (uuid);
  vnt_macro_form_show (self->editor, find (self, uuid));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "macros.delete", uuid != NULL);
}

static void
on_row_selected (VntMacrosWindow *self, GtkListBoxRow *row)
{
  if (!self->filling && row != NULL)
    show_macro (self, g_object_get_data (G_OBJECT (row), "vnt-uuid"));
}

static void
on_row_activated (VntMacrosWindow *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static GtkWidget *
new_row (VntDesk *desk, const VntMacro *macro)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *about = vnt_macro_words_about (desk, macro);
  g_autofree char *subtitle = g_markup_escape_text (about, -1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), macro->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "vnt-uuid", g_strdup (macro->uuid), g_free);
  return row;
}

/* The rows are made anew; the form only when what it shows is gone. */
static void
show_list (VntMacrosWindow *self)
{
  GPtrArray *macros = vnt_macro_list_get_macros (self->macros);
  GtkListBoxRow *row;

  self->filling = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < macros->len; i++)
    {
      const VntMacro *macro = g_ptr_array_index (macros, i);
      GtkWidget *made = new_row (self->desk, macro);

      gtk_list_box_append (self->list, made);
      if (g_strcmp0 (macro->uuid, self->wanted != NULL ? self->wanted : self->shown) == 0)
        gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (made));
    }
  self->filling = FALSE;
  if (self->wanted != NULL && find (self, self->wanted) != NULL)
    {
      g_autofree char *wanted = g_steal_pointer (&self->wanted);

      show_macro (self, wanted);
      adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
      vnt_macro_form_focus (self->editor);
    }
  else if (self->shown != NULL && find (self, self->shown) == NULL)
    show_macro (self, NULL);
}

static void
action_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntMacrosWindow *self = VNT_MACROS_WINDOW (widget);
  g_autoptr (VntMacro) macro = vnt_macro_new (_ ("New Macro"));

  flush (self);
  g_free (self->wanted);
  self->wanted = g_strdup (macro->uuid);
  save_one (self, macro);
}

static void
on_deleted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VntMacrosWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!vnt_desk_delete_macro_finish (VNT_DESK (source), result, &error))
    say (self, error->message);
}

static void
action_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntMacrosWindow *self = VNT_MACROS_WINDOW (widget);
  g_autoptr (VntMacro) macro = vnt_macro_form_make (self->editor);
  g_autofree char *said = NULL;
  g_autofree char *title = NULL;
  AdwToast *toast;

  if (macro == NULL)
    return;
  g_clear_handle_id (&self->save_id, g_source_remove);
  g_clear_pointer (&self->deleted, vnt_macro_unref);
  self->deleted = vnt_macro_ref (macro);
  vnt_desk_delete_macro_async (self->desk, macro->uuid, NULL, on_deleted, g_object_ref (self));
  said = g_strdup_printf (_ ("“%s” deleted"), macro->name);
  title = g_markup_escape_text (said, -1);
  toast = adw_toast_new (title);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "macros.undo");
  adw_toast_overlay_add_toast (self->toasts, toast);
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
action_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntMacrosWindow *self = VNT_MACROS_WINDOW (widget);
  g_autoptr (VntMacro) macro = g_steal_pointer (&self->deleted);

  if (macro == NULL)
    return;
  g_free (self->wanted);
  self->wanted = g_strdup (macro->uuid);
  save_one (self, macro);
}

static void
on_imported (VntMacrosWindow *self, GPtrArray *macros)
{
  g_autofree char *said =
    g_strdup_printf (ngettext ("%u macro brought", "%u macros brought", macros->len), macros->len);

  save_all (self, macros);
  say (self, said);
}

static void
action_import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntMacrosWindow *self = VNT_MACROS_WINDOW (widget);

  flush (self);
  vnt_exchange_import (GTK_WINDOW (self), &exchange, (VntExchangeRead) on_imported,
                       (VntExchangeFailed) say);
}

static void
action_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntMacrosWindow *self = VNT_MACROS_WINDOW (widget);

  flush (self);
  vnt_exchange_export (GTK_WINDOW (self), &exchange, vnt_macro_list_get_macros (self->macros),
                       (VntExchangeFailed) say);
}

static void
action_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntMacrosWindow *self = VNT_MACROS_WINDOW (widget);

  if (adw_leaflet_get_folded (self->leaflet) &&
      adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK))
    return;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
vnt_macros_window_close_request (GtkWindow *window)
{
  flush (VNT_MACROS_WINDOW (window));
  return GTK_WINDOW_CLASS (vnt_macros_window_parent_class)->close_request (window);
}

static void
on_folded (VntMacrosWindow *self)
{
  gtk_widget_set_visible (self->back, adw_leaflet_get_folded (self->leaflet));
}

static void
vnt_macros_window_dispose (GObject *object)
{
  VntMacrosWindow *self = VNT_MACROS_WINDOW (object);

  g_clear_handle_id (&self->save_id, g_source_remove);
  if (self->macros != NULL)
    g_signal_handlers_disconnect_by_data (self->macros, self);
  g_clear_object (&self->macros);
  g_clear_object (&self->desk);
  self->toasts = NULL;
  G_OBJECT_CLASS (vnt_macros_window_parent_class)->dispose (object);
}

static void
vnt_macros_window_finalize (GObject *object)
{
  VntMacrosWindow *self = VNT_MACROS_WINDOW (object);

  g_free (self->shown);
  g_free (self->wanted);
  g_clear_pointer (&self->deleted, vnt_macro_unref);
  G_OBJECT_CLASS (vnt_macros_window_parent_class)->finalize (object);
}

static void
vnt_macros_window_class_init (VntMacrosWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_macros_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_macros_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = vnt_macros_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ventanilla/macros/vnt-macros-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VntMacrosWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, VntMacrosWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, VntMacrosWindow, list);
  gtk_widget_class_bind_template_child (widget_class, VntMacrosWindow, back);
  gtk_widget_class_bind_template_child (widget_class, VntMacrosWindow, form);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_folded);
  gtk_widget_class_install_action (widget_class, "macros.add", NULL, action_add);
  gtk_widget_class_install_action (widget_class, "macros.delete", NULL, action_delete);
  gtk_widget_class_install_action (widget_class, "macros.undo", NULL, action_undo);
  gtk_widget_class_install_action (widget_class, "macros.import", NULL, action_import);
  gtk_widget_class_install_action (widget_class, "macros.export", NULL, action_export);
  gtk_widget_class_install_action (widget_class, "macros.back", NULL, action_back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "macros.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "macros.add",
                                       NULL);
}

static void
vnt_macros_window_init (VntMacrosWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "macros.delete", FALSE);
}

/**
 * vnt_macros_window_new:
 * @parent: the window it belongs to
 * @desk: an open desk
 *
 * Returns: (transfer none): a window beside the desk; present it
 */
GtkWindow *
vnt_macros_window_new (GtkWindow *parent, VntDesk *desk)
{
  VntMacrosWindow *self = g_object_new (VNT_TYPE_MACROS_WINDOW, "transient-for", parent, NULL);

  self->desk = g_object_ref (desk);
  self->editor = VNT_MACRO_FORM (vnt_macro_form_new (desk));
  gtk_widget_set_vexpand (GTK_WIDGET (self->editor), TRUE);
  gtk_box_append (GTK_BOX (self->form), GTK_WIDGET (self->editor));
  g_signal_connect_object (self->editor, "changed", G_CALLBACK (on_edited), self,
                           G_CONNECT_SWAPPED);
  self->macros = vnt_desk_list_macros (desk);
  g_signal_connect_swapped (self->macros, "changed", G_CALLBACK (show_list), self);
  return GTK_WINDOW (self);
}
