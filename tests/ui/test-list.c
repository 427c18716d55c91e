/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many rows at once, rows that stay, own views, and the list on paper. */
#include "ui-fixture.h"
#include "vnt-bulk-bar.h"
#include "vnt-bulk-window.h"
#include "vnt-bulk-words.h"
#include "vnt-condition-row.h"
#include "vnt-desk-bulk.h"
#include "vnt-desk-views.h"
#include "vnt-list-page.h"
#include "vnt-ticket-drag.h"
#include "vnt-ticket-print.h"
#include "vnt-ticket-row.h"
#include "vnt-view-editor.h"
#include "vnt-view-from-query.h"
#include "vnt-window.h"

static gboolean
has_rows (gpointer data)
{
  GtkWidget *row = ui_find_nth (GTK_WIDGET (data), VNT_TYPE_TICKET_ROW, 0);

  return row != NULL && vnt_ticket_row_get_position (VNT_TICKET_ROW (row)) != G_MAXUINT;
}

static VntWindow *
show_high (UiFixture *fixture, int height)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.ventanilla.Ventanilla");
  VntWindow *window;

  g_settings_set_int (settings, "window-width", 1280);
  g_settings_set_int (settings, "window-height", height);
  window = vnt_window_new (NULL, settings);
  gtk_window_present (GTK_WINDOW (window));
  vnt_window_set_desk (window, fixture->desk);
  iterate_until (has_rows, window);
  return window;
}

static VntWindow *
show (UiFixture *fixture)
{
  return show_high (fixture, 700);
}

static VntTicketSelection *
get_selection (VntWindow *window)
{
  return vnt_ticket_view_get_selection (
    VNT_TICKET_VIEW (ui_find (GTK_WIDGET (window), VNT_TYPE_TICKET_VIEW)));
}

static guint
count_ticked (VntWindow *window)
{
  return vnt_ticket_selection_get_n_ticked (get_selection (window));
}

/* Newest first: 10, 9, … */
static void
test_ticks (UiFixture *fixture, gconstpointer data)
{
  VntWindow *window = show (fixture);
  GtkWidget *bar = ui_find (GTK_WIDGET (window), VNT_TYPE_BULK_BAR);
  GtkWidget *revealer;

  g_assert_true (vnt_window_activate (window, "tickets.next"));
  g_assert_cmpuint (count_ticked (window), ==, 0);
  /* Its buttons are made when there are rows for them. */
  g_assert_null (gtk_widget_get_first_child (bar));
  g_assert_true (vnt_window_activate (window, "many.tick"));
  g_assert_true (vnt_window_activate (window, "tickets.next"));
  g_assert_true (vnt_window_activate (window, "tickets.next"));
  g_assert_true (vnt_window_activate (window, "many.tick"));
  g_assert_cmpuint (count_ticked (window), ==, 2);
  g_assert_true (vnt_ticket_selection_is_ticked (get_selection (window), 10));
  g_assert_true (vnt_ticket_selection_is_ticked (get_selection (window), 8));
  revealer = ui_find (bar, GTK_TYPE_REVEALER);
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (revealer)));
  g_assert_true (vnt_window_activate (window, "many.tick"));
  g_assert_cmpuint (count_ticked (window), ==, 1);
  g_assert_true (vnt_window_activate (window, "many.tick-all"));
  g_assert_cmpuint (count_ticked (window), ==, 10);
  g_assert_true (vnt_window_activate (window, "many.untick"));
  g_assert_cmpuint (count_ticked (window), ==, 0);
  g_assert_false (gtk_revealer_get_reveal_child (GTK_REVEALER (revealer)));
  gtk_window_destroy (GTK_WINDOW (window));
}

typedef struct
{
  GtkWidget *list;
  guint nth;
  graphene_rect_t place;
} Sought;

/* Where the row stands, once the list is laid out. */
static gboolean
is_placed (gpointer data)
{
  Sought *sought = data;
  GtkWidget *row;

  for (guint i = 0; (row = ui_find_nth (sought->list, VNT_TYPE_TICKET_ROW, i)) != NULL; i++)
    if (vnt_ticket_row_get_position (VNT_TICKET_ROW (row)) == sought->nth)
      return gtk_widget_compute_bounds (row, sought->list, &sought->place) &&
             sought->place.size.height > 0 && sought->place.origin.y > 0;
  return FALSE;
}

/* What would be dragged from the middle of a row. */
static GArray *
drag_from (VntWindow *window, guint nth)
{
  Sought sought = { ui_find (GTK_WIDGET (window), GTK_TYPE_LIST_VIEW),
                    nth,
                    { { 0, 0 }, { 0, 0 } } };

  iterate_until (is_placed, &sought);
  return vnt_ticket_drag_list (GTK_LIST_VIEW (sought.list), get_selection (window),
                               sought.place.origin.x + sought.place.size.width / 2,
                               sought.place.origin.y + sought.place.size.height / 2);
}

/* One row, or all that are ticked when it is one of them. */
static void
test_drag (UiFixture *fixture, gconstpointer data)
{
  VntWindow *window = show (fixture);
  g_autoptr (GArray) one = drag_from (window, 1);
  g_autoptr (GArray) ticked = NULL;
  g_autoptr (GArray) other = NULL;

  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpint (g_array_index (one, gint64, 0), ==, 9);
  vnt_ticket_selection_toggle (get_selection (window), 10);
  vnt_ticket_selection_toggle (get_selection (window), 9);
  ticked = drag_from (window, 1);
  g_assert_cmpuint (ticked->len, ==, 2);
  other = drag_from (window, 3);
  g_assert_cmpuint (other->len, ==, 1);
  g_assert_cmpint (g_array_index (other, gint64, 0), ==, 7);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* As the list itself does it for Shift and Ctrl with a click or an arrow. */
static void
test_ranges (UiFixture *fixture, gconstpointer data)
{
  VntWindow *window = show (fixture);
  GtkWidget *list = ui_find (GTK_WIDGET (window), GTK_TYPE_LIST_VIEW);
  g_autoptr (GArray) ticked = NULL;

  gtk_widget_activate_action (list, "list.select-item", "(ubb)", 2, FALSE, FALSE);
  gtk_widget_activate_action (list, "list.select-item", "(ubb)", 5, FALSE, TRUE);
  g_assert_cmpuint (count_ticked (window), ==, 4);
  gtk_widget_activate_action (list, "list.select-item", "(ubb)", 8, TRUE, FALSE);
  ticked = vnt_ticket_selection_list_ticked (get_selection (window));
  g_assert_cmpuint (ticked->len, ==, 5);
  g_assert_cmpint (g_array_index (ticked, gint64, 0), ==, 8);
  g_assert_cmpint (g_array_index (ticked, gint64, 4), ==, 2);
  /* Alone again. */
  gtk_widget_activate_action (list, "list.select-item", "(ubb)", 0, FALSE, FALSE);
  g_assert_cmpuint (count_ticked (window), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
on_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
set_status (UiFixture *fixture, gint64 ticket, const char *status)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  vnt_desk_set_field_async (fixture->desk, ticket, VNT_FIELD_STATUS, status, NULL, on_result,
                            &result);
  iterate_until (is_set, &result);
  vnt_desk_set_field_finish (fixture->desk, result, &error);
  g_assert_no_error (error);
}

static gboolean
waits_one (gpointer data)
{
  return vnt_desk_get_waiting (data) == 1;
}

static VntTicketList *
get_list (UiFixture *fixture, VntFilter *filter)
{
  g_autoptr (VntOwnView) view = vnt_own_view_new (NULL, "x", filter);
  g_autoptr (VntTicketQuery) query = vnt_own_view_make_query (view);

  return vnt_desk_list_tickets (fixture->desk, query);
}

static gboolean
has_ten (gpointer data)
{
  return g_list_model_get_n_items (data) == 10;
}

static gboolean
nine_is_left (gpointer data)
{
  return vnt_ticket_list_has_left (data, 9);
}

static gboolean
has_nine (gpointer data)
{
  return g_list_model_get_n_items (data) == 9;
}

/* The row the agent is at stays where it is when its ticket leaves the view, until they go elsewhere. */
static void
test_row_stays (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (VntFilter) filter = vnt_filter_new (FALSE);
  g_autoptr (VntTicketList) list = NULL;
  guint position;

  vnt_filter_add_one (filter, VNT_FILTER_STATUS, VNT_TEST_IS_NOT, "resolved");
  list = get_list (fixture, filter);
  iterate_until (has_ten, list);
  vnt_ticket_list_set_pinned (list, 9);
  set_status (fixture, 9, "resolved");
  iterate_until (nine_is_left, list);
  g_assert_true (vnt_ticket_list_find (list, 9, &position));
  g_assert_cmpuint (position, ==, 1);
  vnt_ticket_list_set_pinned (list, 8);
  g_assert_false (vnt_ticket_list_find (list, 9, NULL));
  iterate_until (has_nine, list);
  iterate_until (waits_one, fixture->desk);
}

typedef struct
{
  VntDesk *desk;
  VntBundle *bundle;
  guint waiting;
} Bulk;

static void
on_done (VntBulkWindow *window, VntBundle *bundle, Bulk *bulk)
{
  bulk->bundle = vnt_bundle_ref (bundle);
}

static gboolean
is_sensitive (gpointer data)
{
  return gtk_widget_get_sensitive (gtk_window_get_default_widget (data));
}

static gboolean
is_done (gpointer data)
{
  return ((Bulk *) data)->bundle != NULL;
}

static gboolean
waits (gpointer data)
{
  Bulk *bulk = data;

  return vnt_desk_get_waiting (bulk->desk) == bulk->waiting;
}

/* Five tickets, one of which is so already; and one way back for all. */
static void
test_bulk (UiFixture *fixture, gconstpointer data)
{
  VntWindow *window = show (fixture);
  g_autoptr (GArray) tickets = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GAsyncResult) result = NULL;
  Bulk bulk = { fixture->desk, NULL, 1 };
  VntBulkWindow *dialog;
  guint left = 7;

  set_status (fixture, 3, "stalled");
  iterate_until (waits, &bulk);
  for (gint64 id = 1; id <= 5; id++)
    g_array_append_val (tickets, id);
  dialog =
    vnt_bulk_window_new (GTK_WINDOW (window), fixture->desk, tickets, VNT_FIELD_STATUS, "stalled");
  g_signal_connect (dialog, "done", G_CALLBACK (on_done), &bulk);
  gtk_window_present (GTK_WINDOW (dialog));
  iterate_until (is_sensitive, dialog);
  gtk_widget_activate (gtk_window_get_default_widget (GTK_WINDOW (dialog)));
  iterate_until (is_done, &bulk);
  g_assert_cmpuint (vnt_bundle_get_n_tickets (bulk.bundle), ==, 4);
  bulk.waiting = 5;
  iterate_until (waits, &bulk);
  vnt_desk_revert_async (fixture->desk, bulk.bundle, NULL, on_result, &result);
  iterate_until (is_set, &result);
  g_assert_true (vnt_desk_revert_finish (fixture->desk, result, &left, NULL));
  g_assert_cmpuint (left, ==, 0);
  bulk.waiting = 1;
  iterate_until (waits, &bulk);
  vnt_bundle_unref (bulk.bundle);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
has_decision_in_focus (gpointer data)
{
  return gtk_root_get_focus (GTK_ROOT (data)) == gtk_window_get_default_widget (GTK_WINDOW (data));
}

static gboolean
is_closed (gpointer data)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ()) == 1;
}

/* Resolving asks for a yes: Enter is that, Escape closes, and the focus is where it was. */
static void
test_resolve_focus (UiFixture *fixture, gconstpointer data)
{
  VntWindow *window = show (fixture);
  g_autoptr (GArray) tickets = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 three = 3;
  GtkWidget *before;
  VntBulkWindow *dialog;

  g_array_append_val (tickets, three);
  g_assert_true (vnt_window_activate (window, "tickets.next"));
  before = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_nonnull (before);
  dialog =
    vnt_bulk_window_new (GTK_WINDOW (window), fixture->desk, tickets, VNT_FIELD_STATUS, "resolved");
  gtk_window_present (GTK_WINDOW (dialog));
  iterate_until (is_sensitive, dialog);
  iterate_until (has_decision_in_focus, dialog);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "window.close", NULL));
  iterate_until (is_closed, NULL);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == before);
  g_assert_cmpuint (vnt_desk_get_waiting (fixture->desk), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What would not change is known beforehand, with the reason. */
static void
test_plan (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) tickets = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (VntBulkPlan) plan = NULL;
  g_autoptr (GPtrArray) operations = NULL;
  const gint64 ids[] = { 1, 99, 2, 3 };

  g_array_append_vals (tickets, ids, G_N_ELEMENTS (ids));
  set_status (fixture, 2, "resolved");
  vnt_desk_plan_bulk_async (fixture->desk, tickets, VNT_FIELD_STATUS, "resolved", NULL, on_result,
                            &result);
  iterate_until (is_set, &result);
  plan = vnt_desk_plan_bulk_finish (fixture->desk, result, NULL);
  g_assert_cmpuint (plan->entries->len, ==, 4);
  g_assert_cmpuint (plan->counts[VNT_BULK_CHANGES], ==, 2);
  g_assert_cmpint (((VntBulkEntry *) plan->entries->pdata[1])->why, ==, VNT_BULK_GONE);
  g_assert_cmpint (((VntBulkEntry *) plan->entries->pdata[2])->why, ==, VNT_BULK_SAME);
  operations = vnt_bulk_plan_make_operations (plan);
  g_assert_cmpuint (operations->len, ==, 2);
}

static void
fill_people (VntStore *store)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_person_unref);
  VntPerson *bea = vnt_person_new (7, "bea");

  bea->name = g_strdup ("Beatriz Navarro");
  g_ptr_array_add (people, bea);
  g_assert_true (vnt_store_save_people (store, people, NULL, NULL, NULL));
}

static void
set_up_people (UiFixture *fixture, gconstpointer data)
{
  fixture->fill = fill_people;
  ui_fixture_set_up (fixture, data);
}

/* Who gets a ticket is read by name, and by login where no name is known. */
static void
test_plan_of_owner (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) tickets = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (VntBulkPlan) plan = NULL;
  g_autofree char *line = NULL;
  gint64 three = 3;

  g_array_append_val (tickets, three);
  vnt_desk_plan_bulk_async (fixture->desk, tickets, VNT_FIELD_OWNER, "bea", NULL, on_result,
                            &result);
  iterate_until (is_set, &result);
  plan = vnt_desk_plan_bulk_finish (fixture->desk, result, NULL);
  line = vnt_bulk_words_entry (fixture->desk, plan, plan->entries->pdata[0]);
  g_assert_true (g_str_has_suffix (line, "\tana → Beatriz Navarro"));
}

static gboolean
has_a_view (gpointer data)
{
  g_autoptr (GPtrArray) views = vnt_desk_list_own_views (data);

  return views->len == 1;
}

/* What is searched becomes a view; what the editor shows is what is saved. */
static void
test_editor (UiFixture *fixture, gconstpointer data)
{
  VntWindow *window = show (fixture);
  g_autoptr (VntTicketQuery) query = vnt_ticket_query_new (VNT_SCOPE_MINE);
  g_autoptr (GPtrArray) queues = vnt_desk_list_queues (fixture->desk);
  g_autoptr (VntOwnView) view = NULL;
  g_autoptr (GPtrArray) views = NULL;
  VntViewEditor *editor;
  GtkWidget *name;

  query->text = g_strdup ("printer");
  view = vnt_view_from_query (query, queues);
  g_assert_cmpuint (view->filter->conditions->len, ==, 3);
  editor = vnt_view_editor_new (GTK_WINDOW (window), fixture->desk, view);
  gtk_window_present (GTK_WINDOW (editor));
  g_assert_nonnull (ui_find_nth (GTK_WIDGET (editor), VNT_TYPE_CONDITION_ROW, 2));
  name = ui_find (GTK_WIDGET (editor), ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (name), "Printers");
  g_signal_emit_by_name (name, "entry-activated");
  iterate_until (has_a_view, fixture->desk);
  views = vnt_desk_list_own_views (fixture->desk);
  g_assert_cmpstr (((VntOwnView *) views->pdata[0])->name, ==, "Printers");
  g_assert_true (vnt_filter_equal (((VntOwnView *) views->pdata[0])->filter, view->filter));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Every page is drawn, from the rows of that page. */
static void
test_print (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) tickets = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autofree char *path = g_build_filename (fixture->store.folder, "list.pdf", NULL);
  g_autofree char *pdf = NULL;
  g_autoptr (GError) error = NULL;
  int pages = 0;

  for (gint64 i = 0; i < 200; i++)
    {
      gint64 id = i % 10 + 1;

      g_array_append_val (tickets, id);
    }
  operation = vnt_ticket_print_new (fixture->desk, tickets, "Mine");
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL,
                                            &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_object_get (operation, "n-pages", &pages, NULL);
  g_assert_cmpint (pages, >, 2);
  g_assert_true (g_file_get_contents (path, &pdf, NULL, NULL));
  g_assert_true (g_str_has_prefix (pdf, "%PDF"));
}

/* The row of a place in the list, or %NULL. */
static VntTicketRow *
find_row (GtkWidget *list, guint position)
{
  GtkWidget *row;

  for (guint i = 0; (row = ui_find_nth (list, VNT_TYPE_TICKET_ROW, i)) != NULL; i++)
    if (vnt_ticket_row_get_position (VNT_TICKET_ROW (row)) == position)
      return VNT_TICKET_ROW (row);

  return NULL;
}

static gboolean
first_is_written (gpointer list)
{
  VntTicketRow *row = find_row (list, 0);

  return row != NULL && !vnt_ticket_row_is_blank (row);
}

static gboolean
last_is_written (gpointer list)
{
  VntTicketRow *row = find_row (list, 9);

  return row != NULL && !vnt_ticket_row_is_blank (row);
}

static gboolean
last_is_named (gpointer list)
{
  VntTicketRow *row = find_row (list, 9);
  g_autofree char *wrong =
    row == NULL ? g_strdup ("")
                : gtk_test_accessible_check_property (GTK_ACCESSIBLE (row),
                                                      GTK_ACCESSIBLE_PROPERTY_LABEL, "", NULL);

  /* It says what it has instead. */
  return row != NULL && wrong != NULL && strstr (wrong, "Printer 1 ") != NULL;
}

/* What nobody sees is not laid out, but a screen reader finds it; it is written when it comes near. */
static void
test_rows_in_sight (UiFixture *fixture, gconstpointer data)
{
  VntWindow *window = show_high (fixture, 300);
  GtkWidget *list = ui_find (GTK_WIDGET (window), GTK_TYPE_LIST_VIEW);

  iterate_until (first_is_written, list);
  iterate_until (last_is_named, list);
  g_assert_false (last_is_written (list));
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", 9);
  iterate_until (last_is_written, list);
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(path, func) \
  g_test_add (path, UiFixture, NULL, ui_fixture_set_up, func, ui_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/list/ticks", test_ticks);
  ADD ("/list/rows-in-sight", test_rows_in_sight);
  ADD ("/list/drag", test_drag);
  ADD ("/list/ranges", test_ranges);
  ADD ("/list/row-stays", test_row_stays);
  ADD ("/list/plan", test_plan);
  g_test_add ("/list/plan-of-owner", UiFixture, NULL, set_up_people, test_plan_of_owner,
              ui_fixture_tear_down);
  ADD ("/list/bulk", test_bulk);
  ADD ("/list/resolve-focus", test_resolve_focus);
  ADD ("/list/editor", test_editor);
  ADD ("/list/print", test_print);
  return g_test_run ();
}
