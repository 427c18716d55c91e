/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written in a window is on the disk before it goes. */
#include "ui-fixture.h"
#include "vnt-keeping.h"
#include "vnt-new-ticket.h"
#include "vnt-window.h"

/* A window whose saves end when the test says so. */
typedef struct
{
  VntKeeping keeping;
  int saves; /* begun */
  char *said;
} Form;

static void
count_save (gpointer window)
{
  Form *form = g_object_get_data (window, "form");

  form->saves++;
}

static void
note_said (gpointer window, const char *problem)
{
  Form *form = g_object_get_data (window, "form");

  g_free (form->said);
  form->said = g_strdup (problem);
}

static const VntKeepingFuncs funcs = { count_save, note_said };

static GtkWindow *
open_form (Form *form)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  g_object_set_data (G_OBJECT (window), "form", form);
  vnt_keeping_init (&form->keeping, window, &funcs);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &form->keeping.window);
  return window;
}

static void
close_form (Form *form)
{
  GtkWindow *window = form->keeping.window;

  g_object_remove_weak_pointer (G_OBJECT (window), (gpointer *) &form->keeping.window);
  vnt_keeping_clear (&form->keeping);
  gtk_window_destroy (window);
  g_clear_pointer (&form->said, g_free);
}

static gboolean
is_saving (gpointer data)
{
  return ((Form *) data)->keeping.saving;
}

static void
test_saves_soon (void)
{
  Form form = { 0 };

  open_form (&form);
  g_assert_true (vnt_keeping_may_close (&form.keeping));
  vnt_keeping_changed (&form.keeping);
  vnt_keeping_changed (&form.keeping);
  iterate_until (is_saving, &form);
  g_assert_cmpint (form.saves, ==, 1);
  vnt_keeping_saved (&form.keeping, NULL);
  g_assert_true (vnt_keeping_is_kept (&form.keeping));
  g_assert_true (vnt_keeping_may_close (&form.keeping));
  close_form (&form);
}

/* A word typed while the one before is being saved is not taken for saved. */
static void
test_typed_meanwhile (void)
{
  Form form = { 0 };

  open_form (&form);
  vnt_keeping_changed (&form.keeping);
  iterate_until (is_saving, &form);
  vnt_keeping_changed (&form.keeping);
  vnt_keeping_saved (&form.keeping, NULL);
  g_assert_false (vnt_keeping_is_kept (&form.keeping));
  iterate_until (is_saving, &form);
  g_assert_cmpint (form.saves, ==, 2);
  vnt_keeping_saved (&form.keeping, NULL);
  g_assert_true (vnt_keeping_is_kept (&form.keeping));
  close_form (&form);
}

/* It goes when the last word is kept, and not with the one before. */
static void
test_closed_meanwhile (void)
{
  Form form = { 0 };

  open_form (&form);
  vnt_keeping_changed (&form.keeping);
  iterate_until (is_saving, &form);
  vnt_keeping_changed (&form.keeping);
  g_assert_false (vnt_keeping_may_close (&form.keeping));
  g_assert_false (vnt_keeping_may_close (&form.keeping));
  vnt_keeping_saved (&form.keeping, NULL);
  g_assert_nonnull (form.keeping.window);
  g_assert_cmpint (form.saves, ==, 2);
  vnt_keeping_saved (&form.keeping, NULL);
  g_assert_null (form.keeping.window);
  g_free (form.said);
}

static void
test_full_disk (void)
{
  Form form = { 0 };
  g_autoptr (GError) full = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "Disk full.");

  open_form (&form);
  vnt_keeping_changed (&form.keeping);
  g_assert_false (vnt_keeping_may_close (&form.keeping));
  vnt_keeping_saved (&form.keeping, full);
  g_assert_nonnull (form.keeping.window);
  g_assert_true (g_str_has_prefix (form.said, "Disk full. What you wrote is still here."));
  g_assert_true (vnt_keeping_may_close (&form.keeping));

  /* Who writes on has not given it up. */
  vnt_keeping_changed (&form.keeping);
  g_assert_false (vnt_keeping_may_close (&form.keeping));
  vnt_keeping_saved (&form.keeping, NULL);
  g_assert_null (form.keeping.window);
  g_free (form.said);
}

static void
test_while_it_is_sent (void)
{
  Form form = { 0 };

  open_form (&form);
  vnt_keeping_changed (&form.keeping);
  vnt_keeping_hold (&form.keeping);
  g_assert_false (vnt_keeping_may_close (&form.keeping));
  g_assert_cmpint (form.saves, ==, 0);
  vnt_keeping_release (&form.keeping);
  iterate_until (is_saving, &form);
  vnt_keeping_changed (&form.keeping);
  vnt_keeping_hold (&form.keeping);
  vnt_keeping_forget (&form.keeping);
  g_assert_true (vnt_keeping_may_close (&form.keeping));
  /* A save from before does not bring back what was sent. */
  vnt_keeping_saved (&form.keeping, NULL);
  g_assert_true (vnt_keeping_is_kept (&form.keeping));
  close_form (&form);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
form_is_ready (gpointer data)
{
  GListModel *all = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (all, i);
      GtkWidget *text = gtk_window_get_transient_for (window) == data
                          ? ui_find (GTK_WIDGET (window), GTK_TYPE_TEXT_VIEW)
                          : NULL;

      if (text != NULL && gtk_widget_is_sensitive (text))
        return TRUE;
    }
  return FALSE;
}

/* The program is left in the middle of a word: it is there the next day. */
static void
test_left_in_the_middle (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.ventanilla.Ventanilla");
  VntWindow *window = vnt_window_new (NULL, settings);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (VntDraft) draft = NULL;
  GListModel *all = gtk_window_get_toplevels ();
  const char *text = NULL;

  gtk_window_present (GTK_WINDOW (window));
  vnt_window_set_desk (window, fixture->desk);
  g_assert_true (vnt_window_activate (window, "win.new-ticket"));
  iterate_until (form_is_ready, window);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWindow) form = g_list_model_get_item (all, i);

      if (gtk_window_get_transient_for (form) == GTK_WINDOW (window))
        gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (
                                    ui_find (GTK_WIDGET (form), GTK_TYPE_TEXT_VIEW))),
                                  "Second floor", -1);
    }
  gtk_window_close (GTK_WINDOW (window));
  vnt_desk_load_draft_async (fixture->desk, 0, NULL, keep_result, &result);
  iterate_until (is_set, &result);
  draft = vnt_desk_load_draft_finish (fixture->desk, result, NULL);
  g_assert_nonnull (draft);
  vnt_new_ticket_free (vnt_new_ticket_read (draft->text, &text));
  g_assert_cmpstr (text, ==, "Second floor");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/ui/keeping/saves-soon", test_saves_soon);
  g_test_add_func ("/ui/keeping/typed-meanwhile", test_typed_meanwhile);
  g_test_add_func ("/ui/keeping/closed-meanwhile", test_closed_meanwhile);
  g_test_add_func ("/ui/keeping/full-disk", test_full_disk);
  g_test_add_func ("/ui/keeping/while-it-is-sent", test_while_it_is_sent);
  g_test_add ("/ui/keeping/left-in-the-middle", UiFixture, NULL, ui_fixture_set_up,
              test_left_in_the_middle, ui_fixture_tear_down);

  return g_test_run ();
}
