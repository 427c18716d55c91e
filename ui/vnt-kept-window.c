/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-kept-window.h"

#include <glib/gi18n.h>

#include "vnt-keeping.h"

struct _VntKeptWindow
{
  AdwWindow parent_instance;

  VntDesk *desk;
  const VntKeptThings *things;
  VntValueList *values;
  char *shown; /* identity of what is in the form */
  char *wanted; /* of the one to show once it is there */
  gpointer deleted; /* the last one, for undo */
  GPtrArray *unsaved; /* values as they shall be, whose save has not ended well */
  VntKeeping keeping;
  gboolean edited; /* the form holds what is not among them yet */
  gboolean filling;

  AdwToastOverlay *toasts;
  AdwLeaflet *leaflet;
  GtkListBox *list;
  AdwWindowTitle *heading;
  GtkLabel *nothing;
  GtkLabel *problem;
  GtkWidget *back;
  GtkWidget *form;
  GtkWidget *editor;
};

G_DEFINE_FINAL_TYPE (VntKeptWindow, vnt_kept_window, ADW_TYPE_WINDOW)

static void
say (VntKeptWindow *self, const char *text)
{
  g_autofree char *title = g_markup_escape_text (text, -1);

  if (self->toasts != NULL)
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (title));
}

static guint
find_in (VntKeptWindow *self, GPtrArray *values, const char *uuid)
{
  for (guint i = 0; uuid != NULL && i < values->len; i++)
    if (g_str_equal (self->things->get_uuid (values->pdata[i]), uuid))
      return i;
  return G_MAXUINT;
}

/* As it was written, also when that could not be saved yet. */
static gpointer
find (VntKeptWindow *self, const char *uuid)
{
  GPtrArray *values = vnt_value_list_get_values (self->values);
  guint i = find_in (self, self->unsaved, uuid);

  if (i != G_MAXUINT)
    return self->unsaved->pdata[i];
  i = find_in (self, values, uuid);
  return i != G_MAXUINT ? values->pdata[i] : NULL;
}

static void
forget_unsaved (VntKeptWindow *self, const char *uuid)
{
  guint i = find_in (self, self->unsaved, uuid);

  if (i != G_MAXUINT)
    g_ptr_array_remove_index (self->unsaved, i);
}

/* Takes @value; it is saved soon, instead of what it was before. */
static void
add_unsaved (VntKeptWindow *self, gpointer value)
{
  forget_unsaved (self, self->things->get_uuid (value));
  g_ptr_array_add (self->unsaved, value);
}

static void
collect (VntKeptWindow *self)
{
  gpointer value = self->edited ? self->things->make (self->editor) : NULL;

  self->edited = FALSE;
  if (value != NULL)
    add_unsaved (self, value);
}

static void
flush (VntKeptWindow *self)
{
  collect (self);
  vnt_keeping_save_now (&self->keeping);
}

/* The values that are being saved, until that ended. */
typedef struct
{
  VntKeptWindow *window;
  GPtrArray *values;
} Saving;

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  Saving *saving = data;
  VntKeptWindow *self = saving->window;
  g_autoptr (GError) error = NULL;

  if (self->things->save_finish (VNT_DESK (source), result, &error))
    for (guint i = 0; i < saving->values->len; i++)
      g_ptr_array_remove (self->unsaved, saving->values->pdata[i]);
  vnt_keeping_saved (&self->keeping, error);
  g_ptr_array_unref (saving->values);
  g_object_unref (self);
  g_free (saving);
}

static void
save (gpointer window)
{
  VntKeptWindow *self = window;
  Saving *saving = g_new (Saving, 1);

  collect (self);
  saving->window = g_object_ref (self);
  saving->values = g_ptr_array_new_with_free_func (self->things->unref);
  for (guint i = 0; i < self->unsaved->len; i++)
    g_ptr_array_add (saving->values, self->things->ref (self->unsaved->pdata[i]));
  self->things->save_async (self->desk, saving->values, NULL, on_saved, saving);
}

/* It stands there until all is kept: a toast would go. */
static void
show_problem (gpointer window, const char *problem)
{
  VntKeptWindow *self = window;

  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static const VntKeepingFuncs keeping_funcs = { save, show_problem };

static void
on_edited (VntKeptWindow *self)
{
  self->edited = TRUE;
  vnt_keeping_changed (&self->keeping);
}

static void
show_value (VntKeptWindow *self, const char *uuid)
{
  if (g_strcmp0 (self->shown, uuid) == 0)
    return;
  flush (self);
  g_free (self->shown);
  self->shown = g_strdup (uuid);
  self->things->show (self->editor, find (self, uuid));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "kept.delete", uuid != NULL);
}

static void
on_row_selected (VntKeptWindow *self, GtkListBoxRow *row)
{
  if (!self->filling && row != NULL)
    show_value (self, g_object_get_data (G_OBJECT (row), "vnt-uuid"));
}

static void
on_row_activated (VntKeptWindow *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static GtkWidget *
new_row (VntKeptWindow *self, gconstpointer value)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *about = self->things->describe (self->desk, value);
  g_autofree char *subtitle = g_markup_escape_text (about, -1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), self->things->get_name (value));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "vnt-uuid", g_strdup (self->things->get_uuid (value)),
                          g_free);
  return row;
}

/* The rows are made anew; the form only when what it shows is gone. */
static void
show_list (VntKeptWindow *self)
{
  GPtrArray *values = vnt_value_list_get_values (self->values);
  const char *chosen = self->wanted != NULL ? self->wanted : self->shown;
  GtkListBoxRow *row;

  self->filling = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < values->len; i++)
    {
      GtkWidget *made = new_row (self, values->pdata[i]);

      gtk_list_box_append (self->list, made);
      if (g_strcmp0 (self->things->get_uuid (values->pdata[i]), chosen) == 0)
        gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (made));
    }
  self->filling = FALSE;
  if (self->wanted != NULL && find (self, self->wanted) != NULL)
    {
      g_autofree char *wanted = g_steal_pointer (&self->wanted);

      show_value (self, wanted);
      adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
      self->things->focus (self->editor);
    }
  else if (self->shown != NULL && find (self, self->shown) == NULL)
    show_value (self, NULL);
}

/* Takes it and saves it, and shows it when it is there. */
static void
put_in (VntKeptWindow *self, gpointer value)
{
  g_free (self->wanted);
  self->wanted = g_strdup (self->things->get_uuid (value));
  collect (self);
  add_unsaved (self, value);
  vnt_keeping_changed (&self->keeping);
  vnt_keeping_save_now (&self->keeping);
}

static void
action_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntKeptWindow *self = VNT_KEPT_WINDOW (widget);

  put_in (self, self->things->new_value ());
}

static void
on_deleted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VntKeptWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (self->things->delete_finish (VNT_DESK (source), result, &error))
    return;
  say (self, error->message);
  /* With what was typed just before. */
  if (self->desk != NULL && self->deleted != NULL)
    put_in (self, g_steal_pointer (&self->deleted));
}

static void
action_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntKeptWindow *self = VNT_KEPT_WINDOW (widget);
  gpointer value = self->things->make (self->editor);
  g_autofree char *said = NULL;
  g_autofree char *title = NULL;
  AdwToast *toast;

  if (value == NULL)
    return;
  self->edited = FALSE;
  forget_unsaved (self, self->things->get_uuid (value));
  g_clear_pointer (&self->deleted, self->things->unref);
  self->deleted = value;
  self->things->delete_async (self->desk, self->things->get_uuid (value), NULL, on_deleted,
                              g_object_ref (self));
  said = g_strdup_printf (_ ("“%s” deleted"), self->things->get_name (value));
  title = g_markup_escape_text (said, -1);
  toast = adw_toast_new (title);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "kept.undo");
  adw_toast_overlay_add_toast (self->toasts, toast);
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
action_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntKeptWindow *self = VNT_KEPT_WINDOW (widget);

  if (self->deleted != NULL)
    put_in (self, g_steal_pointer (&self->deleted));
}

static void
on_brought (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VntKeptWindow) self = data;
  g_autoptr (GError) error = NULL;

  /* The file is still there. */
  if (!self->things->save_finish (VNT_DESK (source), result, &error))
    say (self, error->message);
}

static void
on_imported (VntKeptWindow *self, GPtrArray *values)
{
  g_autofree char *said = self->things->say_brought (values->len);

  self->things->save_async (self->desk, values, NULL, on_brought, g_object_ref (self));
  say (self, said);
}

static void
action_import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntKeptWindow *self = VNT_KEPT_WINDOW (widget);

  flush (self);
  vnt_exchange_import (GTK_WINDOW (self), &self->things->exchange, (VntExchangeRead) on_imported,
                       (VntExchangeFailed) say);
}

/* As they are written, whether saved yet or not. */
static GPtrArray *
copy_values (VntKeptWindow *self)
{
  GPtrArray *values = vnt_value_list_get_values (self->values);
  GPtrArray *copy = g_ptr_array_new_with_free_func (self->things->unref);

  for (guint i = 0; i < values->len; i++)
    g_ptr_array_add (copy,
                     self->things->ref (find (self, self->things->get_uuid (values->pdata[i]))));
  for (guint i = 0; i < self->unsaved->len; i++)
    if (find_in (self, values, self->things->get_uuid (self->unsaved->pdata[i])) == G_MAXUINT)
      g_ptr_array_add (copy, self->things->ref (self->unsaved->pdata[i]));
  return copy;
}

static void
action_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntKeptWindow *self = VNT_KEPT_WINDOW (widget);
  g_autoptr (GPtrArray) values = NULL;

  flush (self);
  values = copy_values (self);
  vnt_exchange_export (GTK_WINDOW (self), &self->things->exchange, values, (VntExchangeFailed) say);
}

static void
action_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntKeptWindow *self = VNT_KEPT_WINDOW (widget);

  if (adw_leaflet_get_folded (self->leaflet) &&
      adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK))
    return;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
vnt_kept_window_close_request (GtkWindow *window)
{
  if (!vnt_keeping_may_close (&VNT_KEPT_WINDOW (window)->keeping))
    return TRUE;
  return GTK_WINDOW_CLASS (vnt_kept_window_parent_class)->close_request (window);
}

static void
on_folded (VntKeptWindow *self)
{
  gtk_widget_set_visible (self->back, adw_leaflet_get_folded (self->leaflet));
}

static void
vnt_kept_window_dispose (GObject *object)
{
  VntKeptWindow *self = VNT_KEPT_WINDOW (object);

  vnt_keeping_clear (&self->keeping);
  if (self->values != NULL)
    g_signal_handlers_disconnect_by_data (self->values, self);
  g_clear_object (&self->values);
  g_clear_object (&self->desk);
  self->toasts = NULL;
  G_OBJECT_CLASS (vnt_kept_window_parent_class)->dispose (object);
}

static void
vnt_kept_window_finalize (GObject *object)
{
  VntKeptWindow *self = VNT_KEPT_WINDOW (object);

  g_free (self->shown);
  g_free (self->wanted);
  if (self->deleted != NULL)
    self->things->unref (self->deleted);
  g_clear_pointer (&self->unsaved, g_ptr_array_unref);
  G_OBJECT_CLASS (vnt_kept_window_parent_class)->finalize (object);
}

static void
vnt_kept_window_class_init (VntKeptWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_kept_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_kept_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = vnt_kept_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ventanilla/Ventanilla/ui/vnt-kept-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VntKeptWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, VntKeptWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, VntKeptWindow, list);
  gtk_widget_class_bind_template_child (widget_class, VntKeptWindow, back);
  gtk_widget_class_bind_template_child (widget_class, VntKeptWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, VntKeptWindow, nothing);
  gtk_widget_class_bind_template_child (widget_class, VntKeptWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, VntKeptWindow, form);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_folded);
  gtk_widget_class_install_action (widget_class, "kept.add", NULL, action_add);
  gtk_widget_class_install_action (widget_class, "kept.delete", NULL, action_delete);
  gtk_widget_class_install_action (widget_class, "kept.undo", NULL, action_undo);
  gtk_widget_class_install_action (widget_class, "kept.import", NULL, action_import);
  gtk_widget_class_install_action (widget_class, "kept.export", NULL, action_export);
  gtk_widget_class_install_action (widget_class, "kept.back", NULL, action_back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "kept.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "kept.add", NULL);
}

static void
vnt_kept_window_init (VntKeptWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vnt_keeping_init (&self->keeping, GTK_WINDOW (self), &keeping_funcs);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "kept.delete", FALSE);
}

/* What the template cannot say because it depends on the things. */
static void
put_words (VntKeptWindow *self)
{
  const VntKeptThings *things = self->things;

  gtk_window_set_title (GTK_WINDOW (self), _ (things->title));
  adw_window_title_set_title (self->heading, _ (things->title));
  gtk_label_set_text (self->nothing, _ (things->nothing));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (things->title), -1);
}

/**
 * vnt_kept_window_new:
 * @parent: the window it belongs to
 * @desk: an open desk
 * @things: what it shows; must outlive the window
 *
 * Returns: (transfer none): a window beside the desk; present it
 */
GtkWindow *
vnt_kept_window_new (GtkWindow *parent, VntDesk *desk, const VntKeptThings *things)
{
  VntKeptWindow *self = g_object_new (VNT_TYPE_KEPT_WINDOW, "transient-for", parent, NULL);

  self->desk = g_object_ref (desk);
  self->things = things;
  self->unsaved = g_ptr_array_new_with_free_func (things->unref);
  put_words (self);
  self->editor = things->new_form (desk);
  gtk_widget_set_vexpand (self->editor, TRUE);
  gtk_box_append (GTK_BOX (self->form), self->editor);
  g_signal_connect_object (self->editor, "changed", G_CALLBACK (on_edited), self,
                           G_CONNECT_SWAPPED);
  self->values = things->list (desk);
  g_signal_connect_swapped (self->values, "changed", G_CALLBACK (show_list), self);
  return GTK_WINDOW (self);
}
