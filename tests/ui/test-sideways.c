/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A wide table on a long page, under a real wheel. */
#include <adwaita.h>

#include "vnt-sideways.h"

#define DEADLINE (60 * G_USEC_PER_SEC)

static GtkWidget *
make_large (int width, int height)
{
  GtkWidget *large = gtk_label_new ("wide");

  gtk_widget_set_size_request (large, width, height);
  return large;
}

/* Turns the wheel over the middle of the only window until @adjustment moves. */
static void
turn (const char *how, GtkAdjustment *adjustment)
{
  g_autofree char *command = g_strdup_printf ("xdotool mousemove 200 150 %s", how);
  gint64 end = g_get_monotonic_time () + DEADLINE;
  gint64 again = 0;

  while (gtk_adjustment_get_value (adjustment) == 0)
    {
      g_autoptr (GError) error = NULL;

      if (g_get_monotonic_time () > again)
        {
          g_spawn_command_line_async (command, &error);
          g_assert_no_error (error);
          again = g_get_monotonic_time () + 2 * G_USEC_PER_SEC;
        }
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}

static void
test_wheel (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = gtk_scrolled_window_new ();
  GtkWidget *table = vnt_sideways_new (make_large (3000, 3000));
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page));
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (table));

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (page), table);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 300);
  gtk_window_present (GTK_WINDOW (window));

  turn ("click 5", down);
  g_assert_cmpfloat (gtk_adjustment_get_value (across), ==, 0);
  turn ("keydown shift click 5 keyup shift", across);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/sideways/wheel", test_wheel);
  return g_test_run ();
}
