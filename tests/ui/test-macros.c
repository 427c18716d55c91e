/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making a macro, and what is shown before it is done. */
#include "ui-fixture.h"
#include "vnt-bundle-toast.h"
#include "vnt-desk-bundle.h"
#include "vnt-macro-form.h"
#include "vnt-macro-window.h"
#include "vnt-text.h"

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static VntMacro *
make_macro (void)
{
  VntMacro *macro = vnt_macro_new ("Wait & see");

  vnt_macro_add_change (macro, VNT_FIELD_OWNER, NULL, VNT_MACRO_ME);
  vnt_macro_add_change (macro, VNT_FIELD_CUSTOM, "Canal", "Web");
  vnt_macro_add_change (macro, VNT_FIELD_STATUS, NULL, "held");
  macro->writes = VNT_OPERATION_COMMENT;
  vnt_text_set (&macro->text, "About {ticket}");
  return macro;
}

/* Also a status and an owner that nobody here has. */
static void
test_form_keeps_what_it_shows (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (VntMacro) macro = make_macro ();
  g_autoptr (VntMacro) made = NULL;
  GtkWidget *form = g_object_ref_sink (vnt_macro_form_new (fixture->desk));

  vnt_macro_form_show (VNT_MACRO_FORM (form), macro);
  made = vnt_macro_form_make (VNT_MACRO_FORM (form));
  g_assert_true (vnt_macro_equal (macro, made));
  g_object_unref (form);
}

static GtkWidget *
apply_button (GtkWidget *window)
{
  GtkWidget *button;

  for (guint i = 0; (button = ui_find_nth (window, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (gtk_widget_has_css_class (button, "suggested-action"))
      return button;
  return NULL;
}

static gboolean
is_sensitive (gpointer data)
{
  return gtk_widget_get_sensitive (data);
}

static gboolean
says (GtkWidget *window, const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = ui_find_nth (window, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (strstr (gtk_label_get_label (GTK_LABEL (label)), text) != NULL)
      return TRUE;
  return FALSE;
}

static void
keep_bundle (VntMacroWindow *window, VntBundle *bundle, VntBundle **kept)
{
  *kept = vnt_bundle_ref (bundle);
}

/* Nothing is done before it was shown, and what is written is filled for the ticket. */
static void
test_shown_before_it_is_done (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (VntMacro) macro = make_macro ();
  g_autoptr (GArray) tickets = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (VntBundle) bundle = NULL;
  gint64 three = 3;
  VntMacroWindow *window;
  GtkWidget *apply;

  g_array_append_val (tickets, three);
  window = vnt_macro_window_new (NULL, fixture->desk, macro, tickets);
  g_signal_connect (window, "done", G_CALLBACK (keep_bundle), &bundle);
  gtk_window_present (GTK_WINDOW (window));
  apply = apply_button (GTK_WIDGET (window));
  iterate_until (is_sensitive, apply);
  g_assert_true (says (GTK_WIDGET (window), "About #3"));
  g_assert_null (bundle);
  g_signal_emit_by_name (apply, "clicked");
  iterate_until (is_set, &bundle);
  g_assert_cmpuint (vnt_bundle_get_n_tickets (bundle), ==, 1);
  g_assert_cmpstr (
    ((VntOperation *) g_ptr_array_index (vnt_bundle_get_operations (bundle), 0))->content, ==,
    "About #3");
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  VntBundle **bundle = user_data;

  *bundle = vnt_desk_apply_finish (VNT_DESK (source), result, NULL);
}

/* The Undo under the pointer is that of what was done last. */
static void
test_last_is_undone (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_operation_unref);
  g_autoptr (VntBundle) bundle = NULL;
  GtkWidget *window = gtk_window_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();
  GtkWidget *from = gtk_label_new ("");

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), from);
  gtk_window_set_child (GTK_WINDOW (window), overlay);
  gtk_window_present (GTK_WINDOW (window));
  vnt_desk_apply_async (fixture->desk, none, NULL, on_applied, &bundle);
  iterate_until (is_set, &bundle);
  vnt_bundle_toast_show (from, fixture->desk, bundle, "First");
  g_assert_true (says (overlay, "First"));
  vnt_bundle_toast_show (from, fixture->desk, bundle, "Second");
  g_assert_true (says (overlay, "Second"));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, func) \
  g_test_add ("/macros/" path, UiFixture, NULL, ui_fixture_set_up, func, ui_fixture_tear_down)
  ADD ("form-keeps-what-it-shows", test_form_keeps_what_it_shows);
  ADD ("shown-before-it-is-done", test_shown_before_it_is_done);
  ADD ("last-is-undone", test_last_is_undone);

  return g_test_run ();
}
