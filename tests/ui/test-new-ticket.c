/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a ticket before there is one. */
#include "ui-fixture.h"
#include "vnt-new-ticket-window.h"
#include "vnt-picker.h"
#include "vnt-ticket-page.h"
#include "vnt-window.h"

static GtkWidget *
find_form (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (VNT_IS_NEW_TICKET_WINDOW (window))
        return window;
    }
  return NULL;
}

static GtkEditable *
subject_of (GtkWidget *form)
{
  return GTK_EDITABLE (ui_find_nth (form, ADW_TYPE_ENTRY_ROW, 1));
}

static GtkTextBuffer *
text_of (GtkWidget *form)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_find (form, GTK_TYPE_TEXT_VIEW)));
}

static gboolean
is_ready (gpointer data)
{
  GtkWidget *form = find_form ();

  return form != NULL && gtk_widget_is_sensitive (GTK_WIDGET (subject_of (form)));
}

static gboolean
is_gone (gpointer data)
{
  return find_form () == NULL;
}

static gboolean
shows_a_made_ticket (gpointer data)
{
  GtkWidget *page = ui_find_nth (GTK_WIDGET (data), VNT_TYPE_TICKET_PAGE, 0);

  return page != NULL && vnt_ticket_page_get_ticket_id (VNT_TICKET_PAGE (page)) == -1;
}

static VntWindow *
show (UiFixture *fixture)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.ventanilla.Ventanilla");
  VntWindow *window = vnt_window_new (NULL, settings);

  gtk_window_present (GTK_WINDOW (window));
  vnt_window_set_desk (window, fixture->desk);
  return window;
}

static GtkWidget *
open_form (VntWindow *window)
{
  g_assert_true (vnt_window_activate (window, "win.new-ticket"));
  iterate_until (is_ready, NULL);
  return find_form ();
}

static void
test_is_kept (UiFixture *fixture, gconstpointer data)
{
  VntWindow *window = show (fixture);
  GtkWidget *form = open_form (window);
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;

  gtk_editable_set_text (subject_of (form), "No toner");
  gtk_text_buffer_set_text (text_of (form), "Second floor\n\nSince Monday", -1);
  gtk_window_close (GTK_WINDOW (form));
  iterate_until (is_gone, NULL);

  form = open_form (window);
  g_assert_cmpstr (gtk_editable_get_text (subject_of (form)), ==, "No toner");
  gtk_text_buffer_get_bounds (text_of (form), &start, &end);
  text = gtk_text_buffer_get_text (text_of (form), &start, &end, FALSE);
  g_assert_cmpstr (text, ==, "Second floor\n\nSince Monday");
  gtk_window_destroy (GTK_WINDOW (form));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Who is found stands beside who was written. */
static void
test_people_are_found (UiFixture *fixture, gconstpointer data)
{
  VntWindow *window = show (fixture);
  GtkWidget *form = open_form (window);
  GtkWidget *picker = ui_find (form, VNT_TYPE_PICKER);
  GtkEditable *requestor = GTK_EDITABLE (ui_find_nth (form, ADW_TYPE_ENTRY_ROW, 0));

  g_signal_emit_by_name (picker, "chosen", "rosa@example.org");
  g_assert_cmpstr (gtk_editable_get_text (requestor), ==, "rosa@example.org");
  g_signal_emit_by_name (picker, "chosen", "tomas@example.org");
  g_assert_cmpstr (gtk_editable_get_text (requestor), ==, "rosa@example.org, tomas@example.org");
  gtk_window_destroy (GTK_WINDOW (form));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
says_it_is_here (gpointer data)
{
  GtkWidget *form = find_form ();
  GtkWidget *label;

  for (guint n = 0; form != NULL && (label = ui_find_nth (form, GTK_TYPE_LABEL, n)) != NULL; n++)
    if (gtk_widget_has_css_class (label, "error") && gtk_widget_get_visible (label))
      return strstr (gtk_label_get_text (GTK_LABEL (label)), "still here") != NULL;
  return FALSE;
}

/* What cannot be kept is not closed away; who closes it again has read that. */
static void
test_is_not_lost (UiFixture *fixture, gconstpointer data)
{
  VntWindow *window = show (fixture);
  GtkWidget *form = open_form (window);

  gtk_text_buffer_set_text (text_of (form), "Second floor", -1);
  vnt_desk_close (fixture->desk);
  gtk_window_close (GTK_WINDOW (form));
  iterate_until (says_it_is_here, NULL);
  gtk_window_close (GTK_WINDOW (form));
  iterate_until (is_gone, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_is_made_and_shown (UiFixture *fixture, gconstpointer data)
{
  VntWindow *window = show (fixture);
  GtkWidget *form = open_form (window);
  GtkWidget *create = NULL;

  for (guint i = 0; (create = ui_find_nth (form, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (gtk_widget_has_css_class (create, "suggested-action"))
      break;
  g_assert_nonnull (create);
  g_assert_false (gtk_widget_get_sensitive (create));
  gtk_editable_set_text (subject_of (form), "No toner");
  g_assert_true (gtk_widget_get_sensitive (create));
  g_signal_emit_by_name (create, "clicked");
  iterate_until (shows_a_made_ticket, window);
  iterate_until (is_gone, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, func) \
  g_test_add ("/new-ticket/" path, UiFixture, NULL, ui_fixture_set_up, func, ui_fixture_tear_down)
  ADD ("is-kept", test_is_kept);
  ADD ("is-not-lost", test_is_not_lost);
  ADD ("people-are-found", test_people_are_found);
  ADD ("is-made-and-shown", test_is_made_and_shown);

  return g_test_run ();
}
