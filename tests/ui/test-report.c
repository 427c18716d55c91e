/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of the service level report: made, kept, exported. */
#include <glib/gstdio.h>

#include "ui-fixture.h"
#include "vnt-desk-report.h"
#include "vnt-figures-chart.h"
#include "vnt-figures-view.h"
#include "vnt-logo-button.h"
#include "vnt-report-form.h"
#include "vnt-report-print.h"
#include "vnt-report-window.h"

static gboolean
is_made (gpointer data)
{
  return vnt_report_window_get_document (data) != NULL;
}

static GtkWindow *
open_window (UiFixture *fixture)
{
  GtkWindow *window = vnt_report_window_new (fixture->desk, TRUE);

  gtk_window_present (window);
  iterate_until (is_made, window);

  return window;
}

static const VntFigures *
find_table (GtkWindow *window, const char *id)
{
  const VntReportDocument *document = vnt_report_window_get_document (VNT_REPORT_WINDOW (window));

  for (guint i = 0; i < document->tables->len; i++)
    if (g_str_equal (((VntFigures *) g_ptr_array_index (document->tables, i))->id, id))
      return g_ptr_array_index (document->tables, i);

  return NULL;
}

static gboolean
has_people (gpointer data)
{
  return find_table (data, "people") != NULL;
}

/* The tables that are shown are those of the report; another question makes another. */
static void
test_made (UiFixture *fixture, gconstpointer data)
{
  GtkWindow *window = open_window (fixture);
  GtkWidget *view = ui_find (GTK_WIDGET (window), VNT_TYPE_FIGURES_VIEW);

  g_assert_nonnull (view);
  g_assert_cmpstr (vnt_figures_view_get_figures (VNT_FIGURES_VIEW (view))->id, ==, "summary");
  g_assert_null (find_table (window, "people"));
  gtk_switch_set_active (GTK_SWITCH (ui_find (GTK_WIDGET (window), GTK_TYPE_SWITCH)), TRUE);
  iterate_until (has_people, window);
  gtk_window_destroy (window);
}

static gboolean
is_there (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_exported (UiFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "a.csv", "a.fods", "a.ods", "a.pdf" };
  GtkWindow *window = open_window (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->store.folder, names[i], NULL);

      vnt_report_window_export (VNT_REPORT_WINDOW (window), path);
      iterate_until (is_there, path);
    }
  gtk_window_destroy (window);
}

/* What is printed has the pages of the file. */
static void
test_printed (UiFixture *fixture, gconstpointer data)
{
  GtkWindow *window = open_window (fixture);
  const VntReportDocument *document = vnt_report_window_get_document (VNT_REPORT_WINDOW (window));
  g_autoptr (GPtrArray) pages = vnt_desk_draw_report (document);
  g_autofree char *path = g_build_filename (fixture->store.folder, "printed.pdf", NULL);
  g_autoptr (GtkPrintOperation) operation = vnt_report_print_new (document);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  int n = 0;

  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, window,
                                            &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_object_get (operation, "n-pages", &n, NULL);
  g_assert_cmpint (n, ==, (int) pages->len);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF"));
  gtk_window_destroy (window);
}

static gboolean
has_logo (gpointer data)
{
  return *vnt_logo_button_get_path (data) != '\0';
}

static gboolean
says_why (gpointer data)
{
  GtkWidget *label;

  for (guint i = 0; (label = ui_find_nth (data, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (label)), "A logo is a PNG"))
      return TRUE;

  return FALSE;
}

/* A copy is kept: the file may go. What is no picture changes nothing. */
static void
test_logo (UiFixture *fixture, gconstpointer data)
{
  GtkWindow *window = open_window (fixture);
  VntLogoButton *button = VNT_LOGO_BUTTON (ui_find (GTK_WIDGET (window), VNT_TYPE_LOGO_BUTTON));
  VntReportForm *form = VNT_REPORT_FORM (ui_find (GTK_WIDGET (window), VNT_TYPE_REPORT_FORM));
  g_autofree char *path = g_build_filename (fixture->store.folder, "logo.png", NULL);
  g_autofree char *text = g_build_filename (fixture->store.folder, "logo.txt", NULL);
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 40, 20);
  g_autoptr (VntReportPlan) plan = NULL;

  g_assert_cmpint (cairo_surface_write_to_png (picture, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (picture);
  g_assert_true (g_file_set_contents (text, "no picture", -1, NULL));
  vnt_logo_button_take (button, path);
  iterate_until (has_logo, button);
  g_remove (path);
  plan = vnt_report_form_make_plan (form);
  g_assert_true (g_file_test (plan->logo, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpstr (plan->logo, !=, path);
  vnt_logo_button_take (button, text);
  iterate_until (says_why, button);
  g_assert_cmpstr (vnt_logo_button_get_path (button), ==, plan->logo);
  gtk_window_destroy (window);
}

/* The report's language is a question like the others. */
static void
test_language (UiFixture *fixture, gconstpointer data)
{
  GtkWindow *window = open_window (fixture);
  VntReportForm *form = VNT_REPORT_FORM (ui_find (GTK_WIDGET (window), VNT_TYPE_REPORT_FORM));
  g_autoptr (VntReportPlan) plan = vnt_report_plan_new ();
  g_autoptr (VntReportPlan) shown = NULL;

  g_free (plan->language);
  plan->language = g_strdup ("en");
  vnt_report_form_show_plan (form, plan);
  shown = vnt_report_form_make_plan (form);
  g_assert_cmpstr (shown->language, ==, "en");
  gtk_window_destroy (window);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (vnt_desk_save_report_finish (VNT_DESK (source), result, NULL));
  *(gboolean *) data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static void
test_kept (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (VntReportPlan) plan = vnt_report_plan_new ();
  g_autoptr (VntReportPlan) shown = NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *window;
  GtkWidget *form;
  gboolean saved = FALSE;

  plan->period = VNT_PERIOD_THIS_YEAR;
  vnt_desk_save_report_async (fixture->desk, "Board", plan, NULL, on_saved, &saved);
  iterate_until (is_true, &saved);
  g_assert_null (vnt_desk_read_report (fixture->desk, "Nothing", &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_NOT_FOUND);
  window = open_window (fixture);
  form = ui_find (GTK_WIDGET (window), VNT_TYPE_REPORT_FORM);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (ui_find (GTK_WIDGET (window), GTK_TYPE_DROP_DOWN)), 1);
  shown = vnt_report_form_make_plan (VNT_REPORT_FORM (form));
  g_assert_cmpint (shown->period, ==, VNT_PERIOD_THIS_YEAR);
  gtk_window_destroy (window);
}

/* Bars are a picture of the table: to who does not see them they say where the numbers are, and what they are. */
static void
test_chart (void)
{
  g_autoptr (VntFigures) figures = vnt_figures_new ("t", "Queues", NULL);
  GtkWidget *window = gtk_window_new ();
  const char *bars = "Networks: 0 of 3; Networks: 5.0 % (1 of 20); Networks: 10.0 % (2 of 20)";
  GtkWidget *chart;
  int height;

  vnt_figures_add_column (figures, "Queue", NULL, VNT_CHART_NONE);
  vnt_figures_add_column (figures, "Kept", NULL, VNT_CHART_PERCENT);
  for (int i = 0; i < 3; i++)
    {
      vnt_figures_add_row (figures);
      vnt_figures_add_text (figures, "Networks");
      vnt_figures_add_share (figures, i, i == 0 ? 3 : 20);
    }
  chart = vnt_figures_chart_new (figures, 1, 90);
  gtk_window_set_child (GTK_WINDOW (window), chart);
  gtk_widget_measure (chart, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, 72);
  gtk_test_accessible_assert_role (chart, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Kept as bars: the numbers are in the table “Queues”");
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, bars);
  gtk_window_present (GTK_WINDOW (window));
  for (int i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Every number of a table says whose it is and what it counts. */
static void
test_read_aloud (UiFixture *fixture, gconstpointer data)
{
  GtkWindow *window = open_window (fixture);
  VntFiguresView *view = VNT_FIGURES_VIEW (ui_find (GTK_WIDGET (window), VNT_TYPE_FIGURES_VIEW));
  const VntFigures *figures = vnt_figures_view_get_figures (view);

  for (guint row = 0; row < figures->rows->len; row++)
    for (guint column = 1; column < figures->columns->len; column++)
      {
        g_autofree char *name = g_strdup_printf (
          "%s, %s: %s", vnt_figures_get_cell (figures, row, 0)->text,
          ((VntFigureColumn *) g_ptr_array_index (figures->columns, column))->title,
          vnt_figures_get_cell (figures, row, column)->text);

        gtk_test_accessible_assert_property (vnt_figures_view_get_cell (view, row, column),
                                             GTK_ACCESSIBLE_PROPERTY_LABEL, name);
      }
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/report/chart", test_chart);
#define ADD(name, test) \
  g_test_add ("/report/" name, UiFixture, NULL, ui_fixture_set_up, test, ui_fixture_tear_down)
  ADD ("made", test_made);
  ADD ("read-aloud", test_read_aloud);
  ADD ("exported", test_exported);
  ADD ("kept", test_kept);
  ADD ("printed", test_printed);
  ADD ("logo", test_logo);
  ADD ("language", test_language);
  return g_test_run ();
}
