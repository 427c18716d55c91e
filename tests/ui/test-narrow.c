/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever opens above the window fits a screen of 360 pixels, too. */
#include "ui-fixture.h"
#include "vnt-window.h"

#define NARROW 360

static const char *const ACTIONS[] = {
  "win.new-ticket", "win.shortcuts",     "win.palette",     "win.macros",      "win.texts",
  "win.since",      "win.show-workload", "win.show-report", "views.new",       "views.save-search",
  "ticket.history", "ticket.escalate",   "win.snooze-menu", "win.new-machine",
};

typedef struct
{
  VntWindow *window;
  GtkWindow *other;
} Opened;

static gboolean
has_other (gpointer data)
{
  Opened *opened = data;
  GListModel *toplevels = gtk_window_get_toplevels ();

  opened->other = NULL;
  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if ((gpointer) window != (gpointer) opened->window &&
          gtk_widget_get_mapped (GTK_WIDGET (window)))
        opened->other = window;
    }
  return opened->other != NULL;
}

static gboolean
has_no_other (gpointer data)
{
  return !has_other (data);
}

static gboolean
shows_ticket (gpointer data)
{
  return vnt_window_get_ticket_id (VNT_WINDOW (data)) == 3;
}

static int
least_width (GtkWidget *widget)
{
  int least = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

/* From the window down to what needs the room. */
static void
tell_widest (GtkWidget *widget)
{
  GtkWidget *widest = NULL;

  g_test_message ("%s: at least %d", G_OBJECT_TYPE_NAME (widget), least_width (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) &&
        (widest == NULL || least_width (child) > least_width (widest)))
      widest = child;
  if (widest != NULL)
    tell_widest (widest);
}

static void
test_fits (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.ventanilla.Ventanilla");
  Opened opened = { .window = vnt_window_new (NULL, settings) };

  gtk_window_present (GTK_WINDOW (opened.window));
  vnt_window_set_desk (opened.window, fixture->desk);
  vnt_window_open_ticket (opened.window, 3, TRUE);
  iterate_until (shows_ticket, opened.window);
  for (gsize i = 0; i < G_N_ELEMENTS (ACTIONS); i++)
    {
      int least;

      if (!vnt_window_activate (opened.window, ACTIONS[i]))
        {
          g_test_message ("%s does nothing here", ACTIONS[i]);
          continue;
        }
      iterate_until (has_other, &opened);
      least = least_width (GTK_WIDGET (opened.other));
      g_test_message ("%s: %d", ACTIONS[i], least);
      if (least > NARROW)
        {
          g_test_message ("%s opens what is at least %d wide", ACTIONS[i], least);
          tell_widest (GTK_WIDGET (opened.other));
          g_test_fail ();
        }
      gtk_window_destroy (opened.other);
      iterate_until (has_no_other, &opened);
    }
  gtk_window_destroy (GTK_WINDOW (opened.window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/narrow/fits", UiFixture, NULL, ui_fixture_set_up, test_fits, ui_fixture_tear_down);
  return g_test_run ();
}
