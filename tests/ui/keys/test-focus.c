/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where Tab goes, and that the focus is never lost. */
#include "ui-fixture.h"
#include "vnt-fields-panel.h"
#include "vnt-find-bar.h"
#include "vnt-list-page.h"
#include "vnt-picker.h"
#include "vnt-tab-stop.h"
#include "vnt-ticket-page.h"
#include "vnt-ticket-row.h"
#include "vnt-ticket-view.h"
#include "vnt-window.h"

static gboolean
has_rows (gpointer data)
{
  GtkWidget *row = ui_find_nth (GTK_WIDGET (data), VNT_TYPE_TICKET_ROW, 0);

  return row != NULL && vnt_ticket_row_get_position (VNT_TICKET_ROW (row)) != G_MAXUINT;
}

static gboolean
is_shown (gpointer data)
{
  GtkWidget *page = ui_find_nth (GTK_WIDGET (data), VNT_TYPE_TICKET_PAGE, 0);

  return page != NULL && gtk_widget_get_mapped (page) && gtk_widget_get_width (page) > 100;
}

static VntWindow *
show (UiFixture *fixture)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.ventanilla.Ventanilla");
  VntWindow *window;

  g_settings_set_int (settings, "window-width", 1280);
  g_settings_set_int (settings, "window-height", 700);
  window = vnt_window_new (NULL, settings);
  gtk_window_present (GTK_WINDOW (window));
  vnt_window_set_desk (window, fixture->desk);
  iterate_until (has_rows, window);
  vnt_window_open_ticket (window, 3, TRUE);
  iterate_until (is_shown, window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

/* What a person would call the widget with the focus. */
static char *
name_focus (VntWindow *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  for (GtkWidget *widget = focus; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      const char *tooltip = gtk_widget_get_tooltip_text (widget);

      if (GTK_IS_TEXT_VIEW (widget) || GTK_IS_LIST_VIEW (widget))
        return g_strdup (G_OBJECT_TYPE_NAME (widget));
      if (tooltip != NULL)
        return g_strdup (tooltip);
    }
  return g_strdup (focus != NULL ? G_OBJECT_TYPE_NAME (focus) : "nothing");
}

static char *
walk (VntWindow *window, GtkDirectionType direction, guint n)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = name_focus (window);

      g_string_append_printf (names, "%s\n", name);
      gtk_widget_child_focus (GTK_WIDGET (window), direction);
    }
  return g_string_free (names, FALSE);
}

/* Everything in the header of a ticket can be reached, there and back. */
static void
test_tab_in_ticket (UiFixture *fixture, gconstpointer data)
{
  VntWindow *window = show (fixture);
  GtkWidget *page = ui_find (GTK_WIDGET (window), VNT_TYPE_TICKET_PAGE);
  g_autofree char *there = NULL;
  g_autofree char *back = NULL;

  g_assert_true (gtk_widget_grab_focus (ui_find (page, GTK_TYPE_DROP_DOWN)));
  there = walk (window, GTK_DIR_TAB_FORWARD, 2);
  g_assert_cmpstr (there, ==, "Status of the ticket\nWho works on it\n");
  back = walk (window, GTK_DIR_TAB_BACKWARD, 3);
  g_assert_true (g_str_has_suffix (back, "\nWho works on it\nStatus of the ticket\n"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_tab_in_composer (UiFixture *fixture, gconstpointer data)
{
  VntWindow *window = show (fixture);
  GtkWidget *page = ui_find (GTK_WIDGET (window), VNT_TYPE_TICKET_PAGE);
  g_autofree char *names = NULL;

  g_assert_true (gtk_widget_grab_focus (ui_find (page, GTK_TYPE_TEXT_VIEW)));
  names = walk (window, GTK_DIR_TAB_FORWARD, 8);
  g_assert_cmpstr (names, ==,
                   "VntSheet\n"
                   "Attach files of up to 25 MiB each, or drop or paste them here\n"
                   "Insert a text\n"
                   "See it as it leaves (Ctrl+Shift+P)\n"
                   "Minutes worked, booked with this message\n"
                   "Status the ticket takes when this is sent\n"
                   "Send\n"
                   "Send, and then\n");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The list is one stop: the arrow keys move in it, Tab goes on. */
static void
test_tab_in_list (UiFixture *fixture, gconstpointer data)
{
  VntWindow *window = show (fixture);
  GtkWidget *list =
    ui_find (ui_find (GTK_WIDGET (window), VNT_TYPE_TICKET_VIEW), GTK_TYPE_LIST_VIEW);
  const GtkDirectionType directions[] = { GTK_DIR_TAB_FORWARD, GTK_DIR_TAB_BACKWARD };

  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      g_assert_true (vnt_window_activate (window, "tickets.next"));
      g_assert_nonnull (gtk_widget_get_focus_child (list));
      gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_UP);
      g_assert_nonnull (gtk_widget_get_focus_child (list));
      gtk_widget_child_focus (GTK_WIDGET (window), directions[i]);
      g_assert_null (gtk_widget_get_focus_child (list));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

/* What stands in for a list in its box takes the list's room. */
static void
test_expand (void)
{
  GtkWidget *label = gtk_label_new ("many rows");
  GtkWidget *stop = vnt_tab_stop_new (label);

  g_object_ref_sink (stop);
  g_assert_false (gtk_widget_compute_expand (stop, GTK_ORIENTATION_VERTICAL));
  gtk_widget_set_vexpand (label, TRUE);
  g_assert_true (gtk_widget_compute_expand (stop, GTK_ORIENTATION_VERTICAL));
  g_object_unref (stop);
}

/* The button lies below what is shown of the panel. */
static void
test_popover_below (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (VntTicket) ticket = make_ticket (3, "Printer 3 does not print");
  g_autoptr (VntTicketDetail) detail = vnt_ticket_detail_new (3);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *panel = vnt_fields_panel_new ();
  const GType types[] = { GTK_TYPE_MENU_BUTTON, GTK_TYPE_DROP_DOWN };

  gtk_window_set_default_size (GTK_WINDOW (window), 300, 160);
  gtk_window_set_child (GTK_WINDOW (window), panel);
  gtk_window_present (GTK_WINDOW (window));
  vnt_fields_panel_show (VNT_FIELDS_PANEL (panel), fixture->desk, ticket, detail, NULL);
  gtk_test_widget_wait_for_draw (window);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    for (guint n = 0; ui_find_nth (panel, types[i], n) != NULL; n++)
      {
        GtkWidget *button = ui_find_nth (panel, types[i], n);
        GtkWidget *popover = ui_find (button, GTK_TYPE_POPOVER);

        if (!gtk_widget_get_mapped (button) || !gtk_widget_is_sensitive (button))
          continue;
        gtk_widget_activate (ui_find (button, GTK_TYPE_TOGGLE_BUTTON));
        iterate_until (is_mapped, popover);
        gtk_popover_popdown (GTK_POPOVER (popover));
        gtk_test_widget_wait_for_draw (window);
      }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Something on the screen has the focus, and keys reach it. */
static gboolean
has_focus (gpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (data));

  return focus != NULL && gtk_widget_get_mapped (focus) && gtk_widget_is_sensitive (focus);
}

static void
settle (VntWindow *window)
{
  for (int i = 0; i < 3; i++)
    gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  iterate_until (has_focus, window);
}

static void
test_find (UiFixture *fixture, gconstpointer data)
{
  VntWindow *window = show (fixture);
  GtkWidget *page = ui_find (GTK_WIDGET (window), VNT_TYPE_TICKET_PAGE);
  GtkWidget *sheet = ui_find (page, GTK_TYPE_TEXT_VIEW);
  GtkWidget *bar = ui_find (page, VNT_TYPE_FIND_BAR);

  gtk_widget_grab_focus (sheet);
  g_assert_true (vnt_window_activate (window, "ticket.find"));
  g_assert_nonnull (gtk_widget_get_focus_child (bar));
  vnt_find_bar_close (VNT_FIND_BAR (bar));
  settle (window);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == sheet);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_empty (gpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (data);

  return gtk_text_buffer_get_char_count (buffer) == 0;
}

static void
test_send (UiFixture *fixture, gconstpointer data)
{
  const char *const sends[] = { "ticket.send", "ticket.send-and-next" };
  VntWindow *window = show (fixture);
  GtkWidget *page = ui_find (GTK_WIDGET (window), VNT_TYPE_TICKET_PAGE);
  GtkWidget *sheet = ui_find (page, GTK_TYPE_TEXT_VIEW);

  for (guint i = 0; i < G_N_ELEMENTS (sends); i++)
    {
      g_assert_true (vnt_window_activate (window, "ticket.reply"));
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (sheet)), "Done", -1);
      g_assert_true (vnt_window_activate (window, sends[i]));
      iterate_until (is_empty, sheet);
      settle (window);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_pages (UiFixture *fixture, gconstpointer data)
{
  VntWindow *window = show (fixture);
  GtkWidget *page = ui_find (GTK_WIDGET (window), VNT_TYPE_TICKET_PAGE);

  gtk_widget_grab_focus (ui_find (page, GTK_TYPE_DROP_DOWN));
  for (int i = 0; i < 4; i++)
    {
      g_assert_true (
        vnt_window_activate (window, i % 2 == 0 ? "win.show-outbox" : "win.show-view::unowned"));
      settle (window);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
on_set (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  vnt_desk_set_field_finish (VNT_DESK (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_in_list (gpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (data));

  return focus != NULL && gtk_widget_get_mapped (focus) &&
         gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) != NULL;
}

/* The first ticket of an empty view takes the focus from what said that there is none. */
static void
test_arrival (UiFixture *fixture, gconstpointer data)
{
  VntWindow *window = show (fixture);

  g_assert_true (vnt_window_activate (window, "win.show-view::unowned"));
  settle (window);
  g_assert_false (is_in_list (window));
  vnt_desk_set_field_async (fixture->desk, 5, VNT_FIELD_OWNER, "", NULL, on_set, NULL);
  iterate_until (is_in_list, window);
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(path, func) \
  g_test_add (path, UiFixture, NULL, ui_fixture_set_up, func, ui_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/focus/tab-in-ticket", test_tab_in_ticket);
  ADD ("/focus/tab-in-composer", test_tab_in_composer);
  ADD ("/focus/tab-in-list", test_tab_in_list);
  g_test_add_func ("/focus/expand", test_expand);
  ADD ("/focus/popover-below", test_popover_below);
  ADD ("/focus/find", test_find);
  ADD ("/focus/send", test_send);
  ADD ("/focus/pages", test_pages);
  ADD ("/focus/arrival", test_arrival);
  return g_test_run ();
}
