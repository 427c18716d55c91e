/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desk with no server and no keyring: everything must be readable and writable all the same. */
#include <glib/gstdio.h>
#include <unistd.h>

#include "quiet-desk.h"
#include "vnt-clock.h"
#include "vnt-desk.h"
#include "vnt-error.h"
#include "vnt-text.h"

static VntDraft *
new_draft (const char *text)
{
  VntDraft *draft = vnt_draft_new (7, VNT_OPERATION_REPLY);

  vnt_text_set (&draft->text, text);
  return draft;
}

static VntDraft *
load_draft (QuietDesk *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  VntDraft *draft;

  vnt_desk_load_draft_async (fixture->desk, 7, NULL, quiet_desk_keep, &result);
  draft = vnt_desk_load_draft_finish (fixture->desk, quiet_desk_wait (&result), &error);
  g_assert_no_error (error);

  return draft;
}

static void
wait_for_waiting (QuietDesk *fixture, guint waiting)
{
  while (vnt_desk_get_waiting (fixture->desk) != waiting)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_without_a_keyring_it_asks_to_sign_in (QuietDesk *fixture, gconstpointer data)
{
  while (vnt_desk_get_state (fixture->desk) == VNT_DESK_STARTING)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (vnt_desk_get_state (fixture->desk), ==, VNT_DESK_AUTH);
  g_assert_cmpstr (vnt_desk_get_account (fixture->desk)->login, ==, "lucia");
}

static void
test_draft_survives (QuietDesk *fixture, gconstpointer data)
{
  g_autoptr (VntDraft) draft = new_draft ("Half a sen");
  g_autoptr (VntDraft) later = NULL;
  g_autoptr (VntDraft) loaded = NULL;

  later = vnt_draft_copy (draft);
  vnt_text_set (&later->text, "Half a sentence");
  later->cursor = 4;
  /* Not waited for: closing does. */
  vnt_desk_save_draft_async (fixture->desk, draft, NULL, NULL, NULL);
  vnt_desk_save_draft_async (fixture->desk, later, NULL, NULL, NULL);
  quiet_desk_close (fixture);
  quiet_desk_open (fixture);

  loaded = load_draft (fixture);
  g_assert_nonnull (loaded);
  g_assert_cmpstr (loaded->text, ==, "Half a sentence");
  g_assert_cmpuint (loaded->cursor, ==, 4);
}

static void
test_send_and_undo (QuietDesk *fixture, gconstpointer data)
{
  g_autoptr (VntDraft) draft = new_draft ("Too soon");
  g_autoptr (VntDraft) loaded = NULL;
  g_autoptr (GAsyncResult) sent = NULL;
  g_autoptr (GAsyncResult) undone = NULL;
  g_autoptr (GError) error = NULL;

  vnt_desk_set_send_delay (fixture->desk, 60);
  vnt_desk_send_async (fixture->desk, draft, NULL, quiet_desk_keep, &sent);
  g_assert_true (vnt_desk_send_finish (fixture->desk, quiet_desk_wait (&sent), &error));
  g_assert_no_error (error);
  wait_for_waiting (fixture, 1);
  g_assert_null (load_draft (fixture));

  vnt_desk_undo_send_async (fixture->desk, draft->uuid, NULL, quiet_desk_keep, &undone);
  g_assert_true (vnt_desk_undo_send_finish (fixture->desk, quiet_desk_wait (&undone), &error));
  g_assert_no_error (error);
  wait_for_waiting (fixture, 0);
  loaded = load_draft (fixture);
  g_assert_nonnull (loaded);
  g_assert_cmpstr (loaded->text, ==, "Too soon");
}

static void
test_field_is_shown_before_it_is_sent (QuietDesk *fixture, gconstpointer data)
{
  g_autoptr (VntTicketItem) item = vnt_desk_open_ticket (fixture->desk, 7);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (vnt_ticket_item_get_ticket (item)->status, ==, "open");
  vnt_desk_set_field_async (fixture->desk, 7, VNT_FIELD_STATUS, "resolved", NULL, quiet_desk_keep,
                            &result);
  g_assert_true (vnt_desk_set_field_finish (fixture->desk, quiet_desk_wait (&result), &error));
  g_assert_no_error (error);
  while (g_strcmp0 (vnt_ticket_item_get_ticket (item)->status, "resolved") != 0)
    g_main_context_iteration (NULL, TRUE);
  wait_for_waiting (fixture, 1);
}

static void
test_kept_file_is_a_copy (QuietDesk *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->root, "note.txt", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (VntFile) kept = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_true (g_file_set_contents (path, "What it said", -1, NULL));
  vnt_desk_keep_file_async (fixture->desk, file, NULL, quiet_desk_keep, &result);
  kept = vnt_desk_keep_file_finish (fixture->desk, quiet_desk_wait (&result), &error);
  g_assert_no_error (error);
  g_unlink (path);

  g_assert_cmpstr (kept->name, ==, "note.txt");
  g_assert_cmpint (kept->size, ==, 12);
  g_assert_true (g_str_has_prefix (kept->path, fixture->work));
  g_assert_true (g_file_get_contents (kept->path, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, "What it said");
  g_assert_cmpint (g_stat (kept->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_file_too_large_is_refused (QuietDesk *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->root, "huge.iso", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_cmpint (truncate (path, 26 * 1024 * 1024), ==, 0);
  vnt_desk_keep_file_async (fixture->desk, file, NULL, quiet_desk_keep, &result);
  g_assert_null (vnt_desk_keep_file_finish (fixture->desk, quiet_desk_wait (&result), &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_INVALID);
}

static void
test_failed_sign_in_changes_nothing (QuietDesk *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  vnt_desk_sign_in_async (fixture->desk, "http://127.0.0.1:1/", "marta", "secret", NULL,
                          quiet_desk_keep, &result);
  g_assert_false (vnt_desk_sign_in_finish (fixture->desk, quiet_desk_wait (&result), &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_OFFLINE);
  g_assert_cmpstr (vnt_desk_get_account (fixture->desk)->login, ==, "lucia");
}

static void
test_sign_out_is_noticed_elsewhere (QuietDesk *fixture, gconstpointer data)
{
  g_autoptr (VntDesk) here = g_steal_pointer (&fixture->desk);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  quiet_desk_open (fixture);
  vnt_desk_sign_out_async (here, NULL, quiet_desk_keep, &result);
  g_assert_true (vnt_desk_sign_out_finish (here, quiet_desk_wait (&result), &error));
  g_assert_no_error (error);
  g_assert_cmpint (vnt_desk_get_state (here), ==, VNT_DESK_NO_ACCOUNT);
  while (vnt_desk_get_state (fixture->desk) != VNT_DESK_NO_ACCOUNT)
    g_main_context_iteration (NULL, TRUE);
  vnt_desk_close (here);
}

static void
test_sign_out_takes_the_copies_along (QuietDesk *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->cache, "attachments", "account", "5", NULL);
  g_autofree char *copy = g_build_filename (folder, "plan.pdf", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (copy, "secret", -1, NULL));
  vnt_desk_sign_out_async (fixture->desk, NULL, quiet_desk_keep, &result);
  g_assert_true (vnt_desk_sign_out_finish (fixture->desk, quiet_desk_wait (&result), &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
}

static void
test_page_of_a_ticket (QuietDesk *fixture, gconstpointer data)
{
  g_autofree char *url = vnt_desk_get_ticket_url (fixture->desk, 7);

  g_assert_true (g_str_has_prefix (url, "http://127.0.0.1:1/"));
  g_assert_null (vnt_desk_get_ticket_url (fixture->desk, -1));
}

/* As if it had been opened before. */
static void
save_detail (QuietDesk *fixture)
{
  g_autoptr (VntTicket) ticket = vnt_ticket_new (7);
  g_autoptr (VntTicketDetail) detail = vnt_ticket_detail_new (7);
  VntStore *store;

  quiet_desk_close (fixture);
  store = vnt_store_open (fixture->cache, fixture->work, NULL, NULL);
  vnt_text_set (&ticket->subject, "The printer is on fire");
  vnt_text_set (&ticket->status, "open");
  ticket->queue = 1;
  g_assert_true (vnt_store_save_conversation (store, 7, ticket, detail, NULL, NULL));
  vnt_store_close (store);
  g_object_unref (store);
  quiet_desk_open (fixture);
}

static gboolean
is_kept (QuietDesk *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (VntTicketDetail) detail = NULL;

  vnt_desk_load_detail_async (fixture->desk, 7, NULL, quiet_desk_keep, &result);
  detail = vnt_desk_load_detail_finish (fixture->desk, quiet_desk_wait (&result), NULL);
  return detail->kept;
}

static void
keep (QuietDesk *fixture, gboolean wanted)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  vnt_desk_keep_ticket_async (fixture->desk, 7, wanted, NULL, quiet_desk_keep, &result);
  g_assert_true (vnt_desk_keep_ticket_finish (fixture->desk, quiet_desk_wait (&result), &error));
  g_assert_no_error (error);
}

static void
test_ticket_is_taken_offline_and_let_go (QuietDesk *fixture, gconstpointer data)
{
  save_detail (fixture);
  g_assert_false (is_kept (fixture));
  keep (fixture, TRUE);
  quiet_desk_close (fixture);
  quiet_desk_open (fixture);
  g_assert_true (is_kept (fixture));
  keep (fixture, FALSE);
  g_assert_false (is_kept (fixture));
}

#define TEST(path, func) \
  g_test_add (path, QuietDesk, NULL, quiet_desk_set_up, func, quiet_desk_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* No keyring answers here, whatever the machine has. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  TEST ("/desk/no-keyring", test_without_a_keyring_it_asks_to_sign_in);
  TEST ("/desk/draft-survives", test_draft_survives);
  TEST ("/desk/send-and-undo", test_send_and_undo);
  TEST ("/desk/field-is-shown", test_field_is_shown_before_it_is_sent);
  TEST ("/desk/kept-file", test_kept_file_is_a_copy);
  TEST ("/desk/file-too-large", test_file_too_large_is_refused);
  TEST ("/desk/failed-sign-in", test_failed_sign_in_changes_nothing);
  TEST ("/desk/sign-out-elsewhere", test_sign_out_is_noticed_elsewhere);
  TEST ("/desk/sign-out-takes-the-copies-along", test_sign_out_takes_the_copies_along);
  TEST ("/desk/ticket-page", test_page_of_a_ticket);
  TEST ("/desk/taken-offline", test_ticket_is_taken_offline_and_let_go);

  return g_test_run ();
}
