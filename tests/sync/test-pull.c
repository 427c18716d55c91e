/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sync-fixture.h"
#include "vnt-clock.h"
#include "vnt-error.h"

#define BEGINNING 1700000000

static SyncFixture *
new_fixture (guint tickets)
{
  ScriptedDesk *desk;

  vnt_clock_set_for_tests (BEGINNING);
  desk = scripted_desk_new (tickets, FALSE);
  desk->page = 5;
  return sync_fixture_new (desk);
}

static gint64
count_tickets (SyncFixture *fixture)
{
  VntTicketQuery query = { .scope = VNT_SCOPE_ALL, .closed = TRUE };

  return vnt_store_count_tickets (fixture->store, &query, NULL);
}

static gboolean
is_page (const char *call)
{
  return g_str_has_prefix (call, "tickets") || g_str_has_prefix (call, "history");
}

/* The log's pages without duplicates, in order. */
static void
assert_each_page_once (ScriptedDesk *desk)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < desk->log->len; i++)
    {
      char *call = g_ptr_array_index (desk->log, i);

      if (is_page (call) && !g_hash_table_add (seen, call))
        g_error ("Fetched twice: %s", call);
    }
}

static gint
position_of (ScriptedDesk *desk, const char *prefix)
{
  for (guint i = 0; i < desk->log->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (desk->log, i), prefix))
      return (gint) i;

  return -1;
}

static void
test_first_fetch_is_whole_and_in_order (void)
{
  SyncFixture *fixture = new_fixture (23);
  static const char *const order[] = { "queues", "mark",     "tickets 1", "tickets 2", "tickets 3",
                                       "people", "articles", "tickets 4", "tickets 5", "history" };

  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, sync_is_idle, NULL);

  g_assert_cmpint (count_tickets (fixture), ==, 23);
  for (guint i = 1; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpint (position_of (fixture->desk, order[i - 1]), <,
                     position_of (fixture->desk, order[i]));
  assert_each_page_once (fixture->desk);
  sync_fixture_free (fixture);
}

static gboolean
calls_reached (SyncFixture *fixture, gpointer data)
{
  gboolean reached;

  g_mutex_lock (&fixture->desk->lock);
  reached = fixture->desk->log->len >= GPOINTER_TO_UINT (data);
  g_mutex_unlock (&fixture->desk->lock);

  return reached || sync_is_idle (fixture, NULL);
}

/* Ends after every single answer and begins again, with all memory lost. */
static void
test_resumes_after_any_page (void)
{
  SyncFixture *fixture = new_fixture (23);
  guint starts = 0;

  while (!sync_is_idle (fixture, NULL))
    {
      sync_fixture_start (fixture);
      sync_fixture_wait (fixture, calls_reached, GUINT_TO_POINTER (fixture->desk->log->len + 2));
      sync_fixture_close (fixture);
      sync_fixture_open (fixture);
      starts++;
    }

  g_assert_cmpuint (starts, >, 5);
  g_assert_cmpint (count_tickets (fixture), ==, 23);
  /* A page that was answered was saved, so not even one comes twice. */
  assert_each_page_once (fixture->desk);
  sync_fixture_free (fixture);
}

static gboolean
message_is_here (SyncFixture *fixture, gpointer data)
{
  g_autoptr (GPtrArray) messages = vnt_store_read_conversation (fixture->store, 2, NULL);

  for (guint i = 0; messages != NULL && i < messages->len; i++)
    if (g_strcmp0 (((const VntMessage *) g_ptr_array_index (messages, i))->body, data) == 0)
      return TRUE;

  return FALSE;
}

static void
test_nothing_falls_between (void)
{
  SyncFixture *fixture = new_fixture (23);

  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, calls_reached, GUINT_TO_POINTER (4));
  scripted_desk_add_entry (fixture->desk, 2, "elena", "While it was fetching");
  sync_fixture_wait (fixture, sync_is_idle, NULL);
  sync_fixture_wait (fixture, message_is_here, (gpointer) "While it was fetching");

  scripted_desk_add_entry (fixture->desk, 2, "elena", "Afterwards");
  sync_fixture_wait (fixture, message_is_here, (gpointer) "Afterwards");
  sync_fixture_free (fixture);
}

static gboolean
fault_came (SyncFixture *fixture, gpointer data)
{
  gboolean failed;

  g_mutex_lock (&fixture->desk->lock);
  failed = fixture->desk->failed;
  g_mutex_unlock (&fixture->desk->lock);

  return failed;
}

/* The rows fail to come after the changes came: the changes come again. */
static void
test_changes_repeat_rather_than_skip (void)
{
  SyncFixture *fixture = new_fixture (4);

  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, sync_is_idle, NULL);
  sync_fixture_close (fixture);
  sync_fixture_open (fixture);

  scripted_desk_add_entry (fixture->desk, 2, "elena", "News");
  fixture->desk->fault = FAULT_LOST_ANSWER;
  fixture->desk->fail_at = fixture->desk->calls + 2;
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, fault_came, NULL);
  sync_fixture_wait (fixture, message_is_here, (gpointer) "News");
  sync_fixture_free (fixture);
}

static void
test_signed_out_stops_asking (void)
{
  SyncFixture *fixture = new_fixture (4);
  int calls;

  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, sync_is_idle, NULL);
  scripted_desk_set_always (fixture->desk, VNT_ERROR_AUTH);
  sync_fixture_wait (fixture, sync_online_is, GINT_TO_POINTER (VNT_ONLINE_SIGNED_OUT));

  g_mutex_lock (&fixture->desk->lock);
  calls = fixture->desk->calls;
  g_mutex_unlock (&fixture->desk->lock);
  for (int i = 0; i < 50; i++)
    {
      vnt_sync_push (fixture->sync);
      vnt_sync_want_ticket (fixture->sync, 1);
      g_main_context_iteration (NULL, FALSE);
    }
  g_mutex_lock (&fixture->desk->lock);
  g_assert_cmpint (fixture->desk->calls, <=, calls + 1);
  g_mutex_unlock (&fixture->desk->lock);

  scripted_desk_set_always (fixture->desk, 0);
  sync_fixture_wait (fixture, sync_online_is, GINT_TO_POINTER (VNT_ONLINE_YES));
  sync_fixture_free (fixture);
}

static gboolean
was_asked_twice (SyncFixture *fixture, gpointer what)
{
  return scripted_desk_count_logged (fixture->desk, what) >= 2;
}

static gboolean
three_are_left (SyncFixture *fixture, gpointer data)
{
  return count_tickets (fixture) == 3;
}

/* One "not there" may be a mistake on the way: the ticket keeps its conversation, and is asked for once more. */
static void
test_one_mistake_takes_nothing (void)
{
  SyncFixture *fixture = new_fixture (4);

  scripted_desk_add_entry (fixture->desk, 2, "elena", "Before");
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, sync_is_idle, NULL);
  g_mutex_lock (&fixture->desk->lock);
  fixture->desk->mistaken = 1;
  g_mutex_unlock (&fixture->desk->lock);

  vnt_sync_want_ticket (fixture->sync, 2);
  sync_fixture_wait (fixture, was_asked_twice, (gpointer) "conversation 2");

  g_assert_cmpint (count_tickets (fixture), ==, 4);
  g_assert_true (message_is_here (fixture, (gpointer) "Before"));
  sync_fixture_free (fixture);
}

static void
test_gone_leaves (void)
{
  SyncFixture *fixture = new_fixture (4);

  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, sync_is_idle, NULL);
  g_mutex_lock (&fixture->desk->lock);
  g_ptr_array_set_size (fixture->desk->tickets, 3);
  g_mutex_unlock (&fixture->desk->lock);

  vnt_sync_want_ticket (fixture->sync, 4);
  sync_fixture_wait (fixture, three_are_left, NULL);
  sync_fixture_free (fixture);
}

typedef struct
{
  gboolean done;
  char *path;
} Fetched;

static void
attachment_came (GObject *source, GAsyncResult *result, gpointer data)
{
  Fetched *fetched = data;
  g_autoptr (GError) error = NULL;

  fetched->path = vnt_sync_fetch_attachment_finish (VNT_SYNC (source), result, &error);
  g_assert_no_error (error);
  fetched->done = TRUE;
}

static gboolean
attachment_is_here (SyncFixture *fixture, gpointer data)
{
  return ((Fetched *) data)->done;
}

static void
test_attachment_has_a_safe_place (void)
{
  SyncFixture *fixture = new_fixture (1);
  g_autoptr (VntAttachment) attachment =
    vnt_attachment_new (7, 1, "../../evil.txt", "text/plain", 5);
  g_autofree char *folder = g_build_filename (fixture->cache_dir, "attachments", "7", NULL);
  g_autofree char *parent = NULL;
  Fetched fetched = { 0 };

  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, sync_is_idle, NULL);
  vnt_sync_fetch_attachment_async (fixture->sync, attachment, NULL, attachment_came, &fetched);
  sync_fixture_wait (fixture, attachment_is_here, &fetched);

  parent = g_path_get_dirname (fetched.path);
  g_assert_cmpstr (parent, ==, folder);
  g_assert_true (g_file_test (fetched.path, G_FILE_TEST_IS_REGULAR));
  g_free (fetched.path);
  sync_fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pull/first-fetch", test_first_fetch_is_whole_and_in_order);
  g_test_add_func ("/pull/resumes", test_resumes_after_any_page);
  g_test_add_func ("/pull/nothing-falls-between", test_nothing_falls_between);
  g_test_add_func ("/pull/changes-repeat", test_changes_repeat_rather_than_skip);
  g_test_add_func ("/pull/signed-out", test_signed_out_stops_asking);
  g_test_add_func ("/pull/one-mistake", test_one_mistake_takes_nothing);
  g_test_add_func ("/pull/gone", test_gone_leaves);
  g_test_add_func ("/pull/attachment", test_attachment_has_a_safe_place);

  return g_test_run ();
}
