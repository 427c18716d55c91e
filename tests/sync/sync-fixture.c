/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sync-fixture.h"

#include <glib/gstdio.h>

#include "vnt-new-ticket.h"
#include "vnt-clock.h"
#include "vnt-text.h"

#define DEADLINE (60 * G_USEC_PER_SEC)

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
new_folders (SyncFixture *fixture)
{
  g_autofree char *cache = g_strdup_printf ("cache-%u", fixture->generation);
  g_autofree char *work = g_strdup_printf ("work-%u", fixture->generation);

  g_free (fixture->cache_dir);
  g_free (fixture->work_dir);
  fixture->cache_dir = g_build_filename (fixture->root, cache, NULL);
  fixture->work_dir = g_build_filename (fixture->root, work, NULL);
  fixture->generation++;
}

SyncFixture *
sync_fixture_new (ScriptedDesk *desk)
{
  SyncFixture *fixture = g_new0 (SyncFixture, 1);
  g_autoptr (VntAccount) account = vnt_account_new ("scripted", "http://127.0.0.1", "lucia");
  g_autoptr (GError) error = NULL;

  fixture->root = g_dir_make_tmp ("ventanilla-sync-XXXXXX", NULL);
  g_assert_nonnull (fixture->root);
  fixture->desk = desk;
  desk->killed = sync_fixture_copy_work;
  desk->killed_data = fixture;
  new_folders (fixture);
  sync_fixture_open (fixture);
  vnt_store_set_account (fixture->store, account, &error);
  g_assert_no_error (error);

  return fixture;
}

void
sync_fixture_free (SyncFixture *fixture)
{
  sync_fixture_close (fixture);
  remove_tree (fixture->root);
  scripted_desk_free (fixture->desk);
  g_free (fixture->root);
  g_free (fixture->cache_dir);
  g_free (fixture->work_dir);
  g_free (fixture);
}

void
sync_fixture_open (SyncFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *files = g_build_filename (fixture->cache_dir, "attachments", NULL);
  g_autoptr (VntAccount) account = vnt_account_new ("scripted", "http://127.0.0.1", "lucia");

  fixture->store = vnt_store_open (fixture->cache_dir, fixture->work_dir, NULL, &error);
  g_assert_no_error (error);
  fixture->server = scripted_server_new (fixture->desk);
  fixture->sync = vnt_sync_new (fixture->store, fixture->server, account);
  vnt_sync_set_files_dir (fixture->sync, files);
}

void
sync_fixture_start (SyncFixture *fixture)
{
  vnt_sync_start (fixture->sync);
}

void
sync_fixture_close (SyncFixture *fixture)
{
  if (fixture->store == NULL)
    return;

  vnt_sync_stop (fixture->sync);
  g_clear_object (&fixture->sync);
  g_clear_object (&fixture->server);
  vnt_store_close (fixture->store);
  g_clear_object (&fixture->store);
}

/* What the disk holds at this moment, as after a kill: for sync_fixture_take_copy(). */
void
sync_fixture_copy_work (gpointer data)
{
  SyncFixture *fixture = data;
  g_autofree char *name = g_strdup_printf ("work-%u", fixture->generation);
  g_autofree char *copy = g_build_filename (fixture->root, name, NULL);
  g_autoptr (GDir) dir = g_dir_open (fixture->work_dir, 0, NULL);
  const char *file;

  g_assert_cmpint (g_mkdir (copy, 0700), ==, 0);
  while ((file = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *from = g_build_filename (fixture->work_dir, file, NULL);
      g_autofree char *to = g_build_filename (copy, file, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      if (!g_str_has_prefix (file, "work.db") || g_str_has_suffix (file, "-shm"))
        continue;
      g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
      g_assert_true (g_file_set_contents (to, bytes, (gssize) length, NULL));
    }
}

/* Starts again from the copy; what the server said is lost with the old folder. */
void
sync_fixture_take_copy (SyncFixture *fixture)
{
  sync_fixture_close (fixture);
  new_folders (fixture);
  sync_fixture_open (fixture);
}

static gboolean
keep_turning (gpointer unused)
{
  return G_SOURCE_CONTINUE;
}

/* Turns the main loop until @condition, a second of the test's clock at a time. */
void
sync_fixture_wait (SyncFixture *fixture, SyncCondition condition, gpointer data)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE;
  guint tick = g_timeout_add (2, keep_turning, NULL);

  while (!condition (fixture, data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      vnt_clock_set_for_tests (vnt_clock_now () + 1);
      vnt_sync_poke (fixture->sync);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (tick);
}

void
sync_fixture_reply (SyncFixture *fixture, gint64 ticket, const char *text)
{
  g_autoptr (VntDraft) draft = vnt_draft_new (ticket, VNT_OPERATION_REPLY);
  g_autoptr (GError) error = NULL;

  vnt_text_set (&draft->text, text);
  g_assert_true (vnt_store_queue_draft (fixture->store, draft, 0, &error));
  g_assert_no_error (error);
}

void
sync_fixture_create (SyncFixture *fixture, const char *subject, const char *text)
{
  g_autoptr (VntDraft) draft = vnt_draft_new (0, VNT_OPERATION_CREATE);
  g_autoptr (VntNewTicket) made = vnt_new_ticket_new (1, subject);
  g_autoptr (GError) error = NULL;

  g_free (draft->text);
  draft->text = vnt_new_ticket_write (made, text);
  g_assert_true (vnt_store_queue_draft (fixture->store, draft, 0, &error));
  g_assert_no_error (error);
}

void
sync_fixture_set_status (SyncFixture *fixture, gint64 ticket, const char *base, const char *status)
{
  g_autoptr (GPtrArray) operations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_operation_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (operations, vnt_operation_new_field (ticket, VNT_FIELD_STATUS, base, status));
  g_assert_true (vnt_store_queue_operations (fixture->store, operations, &error));
  g_assert_no_error (error);
}

VntOperation *
sync_fixture_first_operation (SyncFixture *fixture)
{
  g_autoptr (GPtrArray) operations = vnt_store_list_operations (fixture->store, NULL);

  g_assert_nonnull (operations);
  g_assert_cmpuint (operations->len, >, 0);
  return vnt_operation_ref (g_ptr_array_index (operations, 0));
}

gboolean
sync_outbox_is_empty (SyncFixture *fixture, gpointer data)
{
  g_autoptr (GPtrArray) operations = vnt_store_list_operations (fixture->store, NULL);
  g_autoptr (GArray) unsettled = vnt_store_unsettled_tickets (fixture->store, NULL);

  return operations->len == 0 && unsettled->len == 0;
}

/* Everything was fetched: the history's cursor is at its end. */
gboolean
sync_is_idle (SyncFixture *fixture, gpointer data)
{
  g_autofree char *history = vnt_store_get_cursor (fixture->store, "history", NULL);

  return history != NULL && g_str_has_prefix (history, "end:");
}

gboolean
sync_online_is (SyncFixture *fixture, gpointer data)
{
  return vnt_sync_get_online (fixture->sync) == (VntOnline) GPOINTER_TO_INT (data);
}
