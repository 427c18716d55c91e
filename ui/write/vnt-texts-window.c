/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-texts-window.h"

#include <glib/gi18n.h>

#include "vnt-exchange-file.h"
#include "vnt-text-form.h"

/* What is changed is saved after a pause this long. */
#define SAVE_DELAY_MS 400

struct _VntTextsWindow
{
  AdwWindow parent_instance;

  VntDesk *desk;
  VntTextList *texts;
  char *shown; /* identity of the text in the form */
  char *wanted; /* of the one to show once it is there */
  VntTextModule *deleted; /* the last one, for undo */
  guint save_id;
  gboolean filling;

  AdwToastOverlay *toasts;
  AdwLeaflet *leaflet;
  GtkListBox *list;
  GtkWidget *back;
  GtkWidget *form;
  VntTextForm *editor;
};

static const VntExchange exchange = {
  .import_title = N_ ("Import Texts"),
  .export_title = N_ ("Export Texts"),
  .file_name = N_ ("Ventanilla texts.json"),
  .read = vnt_text_modules_read,
  .write = vnt_text_modules_write,
};

G_DEFINE_FINAL_TYPE (VntTextsWindow, vnt_texts_window, ADW_TYPE_WINDOW)

static void
say (VntTextsWindow *self, const char *text)
{
  if (self->toasts != NULL)
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VntTextsWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!vnt_desk_save_texts_finish (VNT_DESK (source), result, &error))
    say (self, error->message);
}

static void
save_all (VntTextsWindow *self, GPtrArray *modules)
{
  vnt_desk_save_texts_async (self->desk, modules, NULL, on_saved, g_object_ref (self));
}

static void
save_one (VntTextsWindow *self, VntTextModule *module)
{
  g_autoptr (GPtrArray) modules =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_text_module_unref);

  g_ptr_array_add (modules, vnt_text_module_ref (module));
  save_all (self, modules);
}

static gboolean
save (gpointer data)
{
  VntTextsWindow *self = data;
  g_autoptr (VntTextModule) module = vnt_text_form_make (self->editor);

  self->save_id = 0;
  if (module != NULL)
    save_one (self, module);
  return G_SOURCE_REMOVE;
}

static void
flush (VntTextsWindow *self)
{
  if (self->save_id == 0)
    return;
  g_clear_handle_id (&self->save_id, g_source_remove);
  save (self);
}

static void
on_edited (VntTextsWindow *self)
{
  if (self->save_id == 0)
    self->save_id = g_timeout_add (SAVE_DELAY_MS, save, self);
}

static VntTextModule *
find (VntTextsWindow *self, const char *uuid)
{
  GPtrArray *modules = vnt_text_list_get_modules (self->texts);

  for (guint i = 0; uuid != NULL && i < modules->len; i++)
    if (g_str_equal (((VntTextModule *) g_ptr_array_index (modules, i))->uuid, uuid))
      return g_ptr_array_index (modules, i);
  return NULL;
}

static void
show_module (VntTextsWindow *self, const char *uuid)
{
  if (g_strcmp0 (self->shown, uuid) == 0)
    return;
  flush (self);
  g_free (self->shown);
  self->shown = g_strdup (uuid);
  vnt_text_form_show (self->editor, find (self, uuid));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "texts.delete", uuid != NULL);
}

static void
on_row_selected (VntTextsWindow *self, GtkListBoxRow *row)
{
  if (!self->filling && row != NULL)
    show_module (self, g_object_get_data (G_OBJECT (row), "vnt-uuid"));
}

static void
on_row_activated (VntTextsWindow *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static GtkWidget *
new_row (const VntTextModule *module)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *where = NULL;
  const char *what = module->kind == VNT_TEXT_MODULE_SIGNATURE ? _ ("Signature") : module->key;

  where =
    g_strjoin (" · ", *what != '\0' ? what : "–",
               module->queue != NULL ? module->queue : _ ("All queues"), module->language, NULL);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), module->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), where);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "vnt-uuid", g_strdup (module->uuid), g_free);
  return row;
}

/* The rows are made anew; the form only when what it shows is gone. */
static void
show_list (VntTextsWindow *self)
{
  GPtrArray *modules = vnt_text_list_get_modules (self->texts);
  GtkListBoxRow *row;

  self->filling = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < modules->len; i++)
    {
      const VntTextModule *module = g_ptr_array_index (modules, i);
      GtkWidget *made = new_row (module);

      gtk_list_box_append (self->list, made);
      if (g_strcmp0 (module->uuid, self->wanted != NULL ? self->wanted : self->shown) == 0)
        gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (made));
    }
  self->filling = FALSE;
  if (self->wanted != NULL && find (self, self->wanted) != NULL)
    {
      g_autofree char *wanted = g_steal_pointer (&self->wanted);

      show_module (self, wanted);
      adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
      vnt_text_form_focus (self->editor);
    }
  else if (self->shown != NULL && find (self, self->shown) == NULL)
    show_module (self, NULL);
}

static void
action_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntTextsWindow *self = VNT_TEXTS_WINDOW (widget);
  g_autoptr (VntTextModule) module = vnt_text_module_new (VNT_TEXT_MODULE_TEXT, _ ("New Text"), "");

  flush (self);
  g_free (self->wanted);
  self->wanted = g_strdup (module->uuid);
  save_one (self, module);
}

static void
on_deleted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VntTextsWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!vnt_desk_delete_text_finish (VNT_DESK (source), result, &error))
    say (self, error->message);
}

static void
action_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntTextsWindow *self = VNT_TEXTS_WINDOW (widget);
  g_autoptr (VntTextModule) module = vnt_text_form_make (self->editor);
  g_autofree char *said = NULL;
  AdwToast *toast;

  if (module == NULL)
    return;
  g_clear_handle_id (&self->save_id, g_source_remove);
  g_clear_pointer (&self->deleted, vnt_text_module_unref);
  self->deleted = vnt_text_module_ref (module);
  vnt_desk_delete_text_async (self->desk, module->uuid, NULL, on_deleted, g_object_ref (self));
  said = g_strdup_printf (_ ("“%s” deleted"), module->name);
  toast = adw_toast_new (said);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "texts.undo");
  adw_toast_overlay_add_toast (self->toasts, toast);
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
action_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntTextsWindow *self = VNT_TEXTS_WINDOW (widget);
  g_autoptr (VntTextModule) module = g_steal_pointer (&self->deleted);

  if (module == NULL)
    return;
  g_free (self->wanted);
  self->wanted = g_strdup (module->uuid);
  save_one (self, module);
}

static void
on_imported (VntTextsWindow *self, GPtrArray *modules)
{
  g_autofree char *said =
    g_strdup_printf (ngettext ("%u text brought", "%u texts brought", modules->len), modules->len);

  save_all (self, modules);
  say (self, said);
}

static void
action_import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntTextsWindow *self = VNT_TEXTS_WINDOW (widget);

  flush (self);
  vnt_exchange_import (GTK_WINDOW (self), &exchange, (VntExchangeRead) on_imported,
                       (VntExchangeFailed) say);
}

static void
action_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntTextsWindow *self = VNT_TEXTS_WINDOW (widget);

  flush (self);
  vnt_exchange_export (GTK_WINDOW (self), &exchange, vnt_text_list_get_modules (self->texts),
                       (VntExchangeFailed) say);
}

static void
action_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntTextsWindow *self = VNT_TEXTS_WINDOW (widget);

  if (adw_leaflet_get_folded (self->leaflet) &&
      adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK))
    return;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
vnt_texts_window_close_request (GtkWindow *window)
{
  flush (VNT_TEXTS_WINDOW (window));
  return GTK_WINDOW_CLASS (vnt_texts_window_parent_class)->close_request (window);
}

static void
on_folded (VntTextsWindow *self)
{
  gtk_widget_set_visible (self->back, adw_leaflet_get_folded (self->leaflet));
}

static void
vnt_texts_window_dispose (GObject *object)
{
  VntTextsWindow *self = VNT_TEXTS_WINDOW (object);

  g_clear_handle_id (&self->save_id, g_source_remove);
  if (self->texts != NULL)
    g_signal_handlers_disconnect_by_data (self->texts, self);
  g_clear_object (&self->texts);
  g_clear_object (&self->desk);
  self->toasts = NULL;
  G_OBJECT_CLASS (vnt_texts_window_parent_class)->dispose (object);
}

static void
vnt_texts_window_finalize (GObject *object)
{
  VntTextsWindow *self = VNT_TEXTS_WINDOW (object);

  g_free (self->shown);
  g_free (self->wanted);
  g_clear_pointer (&self->deleted, vnt_text_module_unref);
  G_OBJECT_CLASS (vnt_texts_window_parent_class)->finalize (object);
}

static void
vnt_texts_window_class_init (VntTextsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_texts_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_texts_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = vnt_texts_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ventanilla/write/vnt-texts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VntTextsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, VntTextsWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, VntTextsWindow, list);
  gtk_widget_class_bind_template_child (widget_class, VntTextsWindow, back);
  gtk_widget_class_bind_template_child (widget_class, VntTextsWindow, form);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_folded);
  gtk_widget_class_install_action (widget_class, "texts.add", NULL, action_add);
  gtk_widget_class_install_action (widget_class, "texts.delete", NULL, action_delete);
  gtk_widget_class_install_action (widget_class, "texts.undo", NULL, action_undo);
  gtk_widget_class_install_action (widget_class, "texts.import", NULL, action_import);
  gtk_widget_class_install_action (widget_class, "texts.export", NULL, action_export);
  gtk_widget_class_install_action (widget_class, "texts.back", NULL, action_back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "texts.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "texts.add",
                                       NULL);
}

static void
vnt_texts_window_init (VntTextsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "texts.delete", FALSE);
}

/**
 * vnt_texts_window_new:
 * @parent: the window it belongs to
 * @desk: an open desk
 *
 * Returns: (transfer none): a window beside the desk; present it
 */
GtkWindow *
vnt_texts_window_new (GtkWindow *parent, VntDesk *desk)
{
  VntTextsWindow *self = g_object_new (VNT_TYPE_TEXTS_WINDOW, "transient-for", parent, NULL);

  self->desk = g_object_ref (desk);
  self->editor = VNT_TEXT_FORM (vnt_text_form_new (desk));
  gtk_widget_set_vexpand (GTK_WIDGET (self->editor), TRUE);
  gtk_box_append (GTK_BOX (self->form), GTK_WIDGET (self->editor));
  g_signal_connect_object (self->editor, "changed", G_CALLBACK (on_edited), self,
                           G_CONNECT_SWAPPED);
  self->texts = vnt_desk_list_texts (desk);
  g_signal_connect_swapped (self->texts, "changed", G_CALLBACK (show_list), self);
  return GTK_WINDOW (self);
}
