/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The down arrow goes from a search to what it found. */
#include <adwaita.h>

#include "vnt-search-down.h"

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

static void
test_down (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *entry = gtk_search_entry_new ();
  GtkWidget *between = gtk_button_new_with_label ("Filter");
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), between);
  gtk_box_append (GTK_BOX (box), list);
  gtk_window_set_child (GTK_WINDOW (window), box);
  vnt_search_down (entry, GTK_LIST_BOX (list));
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (entry);

  g_assert_false (press (entry, GDK_KEY_Down));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  g_assert_false (press (entry, GDK_KEY_Right));
  g_assert_true (press (entry, GDK_KEY_Down));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == row);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/search/down", test_down);

  return g_test_run ();
}
