/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Faults at every statement, the end of the process at every statement, and two processes at once. */
#include <sqlite3.h>

#include "store-fixture.h"
#include "vnt-db.h"

#define NOW FIXTURE_NOW

static VntOperation *
queue_field (VntStore *store, gint64 ticket, VntField field, const char *base, const char *value)
{
  VntOperation *operation = vnt_operation_new_field (ticket, field, base, value);
  g_autoptr (GPtrArray) operations = g_ptr_array_new ();

  g_ptr_array_add (operations, operation);
  g_assert_true (vnt_store_queue_operations (store, operations, NULL));

  return operation;
}

/* -- faults -- */

/* The words of the agent on ticket 1, wherever they are. */
static char *
words_kept (VntStore *store)
{
  g_autoptr (VntDraft) draft = vnt_store_get_draft (store, 1, NULL);
  g_autoptr (GPtrArray) operations = vnt_store_list_operations (store, NULL);
  GString *words = g_string_new (draft != NULL ? draft->text : "");

  g_assert_nonnull (operations);
  for (guint i = 0; i < operations->len; i++)
    {
      const VntOperation *operation = g_ptr_array_index (operations, i);

      g_string_append (words, operation->content != NULL ? operation->content : "");
    }

  return g_string_free (words, FALSE);
}

static guint
count_operations (VntStore *store)
{
  g_autoptr (GPtrArray) operations = vnt_store_list_operations (store, NULL);

  return operations->len;
}

/* Queues a draft with a fault at the @nth statement; all of it must have happened, or nothing. */
static gboolean
queue_with_fault (Fixture *fixture, int nth, int code)
{
  VntStore *store = fixture->store;
  g_autoptr (VntDraft) draft = make_draft (1, "words");
  g_autoptr (VntDraft) kept = NULL;
  g_autofree char *words = NULL;
  gboolean reached;
  gboolean ok;

  vnt_text_set (&draft->status, "resolved");
  g_ptr_array_add (draft->files, vnt_file_new ("/x/a", "a", NULL, 1));
  g_assert_true (vnt_store_save_draft (store, draft, NULL));

  vnt_db_fail_for_tests (nth, code);
  ok = vnt_store_queue_draft (store, draft, NOW + 10, NULL);
  reached = vnt_db_failed_for_tests ();
  vnt_db_fail_for_tests (0, 0);

  words = words_kept (store);
  g_assert_cmpstr (words, ==, "words");
  kept = vnt_store_get_draft (store, 1, NULL);
  g_assert_cmpint (kept == NULL, ==, ok);
  g_assert_cmpuint (count_operations (store), ==, ok ? 2 : 0);
  if (ok)
    g_assert_true (vnt_store_undo_draft (store, draft->uuid, NULL, NULL));
  g_assert_true (vnt_store_delete_draft (store, 1, NULL));

  return reached;
}

static void
test_faults_while_queueing (Fixture *fixture, gconstpointer data)
{
  static const int codes[] = { SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_BUSY };
  g_autoptr (VntTicket) ticket = make_ticket (1, "a");
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);
  g_autoptr (VntTicket) shown = NULL;
  int n;

  save_ticket (fixture->store, ticket);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      for (n = 1; queue_with_fault (fixture, n, codes[i]); n++)
        ;
      g_assert_cmpint (n, >, 10);
    }
  g_log_set_always_fatal (fatal);
  shown = read_ticket (fixture->store, 1);
  g_assert_cmpstr (shown->status, ==, "open");
}

static void
test_faults_while_saving (Fixture *fixture, gconstpointer data)
{
  VntStore *store = fixture->store;
  gboolean reached = TRUE;
  int n = 0;

  while (reached)
    {
      g_autoptr (VntTicket) ticket = make_ticket (++n, "a");
      g_autoptr (VntTicketDetail) detail = vnt_ticket_detail_new (n);
      g_autoptr (GPtrArray) messages =
        g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_message_unref);
      g_autoptr (GPtrArray) read = NULL;
      g_autoptr (VntTicket) row = NULL;
      const char *statuses[] = { "open", NULL };
      gboolean ok;

      vnt_text_set_list (&detail->statuses, statuses);
      g_ptr_array_add (messages, make_message (1000 + 2 * n, n, "one", "text/plain"));
      g_ptr_array_add (messages, make_message (1001 + 2 * n, n, "<p>two</p>", "text/html"));
      vnt_message_add_attachment (g_ptr_array_index (messages, 0), 5000 + n, "a", NULL, 1);
      vnt_db_fail_for_tests (n, SQLITE_FULL);
      ok = vnt_store_save_conversation (store, n, ticket, detail, messages, NULL);
      reached = vnt_db_failed_for_tests ();
      vnt_db_fail_for_tests (0, 0);

      g_assert_cmpint (ok, ==, !reached);
      row = read_ticket (store, n);
      read = vnt_store_read_conversation (store, n, NULL);
      g_assert_cmpint (row != NULL, ==, ok);
      g_assert_cmpuint (read->len, ==, ok ? 2 : 0);
    }
  g_assert_cmpint (n, >, 15);
}

/* Run in a process of its own, which ends at the statement numbered in the environment. */
static void
crash_while_queueing (void)
{
  g_autoptr (VntStore) store =
    vnt_store_open (g_getenv ("VNT_TEST_CACHE"), g_getenv ("VNT_TEST_WORK"), NULL, NULL);
  g_autoptr (VntDraft) draft = vnt_store_get_draft (store, 1, NULL);

  vnt_db_fail_for_tests (atoi (g_getenv ("VNT_TEST_NTH")), VNT_DB_CRASH);
  vnt_store_queue_draft (store, draft, 0, NULL);
  vnt_store_close (store);
}

static void
test_crash_while_queueing (Fixture *fixture, gconstpointer data)
{
  gboolean crashed = TRUE;
  int n;

  g_setenv ("VNT_TEST_CACHE", fixture->cache_dir, TRUE);
  g_setenv ("VNT_TEST_WORK", fixture->work_dir, TRUE);
  for (n = 1; crashed; n++)
    {
      g_autoptr (VntDraft) draft = make_draft (1, "words");
      g_autofree char *nth = g_strdup_printf ("%d", n);
      g_autofree char *words = NULL;

      g_assert_true (vnt_store_save_draft (fixture->store, draft, NULL));
      fixture_close (fixture);
      g_setenv ("VNT_TEST_NTH", nth, TRUE);
      g_test_trap_subprocess ("/faults/subprocess/crash", 0, 0);
      crashed = !g_test_trap_has_passed ();

      fixture_open (fixture);
      words = words_kept (fixture->store);
      g_assert_cmpstr (words, ==, "words");
      if (count_operations (fixture->store) > 0)
        g_assert_true (vnt_store_undo_draft (fixture->store, draft->uuid, NULL, NULL));
      g_assert_true (vnt_store_delete_draft (fixture->store, 1, NULL));
    }
  g_assert_cmpint (n, >, 8);
}

/* -- two processes -- */

static void
write_many (void)
{
  g_autoptr (VntStore) store =
    vnt_store_open (g_getenv ("VNT_TEST_CACHE"), g_getenv ("VNT_TEST_WORK"), NULL, NULL);

  g_assert_nonnull (store);
  g_assert_false (vnt_store_take_sending_lock (store, NULL));
  for (gint64 i = 1; i <= 50; i++)
    {
      g_autoptr (VntOperation) operation = queue_field (store, i, VNT_FIELD_OWNER, "", "ana");
      g_autoptr (VntTicket) ticket = make_ticket (1000 + i, "theirs");

      save_ticket (store, ticket);
    }
  vnt_store_close (store);
}

static gpointer
write_here (gpointer data)
{
  for (gint64 i = 1; i <= 50; i++)
    {
      g_autoptr (VntOperation) operation = queue_field (data, 100 + i, VNT_FIELD_OWNER, "", "ana");
      g_autoptr (VntTicket) ticket = make_ticket (i, "ours");

      save_ticket (data, ticket);
    }

  return NULL;
}

static void
test_two_processes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntTicketQuery) query = vnt_ticket_query_new (VNT_SCOPE_ALL);
  GThread *thread;

  g_assert_true (vnt_store_take_sending_lock (fixture->store, NULL));
  g_setenv ("VNT_TEST_CACHE", fixture->cache_dir, TRUE);
  g_setenv ("VNT_TEST_WORK", fixture->work_dir, TRUE);
  thread = g_thread_new ("here", write_here, fixture->store);
  g_test_trap_subprocess ("/faults/subprocess/write-many", 0, 0);
  g_thread_join (thread);
  g_test_trap_assert_passed ();
  g_assert_cmpuint (count_operations (fixture->store), ==, 100);
  g_assert_cmpint (vnt_store_count_tickets (fixture->store, query, NULL), ==, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add ("/faults/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("faults-while-queueing", test_faults_while_queueing);
  ADD ("faults-while-saving", test_faults_while_saving);
  ADD ("crash-while-queueing", test_crash_while_queueing);
  ADD ("two-processes", test_two_processes);
  g_test_add_func ("/faults/subprocess/crash", crash_while_queueing);
  g_test_add_func ("/faults/subprocess/write-many", write_many);

  return g_test_run ();
}
