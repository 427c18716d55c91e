/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes unasked, what is taken offline, and what is let go of. */
#include "sync-fixture.h"
#include "vnt-article.h"
#include "vnt-clock.h"

#define BEGINNING 1700000000
#define MEGABYTE (1024 * 1024)

static SyncFixture *
new_fixture (guint tickets)
{
  vnt_clock_set_for_tests (BEGINNING);
  return sync_fixture_new (scripted_desk_new (tickets, FALSE));
}

static void
set_file (SyncFixture *fixture, guint entry, gint64 size)
{
  ((ScriptedEntry *) g_ptr_array_index (fixture->desk->entries, entry - 1))->file = size;
}

static gboolean
is_logged (SyncFixture *fixture, gpointer data)
{
  return scripted_desk_count_logged (fixture->desk, data) > 0;
}

/* The log's calls that begin with @prefix, in order. */
static char *
logged (SyncFixture *fixture, const char *prefix)
{
  GString *text = g_string_new (NULL);

  g_mutex_lock (&fixture->desk->lock);
  for (guint i = 0; i < fixture->desk->log->len; i++)
    {
      const char *call = g_ptr_array_index (fixture->desk->log, i);

      if (g_str_has_prefix (call, prefix))
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", call);
    }
  g_mutex_unlock (&fixture->desk->lock);

  return g_string_free (text, FALSE);
}

/* Nothing is asked any more; what was asked stays in the log. */
static void
let_it_end (SyncFixture *fixture)
{
  sync_fixture_close (fixture);
  sync_fixture_open (fixture);
}

/* Small and new ones of open tickets, mine first. */
static void
test_files_come_by_policy (void)
{
  SyncFixture *fixture = new_fixture (8);
  g_autofree char *calls = NULL;

  set_file (fixture, 1, 100);
  set_file (fixture, 2, 100); /* mine */
  set_file (fixture, 3, 100 * MEGABYTE); /* too large */
  set_file (fixture, 4, 100); /* closed */
  set_file (fixture, 5, 100);
  ((ScriptedEntry *) g_ptr_array_index (fixture->desk->entries, 4))->created =
    BEGINNING - 365 * 24 * 3600; /* too old */
  set_file (fixture, 7, 100);

  vnt_sync_set_limits (fixture->sync, 5 * MEGABYTE, 0);
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, is_logged, (gpointer) "attachment 7");
  let_it_end (fixture);
  calls = logged (fixture, "attachment");
  g_assert_cmpstr (calls, ==, "attachment 2, attachment 1, attachment 7");
  sync_fixture_free (fixture);
}

static void
add_guide (SyncFixture *fixture, gint64 id, const char *body)
{
  VntArticle *article = vnt_article_new (id, "Guide");

  article->body = g_strdup (body);
  g_ptr_array_add (fixture->desk->articles, article);
}

static gboolean
is_copied (SyncFixture *fixture, const char *number)
{
  g_autofree char *path =
    g_build_filename (fixture->cache_dir, "attachments", number, "picture", NULL);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static void
sweep (SyncFixture *fixture)
{
  g_autofree char *dir = g_build_filename (fixture->cache_dir, "attachments", NULL);

  g_assert_true (
    vnt_store_sweep_files (fixture->store, dir, g_get_real_time () / G_USEC_PER_SEC + 100, NULL));
}

/* Pictures come with their articles, once, and go with the last article that shows them. */
static void
test_pictures_of_articles (void)
{
  SyncFixture *fixture = new_fixture (1);
  g_autoptr (GHashTable) one = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree char *calls = NULL;
  gint64 left = 101;

  add_guide (fixture, 101, "<img src=\"cid:article-picture.3.900\">");
  add_guide (fixture, 102,
             "<img src='cid:article-picture.3.900'><img src='cid:article-picture.4.901'>"
             "<img src='cid:article-picture.4'><img src='https://example.org/1.png'>");
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, sync_is_idle, NULL);
  g_assert_cmpuint (scripted_desk_count_logged (fixture->desk, "attachment"), ==, 0);
  let_it_end (fixture);

  vnt_sync_set_limits (fixture->sync, 5 * MEGABYTE, 0);
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, is_logged, (gpointer) "attachment 901");
  let_it_end (fixture);
  vnt_sync_set_limits (fixture->sync, 5 * MEGABYTE, 0);
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, sync_is_idle, NULL);
  let_it_end (fixture);
  calls = logged (fixture, "attachment");
  g_assert_cmpstr (calls, ==, "attachment 900, attachment 901");

  sweep (fixture);
  g_assert_true (is_copied (fixture, "900"));
  g_assert_true (is_copied (fixture, "901"));
  g_hash_table_add (one, &left);
  g_assert_true (vnt_store_keep_only_articles (fixture->store, one, NULL));
  sweep (fixture);
  g_assert_true (is_copied (fixture, "900"));
  g_assert_false (is_copied (fixture, "901"));
  sync_fixture_free (fixture);
}

static gboolean
knows_statuses (SyncFixture *fixture, gpointer data)
{
  for (gint64 ticket = 1; ticket <= 8; ticket++)
    {
      g_autoptr (VntTicketDetail) detail = vnt_store_read_detail (fixture->store, ticket, NULL);

      if (detail == NULL || g_strv_length (detail->statuses) < 2)
        return FALSE;
    }
  return TRUE;
}

/* One of each queue and status is fetched whole and speaks for the others. */
static void
test_statuses_are_known_offline (void)
{
  SyncFixture *fixture = new_fixture (8);
  g_autofree char *calls = NULL;

  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, knows_statuses, NULL);
  let_it_end (fixture);
  calls = logged (fixture, "conversation");
  g_assert_cmpstr (calls, ==, "conversation 7, conversation 8");
  sync_fixture_free (fixture);
}

static gboolean
stands_whole (SyncFixture *fixture, gpointer data)
{
  g_autoptr (GArray) missing = vnt_store_list_kept (fixture->store, TRUE, NULL);
  g_autoptr (GPtrArray) files = vnt_store_list_files_of_kept (fixture->store, 10, NULL);

  return missing->len == 0 && files->len == 0;
}

/* Whatever its size, its age, and whether it is closed. */
static void
test_taken_offline_comes_whole (void)
{
  SyncFixture *fixture = new_fixture (8);
  g_autoptr (GPtrArray) messages = NULL;
  g_autofree char *calls = NULL;

  set_file (fixture, 3, 100 * MEGABYTE);
  set_file (fixture, 4, 100 * MEGABYTE);
  ((ScriptedEntry *) g_ptr_array_index (fixture->desk->entries, 3))->created = 1;

  g_assert_true (vnt_store_keep_ticket (fixture->store, 4, TRUE, NULL));
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, stands_whole, NULL);
  let_it_end (fixture);

  calls = logged (fixture, "attachment");
  g_assert_cmpstr (calls, ==, "attachment 4");
  messages = vnt_store_read_conversation (fixture->store, 4, NULL);
  g_assert_cmpuint (messages->len, ==, 1);
  sync_fixture_free (fixture);
}

/* A wish that is made while the program runs is heard, and survives being out of reach. */
static void
test_taken_offline_while_out_of_reach (void)
{
  SyncFixture *fixture = new_fixture (4);

  set_file (fixture, 1, 100 * MEGABYTE);
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, sync_is_idle, NULL);
  scripted_desk_set_always (fixture->desk, 1);
  g_assert_true (vnt_store_keep_ticket (fixture->store, 1, TRUE, NULL));
  sync_fixture_close (fixture);
  scripted_desk_set_always (fixture->desk, 0);
  sync_fixture_open (fixture);
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, stands_whole, NULL);
  g_assert_cmpuint (scripted_desk_count_logged (fixture->desk, "attachment 1"), ==, 1);
  sync_fixture_free (fixture);
}

static gboolean
closed_are_let_go (SyncFixture *fixture, gpointer data)
{
  g_autoptr (GPtrArray) closed = vnt_store_read_conversation (fixture->store, 4, NULL);

  return closed->len == 0;
}

/* Beyond the limit the past is not fetched further, and what was said on closed tickets goes. */
static void
test_room_is_limited (void)
{
  SyncFixture *fixture = new_fixture (8);
  g_autoptr (GPtrArray) open = NULL;
  guint pages;

  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, sync_is_idle, NULL);
  g_assert_false (closed_are_let_go (fixture, NULL));
  pages = scripted_desk_count_logged (fixture->desk, "history");

  vnt_sync_set_limits (fixture->sync, 0, 1);
  sync_fixture_wait (fixture, closed_are_let_go, NULL);
  open = vnt_store_read_conversation (fixture->store, 2, NULL);
  g_assert_cmpuint (open->len, ==, 1);
  g_assert_cmpuint (scripted_desk_count_logged (fixture->desk, "history"), ==, pages);
  sync_fixture_free (fixture);
}

static gboolean
tickets_are_here (SyncFixture *fixture, gpointer data)
{
  g_autofree char *closed = vnt_store_get_cursor (fixture->store, "tickets-closed", NULL);

  return closed != NULL && g_str_has_prefix (closed, "end:");
}

static void
test_no_room_no_past (void)
{
  SyncFixture *fixture = new_fixture (8);

  vnt_sync_set_limits (fixture->sync, 0, 1);
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, tickets_are_here, NULL);
  g_assert_cmpuint (scripted_desk_count_logged (fixture->desk, "history"), ==, 0);

  vnt_sync_set_limits (fixture->sync, 0, 0);
  sync_fixture_wait (fixture, is_logged, (gpointer) "history");
  sync_fixture_free (fixture);
}

/* Only those that never were here whole, in their order, and once each. */
static void
test_prefetch (void)
{
  const gint64 next[] = { 3, 7, 2, 5 };
  SyncFixture *fixture = new_fixture (8);
  g_autofree char *calls = NULL;

  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, knows_statuses, NULL); /* 7 and 8 were brought for that */
  vnt_sync_prefetch (fixture->sync, next, G_N_ELEMENTS (next));
  sync_fixture_wait (fixture, is_logged, (gpointer) "conversation 5");
  let_it_end (fixture);
  calls = logged (fixture, "conversation");
  g_assert_cmpstr (
    calls, ==, "conversation 7, conversation 8, conversation 3, conversation 2, conversation 5");
  sync_fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stock/policy", test_files_come_by_policy);
  g_test_add_func ("/stock/pictures", test_pictures_of_articles);
  g_test_add_func ("/stock/statuses", test_statuses_are_known_offline);
  g_test_add_func ("/stock/taken-offline", test_taken_offline_comes_whole);
  g_test_add_func ("/stock/taken-while-out-of-reach", test_taken_offline_while_out_of_reach);
  g_test_add_func ("/stock/prefetch", test_prefetch);
  g_test_add_func ("/stock/room", test_room_is_limited);
  g_test_add_func ("/stock/no-room-no-past", test_no_room_no_past);

  return g_test_run ();
}
