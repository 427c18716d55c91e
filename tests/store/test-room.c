/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stays on this laptop, what is brought unasked, and what goes when there is too much of it. */
#include <glib/gstdio.h>
#include <utime.h>

#include "store-fixture.h"

#define DAY (24 * 3600)

/* A ticket with one message that brought one file, numbered alike. */
static void
add (Fixture *fixture, gint64 id, VntStatusClass status_class, gint64 size)
{
  g_autoptr (VntTicket) ticket = make_ticket (id, "Printer");
  g_autoptr (VntMessage) message = make_message (id, id, "it does not print", "text/plain");
  g_autoptr (GPtrArray) messages = g_ptr_array_new ();

  ticket->status_class = status_class;
  vnt_text_set (&ticket->status, status_class == VNT_STATUS_CLOSED ? "resolved" : "open");
  vnt_message_add_attachment (message, id, "photo.png", "image/png", size);
  g_ptr_array_add (messages, message);
  save_ticket (fixture->store, ticket);
  g_assert_true (vnt_store_save_messages (fixture->store, messages, NULL, NULL, NULL));
}

static char *
add_copy (Fixture *fixture, gint64 id)
{
  g_autofree char *folder = g_strdup_printf ("%s/copies/%" G_GINT64_FORMAT, fixture->cache_dir, id);
  char *path = g_build_filename (folder, "photo.png", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "bytes", 5, NULL));
  g_assert_true (vnt_store_save_attachment_path (fixture->store, id, path, NULL));
  return path;
}

static guint
count_messages (Fixture *fixture, gint64 ticket)
{
  g_autoptr (GPtrArray) messages = vnt_store_read_conversation (fixture->store, ticket, NULL);

  return messages->len;
}

static char *
join (GPtrArray *files)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < files->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            ((VntAttachment *) g_ptr_array_index (files, i))->id);
  return g_string_free (text, FALSE);
}

/* As many steps as there is anything to let go of. */
static guint
make_all_room (Fixture *fixture, GHashTable *spared)
{
  gint64 from = 0;
  gboolean made = TRUE;
  guint steps = 0;

  while (made)
    {
      g_autoptr (GError) error = NULL;

      vnt_store_make_room (fixture->store, spared, &from, &made, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (steps++, <, 1000);
    }
  return steps;
}

static GHashTable *
id_set (gint64 id)
{
  GHashTable *set = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (id != 0)
    g_hash_table_add (set, g_memdup2 (&id, sizeof id));
  return set;
}

static void
test_wanted_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntTicket) mine = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *text = NULL;
  g_autofree char *copy = NULL;

  add (fixture, 1, VNT_STATUS_OPEN, 10);
  add (fixture, 2, VNT_STATUS_OPEN, 5000); /* too large */
  add (fixture, 3, VNT_STATUS_CLOSED, 10);
  add (fixture, 4, VNT_STATUS_WAITING, 10);
  add (fixture, 5, VNT_STATUS_OPEN, 10);
  add (fixture, 6, VNT_STATUS_OPEN, 10);
  copy = add_copy (fixture, 6); /* is here */
  mine = read_ticket (fixture->store, 4);
  vnt_text_set (&mine->owner, "ana");
  save_ticket (fixture->store, mine);

  files = vnt_store_list_files_wanted (fixture->store, 1000, FIXTURE_NOW + 1, 10, NULL);
  text = join (files);
  g_assert_cmpstr (text, ==, "4 5 1");
  g_clear_pointer (&files, g_ptr_array_unref);
  g_clear_pointer (&text, g_free);

  files = vnt_store_list_files_wanted (fixture->store, 1000, FIXTURE_NOW + 4, 10, NULL);
  text = join (files);
  g_assert_cmpstr (text, ==, "4 5");
}

static void
test_kept_tickets (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) missing = NULL;
  g_autoptr (GArray) kept = NULL;
  g_autoptr (GPtrArray) files = NULL;

  add (fixture, 1, VNT_STATUS_CLOSED, 5000);
  add (fixture, 2, VNT_STATUS_OPEN, 10);
  g_assert_true (vnt_store_keep_ticket (fixture->store, 1, TRUE, NULL));
  fixture_close (fixture);
  fixture_open (fixture);

  missing = vnt_store_list_kept (fixture->store, TRUE, NULL);
  files = vnt_store_list_files_of_kept (fixture->store, 10, NULL);
  g_assert_cmpuint (missing->len, ==, 1);
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_cmpint (((VntAttachment *) g_ptr_array_index (files, 0))->id, ==, 1);

  g_assert_true (vnt_store_note_whole (fixture->store, 1, NULL));
  g_array_unref (missing);
  missing = vnt_store_list_kept (fixture->store, TRUE, NULL);
  kept = vnt_store_list_kept (fixture->store, FALSE, NULL);
  g_assert_cmpuint (missing->len, ==, 0);
  g_assert_cmpuint (kept->len, ==, 1);

  g_assert_true (vnt_store_keep_ticket (fixture->store, 1, FALSE, NULL));
  g_array_unref (kept);
  kept = vnt_store_list_kept (fixture->store, FALSE, NULL);
  g_assert_cmpuint (kept->len, ==, 0);
}

/* Old copies first, then conversations of what was closed longest ago, then other copies. */
static void
test_room_in_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) nothing = id_set (0);
  g_autofree char *old = NULL;
  g_autofree char *recent = NULL;
  gint64 from = 0;
  gboolean made = FALSE;

  add (fixture, 1, VNT_STATUS_CLOSED, 10);
  add (fixture, 2, VNT_STATUS_OPEN, 10);
  add (fixture, 3, VNT_STATUS_OPEN, 10);
  old = add_copy (fixture, 2);
  vnt_clock_set_for_tests (FIXTURE_NOW + 40 * DAY);
  recent = add_copy (fixture, 3);

  g_assert_true (vnt_store_make_room (fixture->store, nothing, &from, &made, NULL));
  g_assert_true (made);
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (recent, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_messages (fixture, 1), ==, 1);

  g_assert_true (vnt_store_make_room (fixture->store, nothing, &from, &made, NULL));
  g_assert_true (made);
  g_assert_cmpuint (count_messages (fixture, 1), ==, 0);
  g_assert_true (g_file_test (recent, G_FILE_TEST_EXISTS));

  g_assert_true (vnt_store_make_room (fixture->store, nothing, &from, &made, NULL));
  g_assert_true (made);
  g_assert_false (g_file_test (recent, G_FILE_TEST_EXISTS));

  g_assert_true (vnt_store_make_room (fixture->store, nothing, &from, &made, NULL));
  g_assert_false (made);
}

static void
test_room_is_made_in_small_steps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) nothing = id_set (0);
  g_autoptr (VntTicketQuery) query = vnt_ticket_query_new (VNT_SCOPE_ALL);

  query->closed = TRUE;
  for (gint64 id = 1; id <= 60; id++)
    add (fixture, id, id % 2 == 0 ? VNT_STATUS_CLOSED : VNT_STATUS_OPEN, 10);

  g_assert_cmpuint (make_all_room (fixture, nothing), >=, 3);
  for (gint64 id = 1; id <= 60; id++)
    g_assert_cmpuint (count_messages (fixture, id), ==, id % 2);
  g_assert_cmpint (vnt_store_count_tickets (fixture->store, query, NULL), ==, 60);
}

/* What the agent wrote, what waits, what is taken along and what is looked at is never touched. */
static void
test_room_spares (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) looked_at = id_set (4);
  g_autoptr (VntDraft) draft = make_draft (1, "Have you");
  g_autoptr (VntDraft) sent = make_draft (2, "Done.");
  g_autofree char *copies[6] = { NULL };

  for (gint64 id = 1; id <= 5; id++)
    {
      add (fixture, id, VNT_STATUS_CLOSED, 10);
      copies[id] = add_copy (fixture, id);
    }
  g_assert_true (vnt_store_save_draft (fixture->store, draft, NULL));
  g_assert_true (vnt_store_queue_draft (fixture->store, sent, 0, NULL));
  g_assert_true (vnt_store_keep_ticket (fixture->store, 3, TRUE, NULL));
  vnt_clock_set_for_tests (FIXTURE_NOW + 40 * DAY);

  make_all_room (fixture, looked_at);
  for (gint64 id = 1; id <= 4; id++)
    {
      g_assert_cmpuint (count_messages (fixture, id), >=, 1);
      g_assert_true (g_file_test (copies[id], G_FILE_TEST_EXISTS));
    }
  g_assert_cmpuint (count_messages (fixture, 5), ==, 0);
  g_assert_false (g_file_test (copies[5], G_FILE_TEST_EXISTS));

  for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
    g_clear_pointer (&copies[i], g_free);
}

static void
test_measure (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = NULL;
  gint64 before;

  add (fixture, 1, VNT_STATUS_OPEN, 123456);
  before = vnt_store_measure (fixture->store, NULL);
  g_assert_cmpint (before, >, 0);
  copy = add_copy (fixture, 1);
  g_assert_cmpint (vnt_store_measure (fixture->store, NULL), >=, before + 123456);
}

static gint64
size_of (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->cache_dir, "cache.db", NULL);
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return (gint64) info.st_size;
}

/* What was let go of is given back to the disk, a little at a time. */
static void
test_shrinks (Fixture *fixture, gconstpointer data)
{
  g_autofree char *body = g_strnfill (200000, 'x');
  gboolean more = TRUE;
  gint64 before;
  guint steps = 0;

  for (gint64 id = 1; id <= 60; id++)
    {
      g_autoptr (VntTicket) ticket = make_ticket (id, "Printer");
      g_autoptr (VntMessage) message = make_message (id, id, body, "text/html");
      g_autoptr (GPtrArray) messages = g_ptr_array_new ();

      g_ptr_array_add (messages, message);
      save_ticket (fixture->store, ticket);
      g_assert_true (vnt_store_save_messages (fixture->store, messages, NULL, NULL, NULL));
    }
  g_assert_true (vnt_store_shrink (fixture->store, &more, NULL));
  g_assert_false (more);
  for (gint64 id = 1; id <= 60; id++)
    g_assert_true (vnt_store_remove_ticket (fixture->store, id, NULL));

  fixture_close (fixture);
  fixture_open (fixture);
  before = size_of (fixture);
  g_assert_cmpint (before, >, 10 * 1000 * 1000);
  for (more = TRUE; more; steps++)
    g_assert_true (vnt_store_shrink (fixture->store, &more, NULL));
  g_assert_cmpuint (steps, >, 2);
  fixture_close (fixture);
  fixture_open (fixture);
  g_assert_cmpint (size_of (fixture), <, before / 2);
}

static char *
add_old_file (const char *folder, const char *place, gint64 time)
{
  g_autofree char *dir = g_build_filename (folder, place, NULL);
  char *path = g_build_filename (dir, "a file.txt", NULL);
  struct utimbuf times = { time, time };

  g_assert_cmpint (g_mkdir_with_parents (dir, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "bytes", 5, NULL));
  g_assert_cmpint (utime (path, &times), ==, 0);
  g_assert_cmpint (utime (dir, &times), ==, 0);
  return path;
}

static void
test_files_that_nothing_needs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntDraft) draft = make_draft (1, "See the file");
  g_autofree char *needed = add_old_file (fixture->work_dir, "files/one", 1000);
  g_autofree char *leaked = add_old_file (fixture->work_dir, "files/two", 1000);
  g_autofree char *fresh = add_old_file (fixture->work_dir, "files/three", FIXTURE_NOW);
  g_autofree char *copies = g_build_filename (fixture->cache_dir, "copies", NULL);
  g_autofree char *orphan = add_old_file (copies, "77", 1000);
  g_autofree char *copy = NULL;

  add (fixture, 5, VNT_STATUS_OPEN, 10);
  copy = add_copy (fixture, 5);
  g_ptr_array_add (draft->files, vnt_file_new (needed, "a file.txt", "text/plain", 5));
  g_assert_true (vnt_store_save_draft (fixture->store, draft, NULL));

  g_assert_true (vnt_store_sweep_files (fixture->store, copies, FIXTURE_NOW - DAY, NULL));
  g_assert_true (g_file_test (needed, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (leaked, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (fresh, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (orphan, G_FILE_TEST_EXISTS));
}

/* A work.db that was put aside may have drafts that the new one has not. */
static void
test_nothing_is_swept_after_a_loss (Fixture *fixture, gconstpointer data)
{
  g_autofree char *leaked = add_old_file (fixture->work_dir, "files/two", 1000);
  g_autofree char *aside = g_build_filename (fixture->work_dir, "work.db.damaged-1-0", NULL);

  g_assert_true (g_file_set_contents (aside, "", 0, NULL));
  g_assert_true (vnt_store_sweep_files (fixture->store, NULL, FIXTURE_NOW - DAY, NULL));
  g_assert_true (g_file_test (leaked, G_FILE_TEST_EXISTS));
}

static void
test_articles_that_are_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) articles =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_article_unref);
  g_autoptr (GHashTable) there = id_set (2);
  g_autoptr (GPtrArray) left = NULL;

  g_ptr_array_add (articles, vnt_article_new (1, "Gone"));
  g_ptr_array_add (articles, vnt_article_new (2, "There"));
  g_assert_true (vnt_store_save_articles (fixture->store, articles, NULL, NULL, NULL));
  g_assert_true (vnt_store_keep_only_articles (fixture->store, there, NULL));
  left = vnt_store_search_articles (fixture->store, "", 10, NULL);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpint (((VntArticle *) g_ptr_array_index (left, 0))->id, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add ("/room/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("wanted-files", test_wanted_files);
  ADD ("kept-tickets", test_kept_tickets);
  ADD ("in-order", test_room_in_order);
  ADD ("small-steps", test_room_is_made_in_small_steps);
  ADD ("spares", test_room_spares);
  ADD ("measure", test_measure);
  ADD ("shrinks", test_shrinks);
  ADD ("files-that-nothing-needs", test_files_that_nothing_needs);
  ADD ("nothing-is-swept-after-a-loss", test_nothing_is_swept_after_a_loss);
  ADD ("articles-that-are-gone", test_articles_that_are_gone);

  return g_test_run ();
}
