/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-view-actions.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "vnt-text.h"
#include "vnt-view-editor.h"
#include "vnt-view-from-query.h"

#define TOAST_SECONDS 10

struct _VntViewActions
{
  GObject parent_instance;

  GtkWidget *widget; /* owns this */
  VntDesk *desk;
  VntViewActionsQuery get_query;
  gpointer data;
  GSimpleActionGroup *actions;
};

G_DEFINE_FINAL_TYPE (VntViewActions, vnt_view_actions, G_TYPE_OBJECT)

/* A view that was deleted, and where it stood. */
typedef struct
{
  VntDesk *desk;
  VntOwnView *view;
  int place;
} Deleted;

static void
deleted_free (gpointer data, GClosure *closure)
{
  Deleted *deleted = data;

  g_object_unref (deleted->desk);
  vnt_own_view_unref (deleted->view);
  g_free (deleted);
}

static void
say (VntViewActions *self, AdwToast *toast)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (self->widget, ADW_TYPE_TOAST_OVERLAY);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (g_object_ref_sink (toast));
}

static void
say_failure (VntViewActions *self, const GError *error)
{
  g_autofree char *title = g_markup_escape_text (error->message, -1);

  say (self, adw_toast_new (title));
}

static void
show_view (VntViewActions *self, const char *uuid)
{
  g_autofree char *id = g_strconcat ("own-", uuid, NULL);

  gtk_widget_activate_action (self->widget, "win.show-view", "s", id);
}

static void
present_editor (VntViewActions *self, const VntOwnView *view)
{
  GtkRoot *root = gtk_widget_get_root (self->widget);
  VntViewEditor *editor;

  if (!GTK_IS_WINDOW (root))
    return;
  editor = vnt_view_editor_new (GTK_WINDOW (root), self->desk, view);
  g_signal_connect_object (editor, "saved", G_CALLBACK (show_view), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (editor));
}

/* (transfer none) (nullable): part of @views */
static VntOwnView *
find (GPtrArray *views, const char *uuid, int *place)
{
  for (guint i = 0; i < views->len; i++)
    if (g_str_equal (((VntOwnView *) views->pdata[i])->uuid, uuid))
      {
        *place = (int) i;
        return views->pdata[i];
      }

  return NULL;
}

static void
on_new (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (VntFilter) filter = vnt_filter_new (FALSE);
  g_autoptr (VntOwnView) view = vnt_own_view_new (NULL, "", filter);

  vnt_filter_add_one (filter, VNT_FILTER_STATUS, VNT_TEST_IS, VNT_FILTER_OPEN);
  present_editor (user_data, view);
}

static void
on_save_search (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntViewActions *self = user_data;
  g_autoptr (GPtrArray) queues = vnt_desk_list_queues (self->desk);
  g_autoptr (VntOwnView) view = vnt_view_from_query (self->get_query (self->data), queues);

  present_editor (self, view);
}

static void
on_edit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntViewActions *self = user_data;
  g_autoptr (GPtrArray) views = vnt_desk_list_own_views (self->desk);
  int place;
  VntOwnView *view = find (views, g_variant_get_string (parameter, NULL), &place);

  if (view != NULL && view->readable)
    present_editor (self, view);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntViewActions) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!vnt_desk_save_view_finish (VNT_DESK (source), result, &error) && self->desk != NULL)
    say_failure (self, error);
}

static void
on_duplicate (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntViewActions *self = user_data;
  g_autoptr (GPtrArray) views = vnt_desk_list_own_views (self->desk);
  int place;
  VntOwnView *view = find (views, g_variant_get_string (parameter, NULL), &place);
  g_autoptr (VntOwnView) twin = NULL;
  g_autofree char *name = NULL;

  if (view == NULL || !view->readable)
    return;
  /* Translators: the name of a view that was duplicated */
  name = g_strdup_printf (_ ("%s (copy)"), view->name);
  twin = vnt_own_view_new (NULL, name, view->filter);
  vnt_text_set (&twin->icon_name, view->icon_name);
  twin->sort = view->sort;
  twin->ascending = view->ascending;
  twin->group = view->group;
  twin->parts = view->parts;
  vnt_desk_save_view_async (self->desk, twin, place + 1, NULL, on_saved, g_object_ref (self));
}

static void
move (VntViewActions *self, const char *uuid, int step)
{
  g_autoptr (GPtrArray) views = vnt_desk_list_own_views (self->desk);
  int place;

  if (find (views, uuid, &place) != NULL && place + step >= 0 && place + step < (int) views->len)
    vnt_desk_place_view_async (self->desk, uuid, place + step, NULL, NULL, NULL);
}

static void
on_up (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  move (user_data, g_variant_get_string (parameter, NULL), -1);
}

static void
on_down (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  move (user_data, g_variant_get_string (parameter, NULL), 1);
}

/* Dropped on another one: it takes that one's place. */
static void
on_drop (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntViewActions *self = user_data;
  g_autoptr (GPtrArray) views = vnt_desk_list_own_views (self->desk);
  const char *uuid;
  const char *on;
  int place;

  g_variant_get (parameter, "(&s&s)", &uuid, &on);
  if (!g_str_equal (uuid, on) && find (views, on, &place) != NULL)
    vnt_desk_place_view_async (self->desk, uuid, place, NULL, NULL, NULL);
}

static void
on_undo (AdwToast *toast, Deleted *deleted)
{
  vnt_desk_save_view_async (deleted->desk, deleted->view, deleted->place, NULL, NULL, NULL);
}

static void
on_delete (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntViewActions *self = user_data;
  g_autoptr (GPtrArray) views = vnt_desk_list_own_views (self->desk);
  int place = 0;
  VntOwnView *view = find (views, g_variant_get_string (parameter, NULL), &place);
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  AdwToast *toast;
  Deleted *deleted;

  if (view == NULL)
    return;
  name = g_markup_escape_text (view->name, -1);
  title = g_strdup_printf (_ ("View “%s” deleted"), name);
  toast = adw_toast_new (title);
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  if (view->readable)
    {
      deleted = g_new0 (Deleted, 1);
      deleted->desk = g_object_ref (self->desk);
      deleted->view = vnt_own_view_ref (view);
      deleted->place = place;
      adw_toast_set_button_label (toast, _ ("Undo"));
      g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_undo), deleted, deleted_free,
                             0);
    }
  vnt_desk_delete_view_async (self->desk, view->uuid, NULL, NULL, NULL);
  say (self, toast);
}

static const GActionEntry entries[] = {
  { .name = "new", .activate = on_new },
  { .name = "save-search", .activate = on_save_search },
  { .name = "edit", .activate = on_edit, .parameter_type = "s" },
  { .name = "duplicate", .activate = on_duplicate, .parameter_type = "s" },
  { .name = "up", .activate = on_up, .parameter_type = "s" },
  { .name = "down", .activate = on_down, .parameter_type = "s" },
  { .name = "drop", .activate = on_drop, .parameter_type = "(ss)" },
  { .name = "delete", .activate = on_delete, .parameter_type = "s" },
};

static void
insert (VntViewActions *self)
{
  GtkRoot *root = gtk_widget_get_root (self->widget);

  if (root != NULL)
    gtk_widget_insert_action_group (GTK_WIDGET (root), "views", G_ACTION_GROUP (self->actions));
}

static void
vnt_view_actions_dispose (GObject *object)
{
  VntViewActions *self = VNT_VIEW_ACTIONS (object);

  g_clear_object (&self->actions);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_view_actions_parent_class)->dispose (object);
}

static void
vnt_view_actions_class_init (VntViewActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_view_actions_dispose;
}

static void
vnt_view_actions_init (VntViewActions *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}

/**
 * vnt_view_actions_new:
 * @widget: a widget in the window, which owns what is returned
 * @desk: an open desk
 * @get_query: what is shown now, to be saved as a view
 * @data: for @get_query
 *
 * Returns: (transfer full): the actions
 */
VntViewActions *
vnt_view_actions_new (GtkWidget *widget,
                      VntDesk *desk,
                      VntViewActionsQuery get_query,
                      gpointer data)
{
  VntViewActions *self = g_object_new (VNT_TYPE_VIEW_ACTIONS, NULL);

  self->widget = widget;
  self->desk = g_object_ref (desk);
  self->get_query = get_query;
  self->data = data;
  insert (self);

  return self;
}
