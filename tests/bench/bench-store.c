/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long what the agent does takes with a full cache: bench-store HOME. Prints `name value unit`, a line each. */
#include <sqlite3.h>
#include <string.h>
#include <time.h>

#include "bench-text.h"
#include "vnt-message-list.h"
#include "vnt-store-knowledge.h"
#include "vnt-store.h"
#include "vnt-ticket-list.h"

#define ROUNDS 7
#define ROWS_SHOWN 40
#define DRAFTS 300
#define TICKETS_WRITTEN 10

static void
fail_on (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static double
milliseconds_since (gint64 begin)
{
  return (double) (g_get_monotonic_time () - begin) / 1000.0;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

static double
quantile (GArray *times, double q)
{
  g_array_sort (times, compare_doubles);
  return g_array_index (times, double, (guint) (q * (times->len - 1) + 0.5));
}

static void
note (GArray *times, gint64 begin)
{
  double value = milliseconds_since (begin);

  g_array_append_val (times, value);
}

static void
report (const char *name, GArray *times)
{
  g_print ("%s-p50 %.3f ms\n", name, quantile (times, 0.5));
  g_print ("%s-p95 %.3f ms\n", name, quantile (times, 0.95));
  g_array_set_size (times, 0);
}

static GArray *
times_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

/* -- a view: from the choice to the rows a window shows, without painting; and how much of it holds the window up -- */

static const VntTicketQuery views[] = {
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

static const char *const view_names[] = { "mine",    "unowned", "my-queues",
                                          "waiting", "overdue", "at-risk",
                                          "recent",  "all",     "all-of-a-queue" };

/* Closed ones too, and every order: nothing a view switch does by itself, but a click. */
static const VntTicketQuery wide_views[] = {
  { .scope = VNT_SCOPE_ALL, .closed = TRUE },
  { .scope = VNT_SCOPE_MY_QUEUES, .closed = TRUE },
  { .scope = VNT_SCOPE_ALL, .closed = TRUE, .sort = VNT_SORT_SUBJECT, .ascending = TRUE },
  { .scope = VNT_SCOPE_ALL, .closed = TRUE, .sort = VNT_SORT_DUE, .ascending = TRUE },
  { .scope = VNT_SCOPE_ALL, .closed = TRUE, .sort = VNT_SORT_PRIORITY },
  { .scope = VNT_SCOPE_OVERDUE },
};

static void
look_at (VntTicketList *list, guint from, guint n)
{
  for (guint i = from; i < from + n; i++)
    {
      g_autoptr (VntTicketItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);
    }
}

/* Milliseconds of work of this thread, which other programs on the machine do not lengthen much. */
static double
worked_so_far (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* The same of all threads. */
static double
worked_by_all (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* The moment the first rows are there: a moment later another thread already finds the rest. */
static void
on_arriving (VntTicketList *list, GParamSpec *pspec, double *worked)
{
  if (!vnt_ticket_list_get_arriving (list))
    *worked = worked_by_all ();
}

/* A list holds the window up while its answer is taken in: the last turn of the main loop. The rows that come after the first are
 * waited for, but not counted. */
static void
time_view (
  VntTicketList *list, const VntTicketQuery *query, GArray *whole, GArray *work, GArray *held)
{
  double before = worked_by_all (), worked = 0, shown;
  gint64 begin = g_get_monotonic_time ();
  gint64 turn = begin;

  g_signal_connect (list, "notify::arriving", G_CALLBACK (on_arriving), &worked);
  vnt_ticket_list_set_query (list, query);
  while (vnt_ticket_list_get_arriving (list))
    {
      while (!g_main_context_pending (NULL))
        g_usleep (50);
      turn = g_get_monotonic_time ();
      g_main_context_iteration (NULL, FALSE);
    }
  g_signal_handlers_disconnect_by_data (list, &worked);
  worked -= before;
  shown = worked_so_far ();
  look_at (list, 0, ROWS_SHOWN);
  worked += worked_so_far () - shown;
  note (whole, begin);
  note (held, turn);
  g_array_append_val (work, worked);
  while (vnt_ticket_list_get_loading (list))
    g_main_context_iteration (NULL, TRUE);
}

/* Which of them it is that takes long. */
static void
time_each_view (VntStore *store)
{
  g_autoptr (VntTicketList) list = vnt_ticket_list_new (store);
  g_autoptr (GArray) ignored = times_new ();
  g_autoptr (GArray) work = times_new ();

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree char *name = g_strdup_printf ("view-%s-cpu", view_names[i]);

      for (guint round = 0; round < ROUNDS; round++)
        {
          /* Another one between, or it would be answered already. */
          time_view (list, &views[(i + 1) % G_N_ELEMENTS (views)], ignored, ignored, ignored);
          time_view (list, &views[i], ignored, work, ignored);
        }
      report (name, work);
    }
}

static void
time_views (VntStore *store, const char *name, const VntTicketQuery *queries, guint n_queries)
{
  g_autoptr (GArray) whole = times_new ();
  g_autoptr (GArray) work = times_new ();
  g_autoptr (GArray) held = times_new ();
  g_autoptr (VntTicketList) list = vnt_ticket_list_new (store);
  g_autofree char *work_name = g_strdup_printf ("%s-cpu", name);
  g_autofree char *held_name = g_strdup_printf ("%s-held", name);

  for (guint round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < n_queries; i++)
      {
        time_view (list, &queries[i], whole, work, held);
        if (round == 0)
          {
            g_array_set_size (whole, 0);
            g_array_set_size (work, 0);
            g_array_set_size (held, 0);
          }
      }
  report (name, whole);
  report (work_name, work);
  report (held_name, held);
}

/* -- scrolling: a jump shows other rows than before -- */

static void
time_scroll (VntStore *store)
{
  VntTicketQuery query = { .scope = VNT_SCOPE_ALL, .closed = TRUE };
  BenchRandom random = bench_random (1);
  g_autoptr (GArray) times = times_new ();
  g_autoptr (GArray) ignored = times_new ();
  g_autoptr (VntTicketList) list = vnt_ticket_list_new (store);
  guint n;

  time_view (list, &query, ignored, ignored, ignored);
  n = g_list_model_get_n_items (G_LIST_MODEL (list));
  for (guint i = 0; i < 100; i++)
    {
      guint place = bench_random_below (&random, n - ROWS_SHOWN);
      gint64 begin = g_get_monotonic_time ();

      look_at (list, place, ROWS_SHOWN);
      note (times, begin);
    }
  report ("scroll-jump", times);
  for (guint place = 0; place < MIN (n, 2000); place++)
    {
      gint64 begin = g_get_monotonic_time ();

      look_at (list, place, 1);
      note (times, begin);
    }
  report ("scroll-step", times);
}

/* -- a ticket: its whole conversation and its details -- */

static void
time_open (VntStore *store)
{
  VntTicketQuery query = { .scope = VNT_SCOPE_ALL, .closed = TRUE };
  BenchRandom random = bench_random (2);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) times = times_new ();
  g_autoptr (GArray) work = times_new ();
  g_autoptr (GArray) ids = vnt_store_query_tickets (store, &query, NULL, &error);

  fail_on (error);
  for (guint i = 0; i < 200; i++)
    {
      gint64 id = g_array_index (ids, gint64, bench_random_below (&random, ids->len));
      gint64 begin = g_get_monotonic_time ();
      double worked = worked_by_all ();
      g_autoptr (VntMessageList) messages = vnt_message_list_new (store, id);
      g_autoptr (VntTicketDetail) detail = NULL;

      while (vnt_message_list_get_loading (messages))
        g_main_context_iteration (NULL, TRUE);
      if (g_list_model_get_n_items (G_LIST_MODEL (messages)) < 2)
        g_error ("The conversation of %" G_GINT64_FORMAT " is not whole", id);
      detail = vnt_store_read_detail (store, id, &error);
      fail_on (error);
      note (times, begin);
      worked = worked_by_all () - worked;
      g_array_append_val (work, worked);
    }
  report ("open-ticket", times);
  report ("open-ticket-cpu", work);
}

/* -- search -- */

typedef struct
{
  const char *name;
  const char *words[8];
} Search;

static const Search searches[] = {
  { "search-rare", { "#0", "#1", "#2", "#3", "#4", "#5", "#6", "#7" } },
  { "search-common",
    { "equipo", "impresora", "correo", "red", "usuario", "contraseña", "pantalla", "servidor" } },
  { "search-prefix", { "im", "con", "ser", "pan", "apl", "usu", "carp", "tel" } },
  { "search-letter", { "i", "c", "s", "p", "a", "u", "m", "e" } },
  { "search-accents",
    { "impresion", "conexion", "aplicacion", "tecnico", "padron", "sesion", "raton", "camara" } },
  { "search-two",
    { "impresora toner", "correo cuenta", "red planta", "equipo lento", "usuario contraseña",
      "pantalla monitor", "impres band", "conexion wifi" } },
  { "search-three",
    { "impresora no imp", "correo de la", "equipo en red", "usuario con contr", "error al abrir",
      "el servidor no", "la pantalla del", "copia de seguridad" } },
};

static void
time_search (VntStore *store, const Search *search)
{
  g_autoptr (GArray) times = times_new ();
  g_autoptr (GArray) work = times_new ();
  g_autofree char *work_name = g_strdup_printf ("%s-cpu", search->name);
  g_autoptr (GError) error = NULL;

  for (guint round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < G_N_ELEMENTS (search->words); i++)
      {
        const char *word = search->words[i];
        VntTicketQuery query = { .scope = VNT_SCOPE_ALL, .closed = TRUE };
        g_autoptr (GArray) ids = NULL;
        gint64 begin;
        double worked;

        query.text = *word == '#' ? bench_tail_word (19000 + i * 100) : g_strdup (word);
        begin = g_get_monotonic_time ();
        worked = worked_so_far ();
        ids = vnt_store_query_tickets (store, &query, NULL, &error);
        fail_on (error);
        worked = worked_so_far () - worked;
        if (round > 0)
          {
            note (times, begin);
            g_array_append_val (work, worked);
          }
        g_free (query.text);
      }
  report (search->name, times);
  report (work_name, work);
}

/* -- a draft, against the same row in a database of its own, written as safely -- */

static void
run_sql (sqlite3 *db, const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

static sqlite3 *
open_bare (const char *home)
{
  g_autofree char *path = g_build_filename (home, "bare.db", NULL);
  sqlite3 *db = NULL;

  if (sqlite3_open (path, &db) != SQLITE_OK)
    g_error ("%s could not be opened", path);
  run_sql (
    db, "PRAGMA journal_mode = wal; PRAGMA synchronous = FULL;"
        "DROP TABLE IF EXISTS draft; CREATE TABLE draft (uuid TEXT PRIMARY KEY, account INTEGER, "
        "ticket INTEGER, kind INTEGER, text TEXT, cursor INTEGER, status TEXT, "
        "minutes INTEGER, updated INTEGER, UNIQUE (account, ticket))");

  return db;
}

static void
save_bare (sqlite3_stmt *statement, const VntDraft *draft)
{
  sqlite3_bind_text (statement, 1, draft->uuid, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, draft->ticket);
  sqlite3_bind_text (statement, 3, draft->text, -1, SQLITE_STATIC);
  if (sqlite3_step (statement) != SQLITE_DONE)
    g_error ("The bare database could not be written");
  sqlite3_reset (statement);
}

static void
time_draft (VntStore *store, const char *home)
{
  BenchRandom random = bench_random (3);
  g_autoptr (GArray) ours = times_new ();
  g_autoptr (GArray) bare = times_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) begun = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_draft_unref);
  sqlite3 *db = open_bare (home);
  sqlite3_stmt *statement = NULL;

  for (guint i = 1; i <= TICKETS_WRITTEN; i++)
    g_ptr_array_add (begun, vnt_draft_new (i, VNT_OPERATION_REPLY));
  sqlite3_prepare_v2 (db,
                      "INSERT INTO draft VALUES (?1, 1, ?2, 1, ?3, 0, NULL, 0, 0) "
                      "ON CONFLICT (uuid) DO UPDATE SET text = excluded.text",
                      -1, &statement, NULL);
  for (guint i = 0; i < DRAFTS; i++)
    {
      g_autoptr (VntDraft) draft = vnt_draft_copy (g_ptr_array_index (begun, i % TICKETS_WRITTEN));
      gint64 begin;

      g_free (draft->text);
      draft->text = bench_paragraphs (&random, 120);
      begin = g_get_monotonic_time ();
      vnt_store_save_draft (store, draft, &error);
      fail_on (error);
      note (ours, begin);
      begin = g_get_monotonic_time ();
      save_bare (statement, draft);
      note (bare, begin);
    }
  sqlite3_finalize (statement);
  sqlite3_close (db);
  g_print ("draft-write-p50 %.3f ms %.3f %.2f\n", quantile (ours, 0.5), quantile (bare, 0.5),
           quantile (ours, 0.5) / quantile (bare, 0.5));
  g_print ("draft-write-p95 %.3f ms %.3f %.2f\n", quantile (ours, 0.95), quantile (bare, 0.95),
           quantile (ours, 0.95) / quantile (bare, 0.95));
  for (guint i = 1; i <= TICKETS_WRITTEN; i++)
    vnt_store_delete_draft (store, i, NULL);
}

/* -- what may help with a ticket -- */

static void
time_suggest (VntStore *store)
{
  g_autoptr (GArray) times = times_new ();
  g_autoptr (GArray) work = times_new ();
  g_autoptr (GError) error = NULL;

  for (guint round = 0; round < ROUNDS; round++)
    for (gint64 ticket = 50; ticket < 1000; ticket += 100)
      {
        g_autoptr (GPtrArray) found = NULL;
        gint64 begin = g_get_monotonic_time ();
        double worked = worked_so_far ();

        found = vnt_store_suggest (store, ticket, "La impresora de la segunda planta", 5, &error);
        fail_on (error);
        worked = worked_so_far () - worked;
        if (round > 0)
          {
            note (times, begin);
            g_array_append_val (work, worked);
          }
      }
  report ("suggest", times);
  report ("suggest-cpu", work);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntStore) store = NULL;
  g_autofree char *cache = NULL;
  g_autofree char *work = NULL;
  gint64 begin;

  if (argc != 2)
    {
      g_printerr ("usage: bench-store HOME\n");
      return 2;
    }

  cache = g_build_filename (argv[1], ".cache", "ventanilla", NULL);
  work = g_build_filename (argv[1], ".local", "share", "ventanilla", NULL);
  begin = g_get_monotonic_time ();
  store = vnt_store_open (cache, work, NULL, &error);
  fail_on (error);
  g_print ("open-store %.3f ms\n", milliseconds_since (begin));
  time_views (store, "view", views, G_N_ELEMENTS (views));
  time_each_view (store);
  time_views (store, "wide-view", wide_views, G_N_ELEMENTS (wide_views));
  time_open (store);
  time_scroll (store);
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    time_search (store, &searches[i]);
  time_suggest (store);
  time_draft (store, argv[1]);
  vnt_store_close (store);

  return 0;
}
