/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists: their rows, their identity, and that they follow the store. */
#include "store-fixture.h"
#include "vnt-list-diff.h"
#include "vnt-message-list.h"
#include "vnt-outbox-list.h"
#include "vnt-ticket-list.h"
#include "vnt-view-list.h"

/* -- diff -- */

static GArray *
random_list (GRand *rand, guint most)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = (guint) g_rand_int_range (rand, 0, (gint32) most);
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n; i++)
    {
      gint64 id = g_rand_int_range (rand, 1, (gint32) most * 2);

      if (g_hash_table_add (taken, GINT_TO_POINTER ((int) id)))
        g_array_append_val (list, id);
    }

  return list;
}

static void
apply (GArray *list, GArray *after, GArray *runs)
{
  for (guint i = 0; i < runs->len; i++)
    {
      const VntListRun *run = &g_array_index (runs, VntListRun, i);

      g_assert_cmpuint (run->position + run->removed, <=, list->len);
      g_assert_cmpuint (run->source + run->added, <=, after->len);
      if (run->removed > 0)
        g_array_remove_range (list, run->position, run->removed);
      if (run->added > 0)
        g_array_insert_vals (list, run->position, &g_array_index (after, gint64, run->source),
                             run->added);
    }
}

static void
test_diff_makes_one_of_the_other (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GArray) before = random_list (rand, i % 10 == 0 ? 1000 : 20);
      g_autoptr (GArray) after = random_list (rand, i % 10 == 0 ? 1000 : 20);
      g_autoptr (GArray) runs = vnt_list_diff ((gint64 *) (gpointer) before->data, before->len,
                                               (gint64 *) (gpointer) after->data, after->len);

      apply (before, after, runs);
      g_assert_cmpmem (before->data, before->len * sizeof (gint64), after->data,
                       after->len * sizeof (gint64));
    }
}

static void
test_diff_moves_one_row (void)
{
  const gint64 before[] = { 1, 2, 3, 4, 5 };
  const gint64 after[] = { 4, 1, 2, 3, 5 };
  g_autoptr (GArray) runs = vnt_list_diff (before, 5, after, 5);

  g_assert_cmpuint (runs->len, ==, 2);
  g_assert_cmpuint (g_array_index (runs, VntListRun, 0).removed, ==, 1);
  g_assert_cmpuint (g_array_index (runs, VntListRun, 1).added, ==, 1);
}

/* -- tickets -- */

static gboolean
is_loaded (gpointer data)
{
  return !vnt_ticket_list_get_loading (data);
}

static VntTicketList *
open_list (VntStore *store)
{
  VntTicketList *list = vnt_ticket_list_new (store);
  g_autoptr (VntTicketQuery) query = vnt_ticket_query_new (VNT_SCOPE_ALL);

  vnt_ticket_list_set_query (list, query);
  iterate_until (is_loaded, list);

  return list;
}

static gboolean
equals_query (gpointer data)
{
  VntTicketList *list = data;
  VntStore *store = g_object_get_data (data, "store");
  g_autoptr (GArray) ids =
    vnt_store_query_tickets (store, vnt_ticket_list_get_query (list), NULL, NULL);

  if (ids->len != g_list_model_get_n_items (data))
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (VntTicketItem) item = g_list_model_get_item (data, i);

      if (vnt_ticket_item_get_id (item) != g_array_index (ids, gint64, i))
        return FALSE;
    }

  return TRUE;
}

static void
test_tickets_follow_and_keep_identity (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntTicketList) list = NULL;
  g_autoptr (VntTicketItem) watched = NULL;
  g_autoptr (VntTicketItem) again = NULL;
  guint position;

  for (gint64 id = 1; id <= 30; id++)
    {
      g_autoptr (VntTicket) ticket = make_ticket (id, "a");

      save_ticket (fixture->store, ticket);
    }
  list = open_list (fixture->store);
  g_object_set_data (G_OBJECT (list), "store", fixture->store);
  g_assert_true (vnt_ticket_list_find (list, 15, &position));
  watched = g_list_model_get_item (G_LIST_MODEL (list), position);

  for (guint round = 0; round < 40; round++)
    {
      gint64 id = g_test_rand_int_range (1, 40);
      g_autoptr (VntTicket) ticket = make_ticket (id, "b");

      ticket->updated = FIXTURE_NOW + round;
      if (id != 15 && g_test_rand_bit ())
        ticket->status_class = VNT_STATUS_CLOSED;
      save_ticket (fixture->store, ticket);
      if (round % 8 == 7)
        iterate_until (equals_query, list);
    }
  iterate_until (equals_query, list);

  g_assert_true (vnt_ticket_list_find (list, 15, &position));
  again = g_list_model_get_item (G_LIST_MODEL (list), position);
  g_assert_true (watched == again);
}

static void
on_notify (GObject *object, GParamSpec *pspec, gpointer data)
{
  *(guint *) data += 1;
}

static gboolean
is_set (gpointer data)
{
  return *(guint *) data > 0;
}

static void
test_changed_row_is_notified (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntTicket) ticket = make_ticket (1, "a");
  g_autoptr (VntTicket) changed = make_ticket (1, "b");
  g_autoptr (VntTicketList) list = NULL;
  g_autoptr (VntTicketItem) item = NULL;
  guint count = 0;

  save_ticket (fixture->store, ticket);
  list = open_list (fixture->store);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_signal_connect (item, "notify::ticket", G_CALLBACK (on_notify), &count);
  save_ticket (fixture->store, changed);
  iterate_until (is_set, &count);
  g_assert_cmpstr (vnt_ticket_item_get_ticket (item)->subject, ==, "b");
}

static gboolean
has_fresh (gpointer data)
{
  return vnt_ticket_list_get_fresh (data) == 1;
}

static void
test_hold (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntTicket) one = make_ticket (1, "a");
  g_autoptr (VntTicket) two = make_ticket (2, "b");
  g_autoptr (VntTicketList) list = NULL;

  save_ticket (fixture->store, one);
  list = open_list (fixture->store);
  vnt_ticket_list_set_hold (list, TRUE);
  save_ticket (fixture->store, two);
  iterate_until (has_fresh, list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  vnt_ticket_list_show_fresh (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  g_assert_cmpuint (vnt_ticket_list_get_fresh (list), ==, 0);
}

/* A hundred thousand tickets cost the rows that are looked at. */
static void
test_long_list_reads_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) tickets =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_ticket_unref);
  g_autoptr (VntTicketList) list = NULL;
  gint64 n = g_test_slow () ? 100000 : 20000;

  for (gint64 id = 1; id <= n; id++)
    g_ptr_array_add (tickets, make_ticket (id, "Subject of a ticket"));
  g_assert_true (vnt_store_save_tickets (fixture->store, tickets, NULL, NULL, NULL, NULL));

  list = open_list (fixture->store);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, (guint) n);
  g_assert_cmpuint (vnt_store_get_rows_read (fixture->store), ==, 0);
  for (guint i = 0; i < 40; i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (list), i));
  for (guint i = (guint) n / 2; i < (guint) n / 2 + 40; i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (list), i));
  g_assert_cmpuint (vnt_store_get_rows_read (fixture->store), <=, 3 * 64);
}

static gboolean
has_arrived (gpointer data)
{
  return !vnt_ticket_list_get_arriving (data);
}

static void
save_tickets (VntStore *store, gint64 n)
{
  g_autoptr (GPtrArray) tickets =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_ticket_unref);

  for (gint64 id = 1; id <= n; id++)
    g_ptr_array_add (tickets, make_ticket (id, "Subject of a ticket"));
  g_assert_true (vnt_store_save_tickets (store, tickets, NULL, NULL, NULL, NULL));
}

/* The first rows of a long answer are there before the others, which come behind them also while rows are held back. */
static void
test_first_rows_come_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntTicketList) list = vnt_ticket_list_new (fixture->store);
  g_autoptr (VntTicketQuery) query = vnt_ticket_query_new (VNT_SCOPE_ALL);
  g_autoptr (VntTicketItem) item = NULL;
  g_autoptr (VntTicketItem) again = NULL;
  guint first;

  save_tickets (fixture->store, 5000);
  query->sort = VNT_SORT_NUMBER;
  g_object_set_data (G_OBJECT (list), "store", fixture->store);
  vnt_ticket_list_set_query (list, query);
  g_assert_true (vnt_ticket_list_get_arriving (list));
  iterate_until (has_arrived, list);
  first = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_assert_cmpuint (first, >=, 100);
  g_assert_cmpuint (first, <, 5000);
  g_assert_true (vnt_ticket_list_get_loading (list));
  item = g_list_model_get_item (G_LIST_MODEL (list), 7);
  g_assert_cmpint (vnt_ticket_item_get_id (item), ==, 5000 - 7);

  vnt_ticket_list_set_hold (list, TRUE);
  iterate_until (is_loaded, list);
  g_assert_cmpuint (vnt_ticket_list_get_fresh (list), ==, 0);
  g_assert_true (equals_query (list));
  again = g_list_model_get_item (G_LIST_MODEL (list), 7);
  g_assert_true (again == item);
}

/* Another question while the rest of the first answer is on its way: only the second is answered. */
static void
test_first_rows_of_another_question (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntTicketList) list = vnt_ticket_list_new (fixture->store);
  g_autoptr (VntTicketQuery) query = vnt_ticket_query_new (VNT_SCOPE_ALL);

  save_tickets (fixture->store, 5000);
  g_object_set_data (G_OBJECT (list), "store", fixture->store);
  for (guint round = 0; round < 6; round++)
    {
      query->sort = round % 2 == 0 ? VNT_SORT_NUMBER : VNT_SORT_UPDATED;
      query->ascending = round % 3 == 0;
      vnt_ticket_list_set_query (list, query);
      iterate_until (has_arrived, list);
    }
  iterate_until (is_loaded, list);
  g_assert_true (equals_query (list));
}

static void
on_gone (gpointer data, GObject *where_it_was)
{
  *(gboolean *) data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* Nobody is told of the rest when the list is let go of before it was looked for. */
static void
test_first_rows_of_a_list_let_go_of (Fixture *fixture, gconstpointer data)
{
  VntTicketList *list = vnt_ticket_list_new (fixture->store);
  g_autoptr (VntTicketQuery) query = vnt_ticket_query_new (VNT_SCOPE_ALL);
  gboolean gone = FALSE;

  save_tickets (fixture->store, 5000);
  vnt_ticket_list_set_query (list, query);
  iterate_until (has_arrived, list);
  g_object_weak_ref (G_OBJECT (list), on_gone, &gone);
  g_object_unref (list);
  iterate_until (is_true, &gone);
}

/* -- the others -- */

static gboolean
has_two (gpointer data)
{
  return g_list_model_get_n_items (data) == 2;
}

static gboolean
has_one (gpointer data)
{
  return g_list_model_get_n_items (data) == 1;
}

static gboolean
is_empty (gpointer data)
{
  return g_list_model_get_n_items (data) == 0;
}

static void
test_messages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) messages =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_message_unref);
  g_autoptr (VntMessageList) list = vnt_message_list_new (fixture->store, 1);
  g_autoptr (VntDraft) draft = make_draft (1, "mine");
  g_autoptr (VntMessageItem) first = NULL;
  g_autoptr (VntMessageItem) same = NULL;
  g_autoptr (VntMessageItem) last = NULL;

  g_ptr_array_add (messages, make_message (10, 1, "theirs", "text/plain"));
  g_assert_true (vnt_store_save_messages (fixture->store, messages, NULL, NULL, NULL));
  iterate_until (has_one, list);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);

  g_assert_true (vnt_store_queue_draft (fixture->store, draft, 0, NULL));
  iterate_until (has_two, list);
  same = g_list_model_get_item (G_LIST_MODEL (list), 0);
  last = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_true (first == same);
  g_assert_cmpint (vnt_message_item_get_message (last)->state, ==, VNT_STATE_QUEUED);
}

static void
test_outbox (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) list = vnt_outbox_list_new (fixture->store);
  g_autoptr (VntDraft) draft = make_draft (1, "mine");
  g_autoptr (VntOperationItem) item = NULL;
  gboolean mine;
  guint count = 0;

  g_assert_true (vnt_store_queue_draft (fixture->store, draft, 0, NULL));
  iterate_until (has_one, list);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_signal_connect (item, "notify::operation", G_CALLBACK (on_notify), &count);
  g_assert_true (vnt_store_mark_sending (fixture->store, draft->uuid, FIXTURE_NOW, &mine, NULL));
  iterate_until (is_set, &count);
  g_assert_cmpint (vnt_operation_item_get_operation (item)->state, ==, VNT_STATE_SENDING);
  g_assert_true (vnt_store_finish_operation (fixture->store, draft->uuid, 0, NULL));
  iterate_until (is_empty, list);
}

static gboolean
mine_is_one (gpointer data)
{
  g_autoptr (VntViewItem) item = g_list_model_get_item (data, 0);

  return vnt_view_item_get_count (item) == 1;
}

static void
test_views (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntViewList) list = vnt_view_list_new (fixture->store);
  g_autoptr (VntTicket) ticket = make_ticket (1, "a");
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (VntViewItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (ids, "%s ", vnt_view_item_get_id (item));
    }
  g_assert_cmpstr (
    ids->str, ==,
    "mine unowned my-queues waiting overdue at-risk recent snoozed followed queue-1 queue-2 ");

  vnt_text_set (&ticket->owner, "ana");
  save_ticket (fixture->store, ticket);
  iterate_until (mine_is_one, list);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lists/diff/makes-one-of-the-other", test_diff_makes_one_of_the_other);
  g_test_add_func ("/lists/diff/moves-one-row", test_diff_moves_one_row);
#define ADD(path, func) \
  g_test_add ("/lists/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("tickets/follow-and-keep-identity", test_tickets_follow_and_keep_identity);
  ADD ("tickets/changed-row-is-notified", test_changed_row_is_notified);
  ADD ("tickets/hold", test_hold);
  ADD ("tickets/long-list-reads-pages", test_long_list_reads_pages);
  ADD ("tickets/first-rows-come-first", test_first_rows_come_first);
  ADD ("tickets/first-rows-of-another-question", test_first_rows_of_another_question);
  ADD ("tickets/first-rows-of-a-list-let-go-of", test_first_rows_of_a_list_let_go_of);
  ADD ("messages", test_messages);
  ADD ("outbox", test_outbox);
  ADD ("views", test_views);

  return g_test_run ();
}
