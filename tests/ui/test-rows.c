/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the list that stay while what is listed becomes something else. */
#include "ui-fixture.h"
#include "vnt-ticket-row.h"
#include "vnt-ticket-view.h"

typedef struct
{
  VntTicketList *tickets;
  GtkWidget *window;
  VntTicketView *view;
  guint changes; /* of which rows a view has */
} Shown;

static VntTicketRow *
find_row (VntTicketView *view, guint position)
{
  GtkWidget *row;

  for (guint i = 0; (row = ui_find_nth (GTK_WIDGET (view), VNT_TYPE_TICKET_ROW, i)) != NULL; i++)
    if (vnt_ticket_row_get_position (VNT_TICKET_ROW (row)) == position)
      return VNT_TICKET_ROW (row);
  return NULL;
}

static gint64
get_ticket (VntTicketRow *row)
{
  return vnt_ticket_item_get_id (vnt_ticket_row_get_item (row));
}

static void
list_by_number (VntTicketList *list, gboolean ascending, VntGroup group, const char *text)
{
  g_autoptr (VntTicketQuery) query = vnt_ticket_query_new (VNT_SCOPE_ALL);

  query->sort = VNT_SORT_NUMBER;
  query->ascending = ascending;
  query->group = group;
  query->text = g_strdup (text);
  vnt_ticket_list_set_query (list, query);
}

static gboolean
is_here (gpointer tickets)
{
  return !vnt_ticket_list_get_loading (tickets);
}

static gboolean
first_is_written (gpointer data)
{
  VntTicketRow *row = find_row (data, 0);

  return row != NULL && !vnt_ticket_row_is_blank (row);
}

static void
show (Shown *shown, UiFixture *fixture)
{
  g_autoptr (VntTicketQuery) query = vnt_ticket_query_new (VNT_SCOPE_ALL);

  query->sort = VNT_SORT_NUMBER;
  shown->tickets = vnt_desk_list_tickets (fixture->desk, query);
  shown->window = gtk_window_new ();
  shown->view = g_object_new (VNT_TYPE_TICKET_VIEW, NULL);
  shown->changes = 0;
  gtk_window_set_default_size (GTK_WINDOW (shown->window), 600, 800);
  gtk_window_set_child (GTK_WINDOW (shown->window), GTK_WIDGET (shown->view));
  vnt_ticket_view_set_list (shown->view, fixture->desk, shown->tickets);
  gtk_window_present (GTK_WINDOW (shown->window));
  iterate_until (is_here, shown->tickets);
  iterate_until (first_is_written, shown->view);
}

static void
hide (Shown *shown)
{
  gtk_window_destroy (GTK_WINDOW (shown->window));
  g_object_unref (shown->tickets);
}

/* Until the list answered the question it was given. */
static void
wait_for_answer (Shown *shown)
{
  iterate_until (is_here, shown->tickets);
  iterate_until (first_is_written, shown->view);
}

static gboolean
says (VntTicketRow *row, const char *words)
{
  g_autofree char *said =
    gtk_test_accessible_check_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (row))),
                                        GTK_ACCESSIBLE_PROPERTY_LABEL, "", NULL);

  return said != NULL && strstr (said, words) != NULL;
}

static gboolean
looks_chosen (VntTicketRow *row)
{
  return (gtk_widget_get_state_flags (gtk_widget_get_parent (GTK_WIDGET (row))) &
          GTK_STATE_FLAG_SELECTED) != 0;
}

/* Another order: the same widgets, saying what stands there now, and the mark is where its ticket went. */
static void
test_other_order (UiFixture *fixture, gconstpointer data)
{
  Shown shown;
  VntTicketRow *first, *last;

  show (&shown, fixture);
  first = find_row (shown.view, 0);
  last = find_row (shown.view, 9);
  vnt_ticket_view_set_current (shown.view, 10);
  g_assert_cmpint (get_ticket (first), ==, 10);
  g_assert_true (says (first, "Printer 10 "));
  g_assert_true (looks_chosen (first));

  list_by_number (shown.tickets, TRUE, VNT_GROUP_NONE, NULL);
  wait_for_answer (&shown);
  g_assert_true (find_row (shown.view, 0) == first);
  g_assert_true (find_row (shown.view, 9) == last);
  g_assert_cmpint (get_ticket (first), ==, 1);
  g_assert_cmpint (get_ticket (last), ==, 10);
  g_assert_true (says (first, "Printer 1 "));
  g_assert_false (looks_chosen (first));
  g_assert_true (looks_chosen (last));
  hide (&shown);
}

/* Fewer rows and more again: those at the end go and come. */
static void
test_fewer (UiFixture *fixture, gconstpointer data)
{
  Shown shown;
  VntTicketRow *first;

  show (&shown, fixture);
  first = find_row (shown.view, 0);
  list_by_number (shown.tickets, FALSE, VNT_GROUP_NONE, "3");
  wait_for_answer (&shown);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (shown.tickets)), ==, 1);
  g_assert_true (find_row (shown.view, 0) == first);
  g_assert_cmpint (get_ticket (first), ==, 3);
  g_assert_null (find_row (shown.view, 1));

  list_by_number (shown.tickets, TRUE, VNT_GROUP_NONE, NULL);
  wait_for_answer (&shown);
  g_assert_true (find_row (shown.view, 0) == first);
  g_assert_cmpint (get_ticket (first), ==, 1);
  g_assert_cmpint (get_ticket (find_row (shown.view, 9)), ==, 10);
  hide (&shown);
}

/* Where a ticket stood is a heading, which cannot be chosen, and a ticket again. */
static void
test_headings (UiFixture *fixture, gconstpointer data)
{
  Shown shown;
  VntTicketRow *first;

  show (&shown, fixture);
  first = find_row (shown.view, 0);
  list_by_number (shown.tickets, FALSE, VNT_GROUP_OWNER, NULL);
  wait_for_answer (&shown);
  g_assert_true (find_row (shown.view, 0) == first);
  g_assert_nonnull (vnt_ticket_item_get_heading (vnt_ticket_row_get_item (first)));
  g_assert_true (says (first, " · 10"));
  g_assert_false (looks_chosen (first));
  g_assert_cmpint (get_ticket (find_row (shown.view, 1)), ==, 10);

  list_by_number (shown.tickets, FALSE, VNT_GROUP_NONE, NULL);
  wait_for_answer (&shown);
  g_assert_cmpint (get_ticket (first), ==, 10);
  g_assert_null (vnt_ticket_item_get_heading (vnt_ticket_row_get_item (first)));
  vnt_ticket_view_move (shown.view, 1);
  g_assert_true (looks_chosen (first));
  hide (&shown);
}

typedef struct
{
  VntTicketView *view;
  int before;
} Height;

static int
get_height (VntTicketView *view)
{
  VntTicketRow *row = find_row (view, 0);

  return row != NULL ? gtk_widget_get_height (gtk_widget_get_parent (GTK_WIDGET (row))) : 0;
}

static gboolean
has_height (gpointer data)
{
  return get_height (data) > 0;
}

static gboolean
is_lower (gpointer data)
{
  Height *height = data;
  int now = get_height (height->view);

  return now > 0 && now < height->before;
}

static gboolean
is_as_before (gpointer data)
{
  Height *height = data;

  return get_height (height->view) == height->before;
}

/* One line each, and back. */
static void
test_compact (UiFixture *fixture, gconstpointer data)
{
  Shown shown;
  Height height;

  show (&shown, fixture);
  iterate_until (has_height, shown.view);
  height.view = shown.view;
  height.before = get_height (shown.view);
  g_object_set (shown.view, "compact", TRUE, NULL);
  iterate_until (is_lower, &height);
  g_assert_true (says (find_row (shown.view, 0), "Printer 10 "));
  g_object_set (shown.view, "compact", FALSE, NULL);
  iterate_until (is_as_before, &height);
  hide (&shown);
}

/* Those that are fetched ahead: what one reads after this one. */
static void
test_next_few (UiFixture *fixture, gconstpointer data)
{
  Shown shown;
  VntTicketSelection *selection;
  gint64 next[3];

  show (&shown, fixture);
  selection = vnt_ticket_view_get_selection (shown.view);
  g_assert_cmpuint (vnt_ticket_selection_peek_next (selection, next, 3), ==, 0);
  vnt_ticket_view_set_current (shown.view, 9);
  g_assert_cmpuint (vnt_ticket_selection_peek_next (selection, next, 3), ==, 3);
  g_assert_cmpint (next[0], ==, 8);
  g_assert_cmpint (next[1], ==, 7);
  g_assert_cmpint (next[2], ==, 6);
  vnt_ticket_view_set_current (shown.view, 2);
  g_assert_cmpuint (vnt_ticket_selection_peek_next (selection, next, 3), ==, 1);
  g_assert_cmpint (next[0], ==, 1);
  hide (&shown);
}

#define MANY 400

static void
fill_many (VntStore *store)
{
  for (gint64 id = 11; id <= MANY; id++)
    {
      g_autoptr (VntTicket) ticket = make_ticket (id, "Another");

      save_ticket (store, ticket);
    }
}

static void
set_up_many (UiFixture *fixture, gconstpointer data)
{
  fixture->fill = fill_many;
  ui_fixture_set_up (fixture, data);
}

static guint
count_written (Shown *shown)
{
  GtkWidget *row;
  guint n = 0;

  for (guint i = 0; (row = ui_find_nth (GTK_WIDGET (shown->view), VNT_TYPE_TICKET_ROW, i)) != NULL;
       i++)
    n += !vnt_ticket_row_is_blank (VNT_TICKET_ROW (row));
  return n;
}

typedef struct
{
  VntTicketView *view;
  guint position;
} Sought;

static gboolean
is_written (gpointer data)
{
  Sought *sought = data;
  VntTicketRow *row = find_row (sought->view, sought->position);

  return row != NULL && !vnt_ticket_row_is_blank (row);
}

static gboolean
is_named (gpointer data)
{
  Sought *sought = data;
  VntTicketRow *row = find_row (sought->view, sought->position);

  return row != NULL && says (row, "Another");
}

/* Again and again a long way: those that are seen there are written, and not two hundred. */
static void
test_far (UiFixture *fixture, gconstpointer data)
{
  Shown shown;
  Sought sought;
  GtkWidget *list;

  show (&shown, fixture);
  list = ui_find (GTK_WIDGET (shown.view), GTK_TYPE_LIST_VIEW);
  sought.view = shown.view;
  for (guint i = 1; i <= 12; i++)
    {
      sought.position = i % 2 == 0 ? 10 * i : MANY - 1 - 10 * i;
      gtk_widget_activate_action (list, "list.scroll-to-item", "u", sought.position);
      iterate_until (is_written, &sought);
    }
  g_assert_cmpuint (count_written (&shown), <, 80);
  /* And the others have names. */
  sought.position += 60;
  iterate_until (is_named, &sought);
  hide (&shown);
}

#define ADD(path, func) \
  g_test_add (path, UiFixture, NULL, ui_fixture_set_up, func, ui_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/rows/other-order", test_other_order);
  ADD ("/rows/fewer", test_fewer);
  ADD ("/rows/headings", test_headings);
  ADD ("/rows/compact", test_compact);
  ADD ("/rows/next-few", test_next_few);
  g_test_add ("/rows/far", UiFixture, NULL, set_up_many, test_far, ui_fixture_tear_down);
  return g_test_run ();
}
