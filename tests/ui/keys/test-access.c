/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who reads large letters, or from right to left. */
#include "ui-fixture.h"
#include "vnt-list-page.h"
#include "vnt-ticket-page.h"
#include "vnt-ticket-row.h"
#include "vnt-window.h"

typedef struct
{
  VntWindow *window;
  int width;
} Shown;

static gboolean
is_laid_out (gpointer data)
{
  Shown *shown = data;
  GtkWidget *widget = GTK_WIDGET (shown->window);
  GtkWidget *row = ui_find_nth (widget, VNT_TYPE_TICKET_ROW, 0);

  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) >= shown->width - 16 &&
         row != NULL && vnt_ticket_row_get_position (VNT_TICKET_ROW (row)) != G_MAXUINT;
}

static gboolean
is_shown (gpointer data)
{
  GtkWidget *page = ui_find_nth (GTK_WIDGET (data), VNT_TYPE_TICKET_PAGE, 0);

  return page != NULL && gtk_widget_get_mapped (page) && gtk_widget_get_width (page) > 100;
}

static VntWindow *
show (UiFixture *fixture, int width)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.ventanilla.Ventanilla");
  Shown shown = { .width = width };

  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", 700);
  shown.window = vnt_window_new (NULL, settings);
  gtk_window_present (GTK_WINDOW (shown.window));
  vnt_window_set_desk (shown.window, fixture->desk);
  iterate_until (is_laid_out, &shown);
  vnt_window_open_ticket (shown.window, 3, TRUE);
  iterate_until (is_shown, shown.window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (shown.window));
  return shown.window;
}

static int
measure (VntWindow *window)
{
  int minimum = 0;

  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  return minimum;
}

static void
test_right_to_left (UiFixture *fixture, gconstpointer data)
{
  VntWindow *window;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  window = show (fixture, 360);
  g_assert_cmpint (measure (window), <=, 360);
  gtk_window_destroy (GTK_WINDOW (window));
  window = show (fixture, 1280);
  gtk_window_destroy (GTK_WINDOW (window));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* Twice as large, and it still fits a small screen: what is chosen gives way, not the window. */
static void
test_large_text (UiFixture *fixture, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi = 0;
  VntWindow *window;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  window = show (fixture, 1000);
  g_test_message ("%d pixels at least", measure (window));
  g_assert_cmpint (measure (window), <=, 370);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

#define ADD(path, func) \
  g_test_add (path, UiFixture, NULL, ui_fixture_set_up, func, ui_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/access/right-to-left", test_right_to_left);
  ADD ("/access/large-text", test_large_text);
  return g_test_run ();
}
