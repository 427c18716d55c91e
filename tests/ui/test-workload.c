/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The supervisor's window: who has what, the list behind a number, moving tickets and taking that back. */
#include "ui-fixture.h"
#include "vnt-bulk-window.h"
#include "vnt-colleague-window.h"
#include "vnt-desk-bundle.h"
#include "vnt-desk-workload.h"
#include "vnt-figures-view.h"
#include "vnt-move-window.h"
#include "vnt-ticket-drag.h"
#include "vnt-workload-window.h"

static GtkWindow *
open_window (UiFixture *fixture, gboolean people)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.ventanilla.Ventanilla");
  GtkWindow *window;

  g_settings_set_boolean (settings, "supervisor", people);
  window = vnt_workload_window_new (fixture->desk, settings);
  gtk_window_present (window);

  return window;
}

static gboolean
is_counted (gpointer data)
{
  return vnt_workload_window_get_workload (data) != NULL;
}

static VntFiguresView *
find_table (GtkWindow *window, const char *id)
{
  GtkWidget *view;

  for (guint i = 0; (view = ui_find_nth (GTK_WIDGET (window), VNT_TYPE_FIGURES_VIEW, i)) != NULL;
       i++)
    if (g_str_equal (vnt_figures_view_get_figures (VNT_FIGURES_VIEW (view))->id, id))
      return VNT_FIGURES_VIEW (view);

  return NULL;
}

static int
find_row (VntFiguresView *view, const char *name)
{
  VntFigures *figures = vnt_figures_view_get_figures (view);

  for (guint row = 0; row < figures->rows->len; row++)
    if (g_str_has_prefix (vnt_figures_get_cell (figures, row, 0)->text, name))
      return (int) row;

  return -1;
}

/* People's figures are for whoever answers for them; queues are everybody's. */
static void
test_people (UiFixture *fixture, gconstpointer data)
{
  GtkWindow *window = open_window (fixture, FALSE);
  VntFiguresView *queues;
  GtkWidget *button;

  iterate_until (is_counted, window);
  g_assert_null (find_table (window, "people"));
  queues = find_table (window, "queues");
  g_assert_cmpstr (vnt_figures_get_cell (vnt_figures_view_get_figures (queues), 0, 1)->text, ==,
                   "10");
  for (guint i = 0; (button = ui_find_nth (GTK_WIDGET (window), GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), "I Am: _Show People") == 0)
      break;
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  while (find_table (window, "people") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (find_row (find_table (window, "people"), "ana"), ==, 0);
  gtk_window_destroy (window);
}

typedef struct
{
  GtkWindow *window;
  const VntWorkload *before;
} Again;

static gboolean
is_counted_again (gpointer data)
{
  const Again *again = data;

  return vnt_workload_window_get_workload (VNT_WORKLOAD_WINDOW (again->window)) != again->before;
}

/* Counted again, what says the same is the same: the keyboard stays where it is. */
static void
test_stays (UiFixture *fixture, gconstpointer data)
{
  GtkWindow *window = open_window (fixture, TRUE);
  Again again = { window, NULL };
  VntFiguresView *people;
  GtkWidget *cell;

  iterate_until (is_counted, window);
  people = find_table (window, "people");
  cell = vnt_figures_view_get_cell (people, (guint) find_row (people, "ana"), 1);
  gtk_widget_grab_focus (cell);
  again.before = vnt_workload_window_get_workload (VNT_WORKLOAD_WINDOW (window));
  vnt_workload_window_refresh (VNT_WORKLOAD_WINDOW (window));
  iterate_until (is_counted_again, &again);
  g_assert_true (find_table (window, "people") == people);
  g_assert_true (gtk_window_get_focus (window) == cell);
  gtk_window_destroy (window);
}

typedef struct
{
  char *title;
  VntTicketQuery *query;
} Wanted;

static void
on_list (Wanted *wanted, const VntTicketQuery *query, const char *title)
{
  wanted->query = vnt_ticket_query_copy (query);
  wanted->title = g_strdup (title);
}

static gboolean
is_wanted (gpointer data)
{
  return ((Wanted *) data)->query != NULL;
}

static void
test_list (UiFixture *fixture, gconstpointer data)
{
  GtkWindow *window = open_window (fixture, TRUE);
  Wanted wanted = { NULL, NULL };
  VntFiguresView *people;

  g_signal_connect_swapped (window, "list", G_CALLBACK (on_list), &wanted);
  iterate_until (is_counted, window);
  people = find_table (window, "people");
  g_signal_emit_by_name (vnt_figures_view_get_cell (people, (guint) find_row (people, "ana"), 1),
                         "clicked");
  iterate_until (is_wanted, &wanted);
  g_assert_cmpint (wanted.query->scope, ==, VNT_SCOPE_CHOSEN);
  g_assert_nonnull (strstr (wanted.query->chosen, ",10]"));
  g_assert_nonnull (strstr (wanted.title, "Open"));
  g_clear_pointer (&wanted.query, vnt_ticket_query_free);
  g_free (wanted.title);
  gtk_window_destroy (window);
}

/* -- moving -- */

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (vnt_desk_save_colleague_finish (VNT_DESK (source), result, NULL));
  *(gboolean *) data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static GtkWidget *
find_button (GtkWidget *within, const char *label)
{
  GtkWidget *button;

  for (guint i = 0; (button = ui_find_nth (within, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      return button;

  return NULL;
}

static gboolean
can_move (gpointer data)
{
  GtkWidget *button = find_button (data, "_Move");

  return button != NULL && gtk_widget_get_sensitive (button);
}

static void
on_done (VntBundle **place, VntBundle *bundle)
{
  *place = vnt_bundle_ref (bundle);
}

static gboolean
is_moved (gpointer data)
{
  return *(VntBundle **) data != NULL;
}

static guint
count_open (GtkWindow *window, const char *login)
{
  const VntWorkload *workload = vnt_workload_window_get_workload (VNT_WORKLOAD_WINDOW (window));

  return vnt_workload_find (workload->people, login)->counts[VNT_LOAD_OPEN];
}

static void
on_reverted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (vnt_desk_revert_finish (VNT_DESK (source), result, NULL, NULL));
  *(gboolean *) data = TRUE;
}

static void
wait_for_open (GtkWindow *window, const char *login, guint n)
{
  gint64 deadline = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (count_open (window, login) != n)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      vnt_workload_window_refresh (VNT_WORKLOAD_WINDOW (window));
      for (int i = 0; i < 20; i++)
        g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
}

static void
test_move (UiFixture *fixture, gconstpointer data)
{
  VntColleague *leo = vnt_colleague_new ("leo");
  GtkWindow *window;
  VntMoveWindow *move;
  VntBundle *bundle = NULL;
  gboolean saved = FALSE, reverted = FALSE;

  vnt_desk_save_colleague_async (fixture->desk, leo, NULL, on_saved, &saved);
  iterate_until (is_true, &saved);
  window = open_window (fixture, TRUE);
  iterate_until (is_counted, window);
  move = vnt_move_window_new (window, fixture->desk,
                              vnt_workload_window_get_workload (VNT_WORKLOAD_WINDOW (window)),
                              "ana", "leo");
  g_signal_connect_swapped (move, "done", G_CALLBACK (on_done), &bundle);
  gtk_window_present (GTK_WINDOW (move));
  iterate_until (can_move, move);
  g_signal_emit_by_name (find_button (GTK_WIDGET (move), "_Move"), "clicked");
  iterate_until (is_moved, &bundle);
  g_assert_cmpuint (vnt_bundle_get_n_tickets (bundle), ==, 5);
  wait_for_open (window, "leo", 5);
  g_assert_cmpuint (count_open (window, "ana"), ==, 5);

  vnt_desk_revert_async (fixture->desk, bundle, NULL, on_reverted, &reverted);
  iterate_until (is_true, &reverted);
  wait_for_open (window, "leo", 0);
  g_assert_cmpuint (count_open (window, "ana"), ==, 10);
  vnt_bundle_unref (bundle);
  gtk_window_destroy (window);
}

/* Lets go of something above a cell, as a pointer does. */
static gboolean
drop (GtkWidget *cell, const GValue *value)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (cell);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", value, 0.0, 0.0, &taken);
    }
  return taken;
}

static gboolean
is_asking (gpointer data)
{
  GList *windows = gtk_window_list_toplevels ();
  GtkWidget **found = data;
  GtkWidget *apply;

  for (GList *l = windows; l != NULL; l = l->next)
    if (VNT_IS_BULK_WINDOW (l->data))
      *found = l->data;
  g_list_free (windows);
  apply = *found != NULL ? find_button (*found, "_Apply") : NULL;
  return apply != NULL && gtk_widget_get_sensitive (apply);
}

/* Tickets dragged out of a list become somebody's, after it was shown. */
static void
test_dropped (UiFixture *fixture, gconstpointer data)
{
  VntColleague *leo = vnt_colleague_new ("leo");
  g_autoptr (GArray) tickets = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GValue) value = G_VALUE_INIT;
  const gint64 numbers[] = { 10, 9 };
  GtkWindow *window;
  GtkWidget *asking = NULL;
  VntFiguresView *people;
  gboolean saved = FALSE;

  vnt_desk_save_colleague_async (fixture->desk, leo, NULL, on_saved, &saved);
  iterate_until (is_true, &saved);
  window = open_window (fixture, TRUE);
  iterate_until (is_counted, window);
  people = find_table (window, "people");
  g_array_append_vals (tickets, numbers, G_N_ELEMENTS (numbers));
  g_value_init (&value, VNT_TYPE_TICKET_DRAG);
  g_value_set_boxed (&value, tickets);
  g_assert_true (
    drop (vnt_figures_view_get_cell (people, (guint) find_row (people, "leo"), 0), &value));
  iterate_until (is_asking, &asking);
  g_assert_cmpuint (count_open (window, "leo"), ==, 0);
  g_signal_emit_by_name (find_button (asking, "_Apply"), "clicked");
  wait_for_open (window, "leo", 2);
  g_assert_cmpuint (count_open (window, "ana"), ==, 8);
  gtk_window_destroy (window);
}

static gboolean
has_role (gpointer data)
{
  VntFiguresView *people = find_table (data, "people");
  int row = people != NULL ? find_row (people, "ana (N2)") : -1;

  return row >= 0;
}

static void
test_colleague (UiFixture *fixture, gconstpointer data)
{
  GtkWindow *window = open_window (fixture, TRUE);
  VntColleagueWindow *colleague;

  iterate_until (is_counted, window);
  colleague = vnt_colleague_window_new (
    window, fixture->desk,
    vnt_workload_find (vnt_workload_window_get_workload (VNT_WORKLOAD_WINDOW (window))->people,
                       "ana"));
  g_signal_connect_swapped (colleague, "done", G_CALLBACK (vnt_workload_window_refresh), window);
  gtk_window_present (GTK_WINDOW (colleague));
  gtk_editable_set_text (GTK_EDITABLE (ui_find (GTK_WIDGET (colleague), GTK_TYPE_ENTRY)), "N2");
  g_signal_emit_by_name (find_button (GTK_WIDGET (colleague), "_Save"), "clicked");
  iterate_until (has_role, window);
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, test) \
  g_test_add ("/workload/" name, UiFixture, NULL, ui_fixture_set_up, test, ui_fixture_tear_down)
  ADD ("people", test_people);
  ADD ("stays", test_stays);
  ADD ("list", test_list);
  ADD ("move", test_move);
  ADD ("dropped", test_dropped);
  ADD ("colleague", test_colleague);
  return g_test_run ();
}
