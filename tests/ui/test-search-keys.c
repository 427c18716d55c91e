/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys that leave a search. */
#include <adwaita.h>

#include "vnt-search-keys.h"

static gboolean
press (GtkWidget *entry, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (entry);
  gboolean taken = FALSE;

  for (guint i = 0; !taken && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &taken);
    }
  return taken;
}

/* A search, something between, and an empty list. */
static GtkWidget *
new_window (GtkWidget **search, GtkWidget **found)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *entry = gtk_search_entry_new ();
  GtkWidget *between = gtk_button_new_with_label ("Filter");
  GtkWidget *list = gtk_list_box_new ();

  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), between);
  gtk_box_append (GTK_BOX (box), list);
  gtk_window_set_child (GTK_WINDOW (window), box);
  vnt_search_keys_add (entry, GTK_LIST_BOX (list));
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (entry);
  *search = entry;
  *found = list;
  return window;
}

static void
test_down (void)
{
  GtkWidget *entry;
  GtkWidget *list;
  GtkWidget *window = new_window (&entry, &list);
  GtkWidget *row = gtk_list_box_row_new ();

  g_assert_false (press (entry, GDK_KEY_Down));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  g_assert_false (press (entry, GDK_KEY_Right));
  g_assert_true (press (entry, GDK_KEY_Down));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == row);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The first Escape is for what was typed, the second for the search. */
static void
test_escape (void)
{
  GtkWidget *entry;
  GtkWidget *list;
  GtkWidget *window = new_window (&entry, &list);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_editable_set_text (GTK_EDITABLE (entry), "vpn");
  g_signal_emit_by_name (entry, "stop-search");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_false (gtk_widget_is_focus (row));
  g_signal_emit_by_name (entry, "stop-search");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == row);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/search/down", test_down);
  g_test_add_func ("/search/escape", test_escape);

  return g_test_run ();
}
