/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"
#include "vnt-list-page.h"
#include "vnt-sidebar-row.h"
#include "vnt-sidebar.h"
#include "vnt-ticket-page.h"
#include "vnt-ticket-row.h"
#include "vnt-window.h"
#include "vnt-words.h"

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

  /* Without a compositor the frame is drawn inside the window. */
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) >= shown->width - 16;
}

static gboolean
has_rows (gpointer data)
{
  GtkWidget *row = ui_find_nth (GTK_WIDGET (data), VNT_TYPE_TICKET_ROW, 0);

  return row != NULL && vnt_ticket_row_get_position (VNT_TICKET_ROW (row)) != G_MAXUINT;
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
  iterate_until (has_rows, shown.window);
  return shown.window;
}

/* How many panes are side by side. Folding ends a frame or two after the window has its size. */
static guint
count_panes (VntWindow *window)
{
  AdwFlap *flap = ADW_FLAP (ui_find (GTK_WIDGET (window), ADW_TYPE_FLAP));
  AdwLeaflet *leaflet = ADW_LEAFLET (ui_find (GTK_WIDGET (window), ADW_TYPE_LEAFLET));

  return (adw_flap_get_folded (flap) ? 0 : 1) + (adw_leaflet_get_folded (leaflet) ? 1 : 2);
}

static gboolean
has_three_panes (gpointer data)
{
  return count_panes (data) == 3;
}

static gboolean
has_two_panes (gpointer data)
{
  return count_panes (data) == 2;
}

static gboolean
has_one_pane (gpointer data)
{
  return count_panes (data) == 1;
}

static void
test_wide (UiFixture *fixture, gconstpointer data)
{
  VntWindow *window = show (fixture, 1280);

  iterate_until (has_three_panes, window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_medium (UiFixture *fixture, gconstpointer data)
{
  VntWindow *window = show (fixture, 800);

  iterate_until (has_two_panes, window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_narrow (UiFixture *fixture, gconstpointer data)
{
  VntWindow *window = show (fixture, 360);
  int minimum = 0;

  iterate_until (has_one_pane, window);
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 360);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Also with a ticket in it. */
static void
test_narrow_ticket (UiFixture *fixture, gconstpointer data)
{
  VntWindow *window = show (fixture, 360);
  int minimum = 0;

  vnt_window_open_ticket (window, 3, TRUE);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 360);
  gtk_window_destroy (GTK_WINDOW (window));
}

static float
left_of (GtkWidget *widget, VntWindow *window)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (window), &bounds));
  return bounds.origin.x;
}

typedef struct
{
  VntWindow *window;
  gboolean to_the_left;
} Order;

static gboolean
stands_in_order (gpointer data)
{
  Order *order = data;
  GtkWidget *sidebar = ui_find (GTK_WIDGET (order->window), VNT_TYPE_SIDEBAR);
  GtkWidget *list = ui_find (GTK_WIDGET (order->window), VNT_TYPE_LIST_PAGE);
  GtkWidget *page = ui_find_nth (GTK_WIDGET (order->window), VNT_TYPE_TICKET_PAGE, 0);
  float middle = left_of (list, order->window);

  if (page == NULL || gtk_widget_get_width (page) == 0)
    return FALSE;
  return order->to_the_left
           ? left_of (sidebar, order->window) > middle && middle > left_of (page, order->window)
           : left_of (sidebar, order->window) < middle && middle < left_of (page, order->window);
}

/* Where one reads from the right, all of it is the other way round. */
static void
test_right_to_left (UiFixture *fixture, gconstpointer data)
{
  static const GtkTextDirection directions[] = { GTK_TEXT_DIR_RTL, GTK_TEXT_DIR_LTR };

  for (gsize i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      Order order = { .to_the_left = directions[i] == GTK_TEXT_DIR_RTL };

      gtk_widget_set_default_direction (directions[i]);
      order.window = show (fixture, 1280);
      vnt_window_open_ticket (order.window, 3, TRUE);
      iterate_until (stands_in_order, &order);
      gtk_window_destroy (GTK_WINDOW (order.window));
    }
}

/* Letters of twice the size: nothing of a ticket is pushed out of a usual window, or out of a small screen on its own. */
static void
test_large_text (UiFixture *fixture, gconstpointer data)
{
  static const int widths[] = { 1280, 480 };
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 192 * 1024, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      VntWindow *window = show (fixture, widths[i]);
      int width = 0;
      int height = 0;

      vnt_window_open_ticket (window, 3, TRUE);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
      gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                          NULL);
      gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_VERTICAL, widths[i], &height, NULL,
                          NULL, NULL);
      g_assert_cmpint (width, <=, widths[i]);
      g_assert_cmpint (height, <=, 800);
      gtk_window_destroy (GTK_WINDOW (window));
    }
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

static gint64
get_ticket (VntWindow *window)
{
  GtkWidget *page = ui_find_nth (GTK_WIDGET (window), VNT_TYPE_TICKET_PAGE, 0);

  /* The page is made when it is first needed. */
  return page != NULL ? vnt_ticket_page_get_ticket_id (VNT_TICKET_PAGE (page)) : 0;
}

static gboolean
shows_ninth (gpointer data)
{
  return get_ticket (data) == 9;
}

static gboolean
shows_tenth (gpointer data)
{
  return get_ticket (data) == 10;
}

/* Newest first: 10, 9, … */
static void
test_moves (UiFixture *fixture, gconstpointer data)
{
  VntWindow *window = show (fixture, 1280);

  g_assert_cmpint (get_ticket (window), ==, 0);
  g_assert_true (vnt_window_activate (window, "tickets.next"));
  iterate_until (shows_tenth, window);
  g_assert_true (vnt_window_activate (window, "tickets.next"));
  iterate_until (shows_ninth, window);
  g_assert_true (vnt_window_activate (window, "tickets.previous"));
  iterate_until (shows_tenth, window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
list_is_visible (VntWindow *window)
{
  AdwLeaflet *leaflet = ADW_LEAFLET (ui_find (GTK_WIDGET (window), ADW_TYPE_LEAFLET));
  GtkWidget *list = ui_find (GTK_WIDGET (window), VNT_TYPE_LIST_PAGE);

  return gtk_widget_is_ancestor (list, adw_leaflet_get_visible_child (leaflet));
}

/* On a narrow window choosing is not opening, and back leads to the row that was opened. */
static void
test_back (UiFixture *fixture, gconstpointer data)
{
  VntWindow *window = show (fixture, 360);
  GtkWidget *list = ui_find (GTK_WIDGET (window), VNT_TYPE_LIST_PAGE);

  iterate_until (has_one_pane, window);
  g_assert_true (vnt_window_activate (window, "tickets.next"));
  g_assert_true (list_is_visible (window));
  g_assert_true (vnt_window_activate (window, "tickets.open"));
  g_assert_false (list_is_visible (window));
  g_assert_true (vnt_window_activate (window, "win.back"));
  g_assert_true (list_is_visible (window));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), list));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
count (guint *times)
{
  (*times)++;
}

/* Tab on its way through the sidebar changes nothing; Enter does. */
static void
test_focus_chooses_nothing (UiFixture *fixture, gconstpointer data)
{
  VntWindow *window = show (fixture, 1280);
  GtkWidget *sidebar = ui_find (GTK_WIDGET (window), VNT_TYPE_SIDEBAR);
  GtkWidget *places = ui_find_nth (sidebar, GTK_TYPE_LIST_BOX, 1);
  GtkWidget *place = ui_find (places, VNT_TYPE_SIDEBAR_ROW);
  guint views = 0;

  g_signal_connect_swapped (sidebar, "view", G_CALLBACK (count), &views);
  g_assert_true (gtk_widget_child_focus (places, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_focus (place));
  g_assert_false (gtk_widget_get_state_flags (place) & GTK_STATE_FLAG_SELECTED);
  gtk_widget_activate (place);
  g_assert_cmpuint (views, ==, 0);
  g_assert_true (gtk_widget_get_state_flags (place) & GTK_STATE_FLAG_SELECTED);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Whatever the list was made to show meanwhile. */
static void
test_view_chosen_again (UiFixture *fixture, gconstpointer data)
{
  VntWindow *window = show (fixture, 1280);
  GtkWidget *sidebar = ui_find (GTK_WIDGET (window), VNT_TYPE_SIDEBAR);
  guint chosen = 0;

  g_signal_connect_swapped (sidebar, "view", G_CALLBACK (count), &chosen);
  g_assert_true (vnt_window_activate (window, "win.show-view::mine"));
  g_assert_true (vnt_window_activate (window, "win.show-view::mine"));
  g_assert_cmpuint (chosen, ==, 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The list's own row is what a screen reader lands on. */
static void
test_row_is_named (UiFixture *fixture, gconstpointer data)
{
  VntWindow *window = show (fixture, 1280);
  GtkWidget *row = ui_find (GTK_WIDGET (window), VNT_TYPE_TICKET_ROW);
  g_autoptr (VntTicket) ticket = make_ticket (10, "Printer 10 does not print");
  g_autofree char *spoken = NULL;

  vnt_text_set (&ticket->owner, "ana");
  spoken = vnt_words_ticket_spoken (ticket, vnt_desk_get_queue_name (fixture->desk, 1), NULL,
                                    vnt_clock_now ());
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, spoken);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Rows are of one height, whatever is in them. */
static void
test_row_height (void)
{
  g_autoptr (VntTicketRow) row = g_object_ref_sink (vnt_ticket_row_new (NULL));
  g_autoptr (VntTicket) plain = make_ticket (1, "a");
  g_autoptr (VntTicket) full = make_ticket (2, "A subject that is a good deal longer than any row");
  g_autoptr (VntTicketItem) item = vnt_ticket_item_new (1, plain);
  int heights[2] = { 0, 0 };

  full->unread = TRUE;
  full->waiting = 3;
  full->due = vnt_clock_now () - 1000000;
  vnt_text_set (&full->requestor_name, "Rosa Gil");
  vnt_ticket_row_set_item (row, item, 0);
  gtk_widget_measure (GTK_WIDGET (row), GTK_ORIENTATION_VERTICAL, 360, &heights[0], NULL, NULL,
                      NULL);
  vnt_ticket_item_set_ticket (item, full);
  gtk_widget_measure (GTK_WIDGET (row), GTK_ORIENTATION_VERTICAL, 360, &heights[1], NULL, NULL,
                      NULL);
  g_assert_cmpint (heights[0], ==, heights[1]);
}

#define ADD(path, func) \
  g_test_add (path, UiFixture, NULL, ui_fixture_set_up, func, ui_fixture_tear_down)

/* Without an application nobody else does. */
static void
load_style (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, "/org/ventanilla/Ventanilla/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  load_style ();
  ADD ("/window/wide", test_wide);
  ADD ("/window/medium", test_medium);
  ADD ("/window/narrow", test_narrow);
  ADD ("/window/narrow-ticket", test_narrow_ticket);
  ADD ("/window/right-to-left", test_right_to_left);
  ADD ("/window/large-text", test_large_text);
  ADD ("/window/moves", test_moves);
  ADD ("/window/back", test_back);
  ADD ("/window/row-is-named", test_row_is_named);
  ADD ("/window/focus-chooses-nothing", test_focus_chooses_nothing);
  ADD ("/window/view-chosen-again", test_view_chosen_again);
  g_test_add_func ("/window/row-height", test_row_height);
  return g_test_run ();
}
