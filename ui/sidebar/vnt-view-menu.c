/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-view-menu.h"

#include <glib/gi18n.h>

static void
add_item (GMenu *menu, const char *label, const char *action, const char *uuid)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", uuid);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (const char *uuid)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) edit = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();

  add_item (edit, _ ("_Edit…"), "views.edit", uuid);
  add_item (edit, _ ("D_uplicate"), "views.duplicate", uuid);
  add_item (order, _ ("Move _Up"), "views.up", uuid);
  add_item (order, _ ("Move _Down"), "views.down", uuid);
  add_item (end, _ ("_Delete"), "views.delete", uuid);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));

  return G_MENU_MODEL (menu);
}

static const char *
get_uuid (GtkWidget *row)
{
  VntViewItem *item = g_object_get_data (G_OBJECT (row), "view-item");

  return vnt_view_item_get_own (item)->uuid;
}

static gboolean
on_gone (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* Not before the chosen item has been activated from within it. */
static void
on_closed (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_gone, g_object_ref (popover), g_object_unref);
}

static void
open_menu (GtkWidget *row)
{
  g_autoptr (GMenuModel) menu = make_menu (get_uuid (row));
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

  gtk_widget_set_parent (popover, row);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  g_signal_connect (popover, "closed", G_CALLBACK (on_closed), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
on_click (GtkGesture *gesture, int n, double x, double y, GtkWidget *row)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (row);
}

static void
on_long_press (GtkGesture *gesture, double x, double y, GtkWidget *row)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (row);
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        GtkWidget *row)
{
  gboolean alt = (state & GDK_ALT_MASK) != 0;

  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    open_menu (row);
  else if (alt && keyval == GDK_KEY_Up)
    gtk_widget_activate_action (row, "views.up", "s", get_uuid (row));
  else if (alt && keyval == GDK_KEY_Down)
    gtk_widget_activate_action (row, "views.down", "s", get_uuid (row));
  else if (keyval == GDK_KEY_Delete)
    gtk_widget_activate_action (row, "views.delete", "s", get_uuid (row));
  else if (keyval == GDK_KEY_F2)
    gtk_widget_activate_action (row, "views.edit", "s", get_uuid (row));
  else
    return FALSE;
  return TRUE;
}

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, GtkWidget *row)
{
  return gdk_content_provider_new_typed (G_TYPE_STRING, get_uuid (row));
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, GtkWidget *row)
{
  return gtk_widget_activate_action (row, "views.drop", "(ss)", g_value_get_string (value),
                                     get_uuid (row));
}

/**
 * vnt_view_menu_attach:
 * @row: a line of the sidebar
 * @item: the agent's own view it stands for
 *
 * Gives it a menu (second button, long press, Menu key), keys of its own (F2, Delete, Alt with an arrow) and a place in the order
 * that can be dragged.
 */
void
vnt_view_menu_attach (GtkWidget *row, VntViewItem *item)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);

  g_object_set_data_full (G_OBJECT (row), "view-item", g_object_ref (item), g_object_unref);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_click), row);
  g_signal_connect (press, "pressed", G_CALLBACK (on_long_press), row);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), row);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), row);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (press));
  gtk_widget_add_controller (row, keys);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}
