/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first rows of a list cost the same however many tickets there are: counted in SQLite's own steps, not in time. */
#include "store-fixture.h"
#include "vnt-db.h"
#include "vnt-detail-table.h"
#include "vnt-query.h"

/* A quarter is nobody's, a quarter ana's; half has a due time, half of those over. */
#define TICKETS 20000
#define FIRST 200
/* Each is some thousand steps; to read or sort them all takes dozens. */
#define FEW_LOOKS 3

typedef struct
{
  Fixture fixture;
  VntDb *db;
  guint looks;
} Plans;

static gboolean
on_look (gpointer data)
{
  guint *looks = data;

  (*looks)++;
  return FALSE;
}

static void
plans_set_up (Plans *plans, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture_set_up (&plans->fixture, NULL);
  path = g_build_filename (plans->fixture.cache_dir, "cache.db", NULL);
  fixture_close (&plans->fixture);
  plans->db = vnt_db_open (path, VNT_DB_CACHE, VNT_DB_WRITER, &error);
  g_assert_no_error (error);
  vnt_db_exec (
    plans->db,
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " G_STRINGIFY (
      TICKETS) ")"
               " INSERT INTO ticket (id, queue, subject, status, status_class, owner, requestor,"
               " priority, minutes_worked, minutes_left, minutes_estimated, created, started, due,"
               " told, resolved, updated, clock_due, clock_risk)"
               " SELECT i, 1 + i % 2, 'Printer', 'open', 1 + (i / 8) % 2,"
               " CASE i / 2 % 4 WHEN 0 THEN NULL WHEN 1 THEN 'ana' ELSE 'bea' END, 'elena', i % 10, 0,"
               " 0, 0, i, 0, CASE i % 4 WHEN 0 THEN 900000 + i * 10 ELSE 0 END, 0, 0,"
               " 500000 + i * 7919 % 500000, CASE i / 16 % 2 WHEN 0 THEN 900000 + i * 10 ELSE 0 END,"
               " CASE i / 16 % 2 WHEN 0 THEN 890000 + i * 5 ELSE 0 END FROM n",
      &error);
  g_assert_no_error (error);
  vnt_db_set_stop (plans->db, on_look, &plans->looks);
}

static void
plans_tear_down (Plans *plans, gconstpointer data)
{
  vnt_db_close (plans->db);
  fixture_tear_down (&plans->fixture, NULL);
}

static void
check_first (Plans *plans, const VntTicketQuery *query, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  plans->looks = 0;
  ids = vnt_query_run (plans->db, query, "[]", "ana", FIXTURE_NOW, FIRST, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("%s: %u looks, %u tickets", name, plans->looks, ids->len);
  g_assert_cmpuint (ids->len, ==, FIRST);
  g_assert_cmpuint (plans->looks, <=, FEW_LOOKS);
}

static void
test_views (Plans *plans, gconstpointer data)
{
  const VntTicketQuery views[] = {
    { .scope = VNT_SCOPE_MINE },
    { .scope = VNT_SCOPE_UNOWNED },
    { .scope = VNT_SCOPE_MY_QUEUES },
    { .scope = VNT_SCOPE_WAITING },
    { .scope = VNT_SCOPE_OVERDUE, .sort = VNT_SORT_CLOCK, .ascending = TRUE },
    { .scope = VNT_SCOPE_AT_RISK, .sort = VNT_SORT_CLOCK, .ascending = TRUE },
    { .scope = VNT_SCOPE_RECENT },
    { .scope = VNT_SCOPE_ALL },
    { .scope = VNT_SCOPE_ALL, .queue = 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree char *name = g_strdup_printf ("view %u", i);

      check_first (plans, &views[i], name);
    }
}

/* As the agent turns them, with closed ones and without. */
static void
test_orders (Plans *plans, gconstpointer data)
{
  for (VntSort sort = VNT_SORT_UPDATED; sort <= VNT_SORT_CLOCK; sort++)
    for (guint turn = 0; turn < 4; turn++)
      {
        VntTicketQuery query = { .scope = VNT_SCOPE_ALL, .sort = sort };
        g_autofree char *name = g_strdup_printf ("order %d, turn %u", (int) sort, turn);

        query.ascending = turn % 2 == 1;
        query.closed = turn / 2 == 1;
        /* No view that shows closed ones is in this order: a closed ticket has no clock. */
        if (sort != VNT_SORT_CLOCK || !query.closed)
          check_first (plans, &query, name);
      }
}

/* Those without a due time come last, whichever way it is asked for. */
static void
test_halves (Plans *plans, gconstpointer data)
{
  VntTicketQuery query = { .scope = VNT_SCOPE_ALL, .sort = VNT_SORT_DUE, .ascending = TRUE };
  g_autoptr (GArray) all =
    vnt_query_run (plans->db, &query, "[]", "ana", FIXTURE_NOW, 0, NULL, NULL);
  g_autoptr (GArray) some =
    vnt_query_run (plans->db, &query, "[]", "ana", FIXTURE_NOW, TICKETS / 4 + 2, NULL, NULL);

  g_assert_cmpuint (all->len, ==, TICKETS);
  g_assert_cmpuint (some->len, ==, TICKETS / 4 + 2);
  g_assert_cmpint (g_array_index (all, gint64, 0), ==, 4);
  g_assert_cmpint (g_array_index (all, gint64, TICKETS / 4 - 1), ==, TICKETS);
  g_assert_cmpint (g_array_index (all, gint64, TICKETS / 4), ==, 1);
  g_assert_cmpmem (some->data, some->len * sizeof (gint64), all->data, some->len * sizeof (gint64));
}

/* A queue full of tickets of which nobody knows what they may become. */
static void
test_nobody_knows (Plans *plans, gconstpointer data)
{
  g_autoptr (VntTicketDetail) detail = NULL;

  g_assert_true (vnt_db_exec (plans->db,
                              "INSERT INTO ticket_detail (ticket, rights, of_queue, from_status)"
                              " SELECT id, 1, queue, 'resolved' FROM ticket WHERE id % 5 = 0;"
                              "INSERT INTO ticket_detail_value (ticket, kind, position, value)"
                              " SELECT ticket, 1, 0, 'resolved' FROM ticket_detail",
                              NULL));
  plans->looks = 0;
  g_assert_true (vnt_detail_table_read (plans->db, 7, &detail, NULL));
  g_assert_null (detail);
  g_assert_cmpuint (plans->looks, <=, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/plans/views", Plans, NULL, plans_set_up, test_views, plans_tear_down);
  g_test_add ("/store/plans/orders", Plans, NULL, plans_set_up, test_orders, plans_tear_down);
  g_test_add ("/store/plans/halves", Plans, NULL, plans_set_up, test_halves, plans_tear_down);
  g_test_add ("/store/plans/nobody-knows", Plans, NULL, plans_set_up, test_nobody_knows,
              plans_tear_down);
  return g_test_run ();
}
