/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-row-menu.h"

#include <glib/gi18n.h>

#include "vnt-actions.h"

/* What can be done with a ticket from its row; NULL begins a new section. */
static const char *const OFFERED[] = {
  "ticket.reply",       "ticket.comment",      "ticket.take",      NULL,
  "ticket.copy-number", "ticket.copy-subject", "ticket.copy-link", "ticket.open-in-browser",
  "ticket.print",
};

typedef struct
{
  VntRowMenuTicket get_ticket;
  GtkWidget *popover; /* while it is open */
} RowMenu;

static RowMenu *
get_menu (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "vnt-row-menu");
}

static void
forget (GtkWidget *row)
{
  RowMenu *menu = get_menu (row);
  GtkWidget *popover = menu != NULL ? menu->popover : NULL;

  if (popover == NULL)
    return;
  g_clear_weak_pointer (&menu->popover);
  gtk_widget_unparent (popover);
}

static void
menu_free (gpointer data)
{
  RowMenu *menu = data;

  g_clear_weak_pointer (&menu->popover);
  g_free (menu);
}

static gboolean
on_idle (gpointer row)
{
  forget (row);
  return G_SOURCE_REMOVE;
}

/* Not at once: what was chosen in it is done after it has closed. */
static void
on_closed (GtkWidget *row)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_idle, g_object_ref (row), g_object_unref);
}

static gboolean
open_menu (GtkWidget *row, int x, int y)
{
  RowMenu *menu = get_menu (row);
  gint64 ticket = menu->get_ticket (row);
  g_autoptr (GMenuModel) model = NULL;

  if (ticket == 0)
    return FALSE;
  forget (row);
  model = vnt_row_menu_new_model (ticket);
  g_set_weak_pointer (&menu->popover, gtk_popover_menu_new_from_model (model));
  gtk_widget_set_parent (menu->popover, row);
  gtk_widget_set_halign (menu->popover, GTK_ALIGN_START);
  gtk_popover_set_has_arrow (GTK_POPOVER (menu->popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (menu->popover), &(GdkRectangle){ x, y, 1, 1 });
  g_signal_connect_swapped (menu->popover, "closed", G_CALLBACK (on_closed), row);
  gtk_popover_popup (GTK_POPOVER (menu->popover));
  return TRUE;
}

static void
on_pressed (GtkWidget *row, int n_press, double x, double y, GtkGesture *gesture)
{
  if (open_menu (row, (int) x, (int) y))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static gboolean
on_key (GtkWidget *widget, GVariant *args, gpointer row)
{
  return open_menu (row, 12, gtk_widget_get_height (row) / 2);
}

/**
 * vnt_row_menu_new_model:
 * @ticket: a ticket's number
 *
 * Returns: (transfer full): what can be done with it from a row, as the table of actions calls it
 */
GMenuModel *
vnt_row_menu_new_model (gint64 ticket)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (OFFERED); i++)
    {
      const VntAction *action = vnt_actions_find (OFFERED[i]);
      g_autoptr (GMenuItem) item = NULL;

      if (OFFERED[i] == NULL)
        {
          g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
          g_object_unref (section);
          section = g_menu_new ();
        }
      if (action == NULL)
        continue;
      item = g_menu_item_new (_ (action->title), NULL);
      g_menu_item_set_action_and_target (item, "win.with-ticket", "(xs)", ticket, action->name);
      g_menu_append_item (section, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/**
 * vnt_row_menu_add:
 * @row: a row of a list of tickets
 * @get_ticket: tells which ticket it shows now, 0 for none
 *
 * Gives it a context menu. Call vnt_row_menu_add_keys() once it is in its list.
 */
void
vnt_row_menu_add (GtkWidget *row, VntRowMenuTicket get_ticket)
{
  GtkGesture *click = gtk_gesture_click_new ();
  RowMenu *menu = g_new0 (RowMenu, 1);

  menu->get_ticket = get_ticket;
  g_object_set_data_full (G_OBJECT (row), "vnt-row-menu", menu, menu_free);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
}

/**
 * vnt_row_menu_add_keys:
 * @row: a row with a menu, inside its list
 *
 * Opens the menu with Shift+F10 and the menu key, too. The list's own widget around the row has the focus, so that is where
 * they are listened to. Once is enough.
 */
void
vnt_row_menu_add_keys (GtkWidget *row)
{
  GtkWidget *parent = gtk_widget_get_parent (row);
  GtkEventController *keys;

  if (parent == NULL || g_object_get_data (G_OBJECT (parent), "vnt-row-keys") != NULL)
    return;
  g_object_set_data (G_OBJECT (parent), "vnt-row-keys", row);
  keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Shift>F10|Menu"),
                      gtk_callback_action_new (on_key, row, NULL)));
  gtk_widget_add_controller (parent, keys);
}
