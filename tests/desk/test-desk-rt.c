/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk before a real Request Tracker: signing in, answering, and what another process changes. */
#include <glib/gstdio.h>
#include <string.h>

#include "desk-fixture.h"
#include "vnt-desk.h"
#include "vnt-error.h"
#include "vnt-text.h"

typedef struct
{
  char *root;
  char *cache;
  char *work;
  VntDesk *desk;
} Fixture;

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
keep_turning (gpointer unused)
{
  return G_SOURCE_CONTINUE;
}

/* Turns the main loop until @condition; says which one never came. */
#define WAIT_UNTIL(condition)                                        \
  G_STMT_START                                                       \
  {                                                                  \
    gint64 deadline = g_get_monotonic_time () + 60 * G_USEC_PER_SEC; \
    guint tick = g_timeout_add (20, keep_turning, NULL);             \
    while (!(condition) && g_get_monotonic_time () < deadline)       \
      g_main_context_iteration (NULL, TRUE);                         \
    g_source_remove (tick);                                          \
    g_assert_true (condition);                                       \
  }                                                                  \
  G_STMT_END

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static VntDesk *
open_desk (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  VntDesk *desk = vnt_desk_new (fixture->cache, fixture->work);

  vnt_desk_open_async (desk, NULL, keep_result, &result);
  vnt_desk_open_finish (desk, wait_for (&result), &error);
  g_assert_no_error (error);

  return desk;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->root = g_dir_make_tmp ("ventanilla-desk-rt-XXXXXX", NULL);
  fixture->cache = g_build_filename (fixture->root, "cache", NULL);
  fixture->work = g_build_filename (fixture->root, "work", NULL);
  fixture->desk = open_desk (fixture);
}

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
tear_down (Fixture *fixture, gconstpointer data)
{
  vnt_desk_close (fixture->desk);
  g_object_unref (fixture->desk);
  remove_tree (fixture->root);
  g_free (fixture->root);
  g_free (fixture->cache);
  g_free (fixture->work);
}

static void
sign_in (VntDesk *desk, const char *secret, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  vnt_desk_sign_in_async (desk, vnt_desk_fixture_url (), "lucia", secret, NULL, keep_result,
                          &result);
  vnt_desk_sign_in_finish (desk, wait_for (&result), error);
}

static void
sign_in_well (VntDesk *desk)
{
  g_autofree char *token = vnt_desk_fixture_token ("lucia");
  g_autoptr (GError) error = NULL;

  sign_in (desk, token, &error);
  g_assert_no_error (error);
}

static void
test_wrong_password_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  sign_in (fixture->desk, "not the password", &error);
  g_assert_error (error, VNT_ERROR, VNT_ERROR_AUTH);
  g_assert_cmpint (vnt_desk_get_state (fixture->desk), ==, VNT_DESK_NO_ACCOUNT);
}

static void
test_signing_in_brings_tickets (Fixture *fixture, gconstpointer data)
{
  VntTicketQuery query = { .scope = VNT_SCOPE_ALL, .closed = TRUE };
  g_autoptr (VntTicketList) list = NULL;

  sign_in_well (fixture->desk);
  g_assert_cmpstr (vnt_desk_get_account (fixture->desk)->login, ==, "lucia");
  /* No keyring here: signed in for this run only. */
  g_assert_false (vnt_desk_get_secret_kept (fixture->desk));
  list = vnt_desk_list_tickets (fixture->desk, &query);
  WAIT_UNTIL (g_list_model_get_n_items (G_LIST_MODEL (list)) > 0);
  WAIT_UNTIL (vnt_desk_get_state (fixture->desk) == VNT_DESK_ONLINE);
}

static gboolean
conversation_has (VntMessageList *list, const char *text)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (VntMessageItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);
      const VntMessage *message = vnt_message_item_get_message (item);

      if (message->id > 0 && message->state == VNT_STATE_DONE && message->body != NULL &&
          strstr (message->body, text) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
test_answer_with_status (Fixture *fixture, gconstpointer data)
{
  gint64 ticket = vnt_desk_fixture_ticket (
    "lucia", "{\"Queue\":\"Redes\",\"Subject\":\"Desk\",\"Content\":\"x\",\"ContentType\":"
             "\"text/plain\",\"Requestor\":[\"prueba@example.org\"]}");
  g_autoptr (VntTicketItem) item = NULL;
  g_autoptr (VntMessageList) messages = NULL;
  g_autoptr (VntDraft) draft = vnt_draft_new (ticket, VNT_OPERATION_REPLY);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  sign_in_well (fixture->desk);
  item = vnt_desk_open_ticket (fixture->desk, ticket);
  messages = vnt_desk_list_messages (fixture->desk, ticket);
  WAIT_UNTIL (vnt_ticket_item_get_ticket (item) != NULL);
  WAIT_UNTIL (g_list_model_get_n_items (G_LIST_MODEL (messages)) > 0);

  vnt_text_set (&draft->text, "Queda arreglado");
  vnt_text_set (&draft->status, "resolved");
  vnt_desk_send_async (fixture->desk, draft, NULL, keep_result, &result);
  g_assert_true (vnt_desk_send_finish (fixture->desk, wait_for (&result), &error));
  g_assert_no_error (error);
  WAIT_UNTIL (conversation_has (messages, "Queda arreglado"));
  WAIT_UNTIL (vnt_desk_get_waiting (fixture->desk) == 0);
  WAIT_UNTIL (g_strcmp0 (vnt_ticket_item_get_ticket (item)->status, "resolved") == 0);
  g_assert_cmpuint (vnt_desk_get_attention (fixture->desk), ==, 0);
}

/* A script signs in while the window is open. */
static void
test_another_process_signs_in (Fixture *fixture, gconstpointer data)
{
  VntDesk *script = open_desk (fixture);

  sign_in_well (script);
  vnt_desk_close (script);
  g_object_unref (script);
  WAIT_UNTIL (vnt_desk_get_account (fixture->desk) != NULL);
  g_assert_cmpstr (vnt_desk_get_account (fixture->desk)->login, ==, "lucia");
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  if (!vnt_desk_fixture_start (TRUE))
    return 77;

  TEST ("/desk-rt/wrong-password", test_wrong_password_is_told);
  TEST ("/desk-rt/sign-in", test_signing_in_brings_tickets);
  TEST ("/desk-rt/answer", test_answer_with_status);
  TEST ("/desk-rt/another-process", test_another_process_signs_in);
  failed = g_test_run ();
  vnt_desk_fixture_stop ();

  return failed;
}
