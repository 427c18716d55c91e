/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sync before a real Request Tracker, with the network lost and the program killed in between. */
#include <gio/gunixinputstream.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "desk-fixture.h"
#include "vnt-store.h"
#include "vnt-sync.h"
#include "vnt-text.h"

#define DEADLINE (120 * G_USEC_PER_SEC)

static gboolean with_marker = TRUE;
static const char *program;
static char *control; /* the file the proxy obeys */
static char *proxy_url;

typedef struct
{
  char *root;
  char *cache;
  char *work;
  VntStore *store;
  VntSync *sync;
} Laptop;

typedef gboolean (*Condition) (Laptop *laptop);

/* -- a laptop -- */

static void
laptop_start (Laptop *laptop, const char *url, const char *token)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntServer) server = vnt_server_new ("rt", url, &error);
  g_autoptr (VntAccount) account = vnt_account_new ("rt", url, "lucia");

  g_assert_no_error (error);
  laptop->store = vnt_store_open (laptop->cache, laptop->work, NULL, &error);
  g_assert_no_error (error);
  vnt_store_set_account (laptop->store, account, &error);
  g_assert_no_error (error);
  vnt_server_set_credentials (server, account, token);
  laptop->sync = vnt_sync_new (laptop->store, server, account);
  vnt_sync_set_interval (laptop->sync, 1);
  vnt_sync_start (laptop->sync);
}

static Laptop *
laptop_new (void)
{
  Laptop *laptop = g_new0 (Laptop, 1);
  g_autofree char *token = vnt_desk_fixture_token ("lucia");

  laptop->root = g_dir_make_tmp ("ventanilla-sync-rt-XXXXXX", NULL);
  laptop->cache = g_build_filename (laptop->root, "cache", NULL);
  laptop->work = g_build_filename (laptop->root, "work", NULL);
  laptop_start (laptop, proxy_url, token);

  return laptop;
}

static void
laptop_stop (Laptop *laptop)
{
  vnt_sync_stop (laptop->sync);
  g_clear_object (&laptop->sync);
  vnt_store_close (laptop->store);
  g_clear_object (&laptop->store);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
laptop_free (Laptop *laptop)
{
  if (laptop->store != NULL)
    laptop_stop (laptop);
  remove_folder (laptop->root);
  g_free (laptop->root);
  g_free (laptop->cache);
  g_free (laptop->work);
  g_free (laptop);
}

static gboolean
keep_turning (gpointer unused)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_until (Laptop *laptop, Condition condition)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE;
  guint tick = g_timeout_add (20, keep_turning, NULL);

  while (!condition (laptop))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (tick);
}

static gboolean
is_whole (Laptop *laptop)
{
  g_autofree char *history = vnt_store_get_cursor (laptop->store, "history", NULL);
  g_autofree char *closed = vnt_store_get_cursor (laptop->store, "tickets-closed", NULL);

  return history != NULL && g_str_has_prefix (history, "end:") && closed != NULL &&
         g_str_has_prefix (closed, "end:");
}

static gboolean
outbox_is_empty (Laptop *laptop)
{
  g_autoptr (GPtrArray) operations = vnt_store_list_operations (laptop->store, NULL);

  return operations->len == 0;
}

static gboolean
was_tried (Laptop *laptop)
{
  g_autoptr (GPtrArray) operations = vnt_store_list_operations (laptop->store, NULL);

  return operations->len == 0 ||
         ((const VntOperation *) g_ptr_array_index (operations, 0))->state == VNT_STATE_UNKNOWN;
}

static gboolean
is_offline (Laptop *laptop)
{
  return vnt_sync_get_online (laptop->sync) == VNT_ONLINE_NO;
}

static void
queue_reply (VntStore *store, gint64 ticket, const char *text)
{
  g_autoptr (VntDraft) draft = vnt_draft_new (ticket, VNT_OPERATION_REPLY);
  g_autoptr (GError) error = NULL;

  vnt_text_set (&draft->text, text);
  vnt_store_queue_draft (store, draft, 0, &error);
  g_assert_no_error (error);
}

/* -- the server, from the other side -- */

static void
set_network (const char *mode)
{
  g_assert_true (g_file_set_contents (control, mode, -1, NULL));
}

static gint64
new_ticket (void)
{
  return vnt_desk_fixture_ticket (
    "lucia", "{\"Queue\":\"Redes\",\"Subject\":\"Sync\",\"Content\":\"x\",\"ContentType\":"
             "\"text/plain\",\"Requestor\":[\"prueba@example.org\"]}");
}

/* How many replies with this text the ticket has on the server. */
static guint
count_replies (gint64 ticket, const char *text)
{
  g_autofree char *path = g_strdup_printf (
    "/ticket/%" G_GINT64_FORMAT "/attachments?per_page=100&fields=Content,TransactionId"
    "&query=%%5B%%7B%%22field%%22:%%22ContentType%%22,%%22operator%%22:%%22STARTSWITH%%22,"
    "%%22value%%22:%%22text/%%22%%7D%%5D",
    ticket);
  g_autoptr (JsonNode) answer = vnt_desk_fixture_call ("lucia", "GET", path, NULL);
  JsonArray *items = json_object_get_array_member (json_node_get_object (answer), "items");
  g_autoptr (GHashTable) transactions =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *history =
    g_strdup_printf ("/ticket/%" G_GINT64_FORMAT "/history?per_page=100&fields=Type", ticket);
  g_autoptr (JsonNode) entries = vnt_desk_fixture_call ("lucia", "GET", history, NULL);
  JsonArray *types = json_object_get_array_member (json_node_get_object (entries), "items");
  guint count = 0;

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);
      JsonNode *transaction = json_object_get_member (item, "TransactionId");

      if (strstr (json_object_get_string_member_with_default (item, "Content", ""), text) != NULL &&
          JSON_NODE_HOLDS_VALUE (transaction))
        g_hash_table_add (transactions, g_strdup (json_node_get_string (transaction)));
    }
  for (guint i = 0; i < json_array_get_length (types); i++)
    {
      JsonObject *item = json_array_get_object_element (types, i);

      if (g_strcmp0 (json_object_get_string_member_with_default (item, "Type", ""), "Correspond") ==
            0 &&
          g_hash_table_contains (transactions, json_object_get_string_member (item, "id")))
        count++;
    }

  return count;
}

static gint64
server_total (const char *query)
{
  g_autofree char *path = g_strconcat ("/tickets?per_page=1&query=", query, NULL);
  g_autoptr (JsonNode) answer = vnt_desk_fixture_call ("lucia", "GET", path, NULL);

  return json_object_get_int_member (json_node_get_object (answer), "total");
}

/* -- tests -- */

static void
test_first_fetch_is_whole (void)
{
  Laptop *laptop = laptop_new ();
  VntTicketQuery query = { .scope = VNT_SCOPE_ALL, .closed = TRUE };

  wait_until (laptop, is_whole);
  g_assert_cmpint (vnt_store_count_tickets (laptop->store, &query, NULL), ==,
                   server_total ("id%20%3E%200"));
  query.closed = FALSE;
  g_assert_cmpint (vnt_store_count_tickets (laptop->store, &query, NULL), ==,
                   server_total ("Status%20%3D%20'__Active__'"));
  laptop_free (laptop);
}

static void
test_reply_waits_for_the_network (void)
{
  gint64 ticket = new_ticket ();
  Laptop *laptop = laptop_new ();

  wait_until (laptop, is_whole);
  set_network ("down");
  wait_until (laptop, is_offline);
  queue_reply (laptop->store, ticket, "Escrito sin red, con ñ y €");
  set_network ("pass");
  wait_until (laptop, outbox_is_empty);

  g_assert_cmpuint (count_replies (ticket, "Escrito sin red, con ñ y €"), ==, 1);
  laptop_free (laptop);
}

static void
test_lost_answer_is_not_sent_twice (void)
{
  gint64 ticket = new_ticket ();
  Laptop *laptop = laptop_new ();

  wait_until (laptop, is_whole);
  set_network ("cut-response");
  queue_reply (laptop->store, ticket, "La respuesta se pierde");
  wait_until (laptop, was_tried);
  set_network ("pass");
  wait_until (laptop, outbox_is_empty);

  g_assert_cmpuint (count_replies (ticket, "La respuesta se pierde"), ==, 1);
  laptop_free (laptop);
}

/* This program again, as a client to be killed: sends a reply and goes on until then. The token comes on standard input. */
static void
run_as_client (const char *root, const char *url, gint64 ticket, const char *text)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (input);
  g_autofree char *token = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  Laptop laptop = { .cache = g_build_filename (root, "cache", NULL),
                    .work = g_build_filename (root, "work", NULL) };

  laptop_start (&laptop, url, token);
  queue_reply (laptop.store, ticket, text);
  g_assert_cmpint (write (STDOUT_FILENO, "\n", 1), ==, 1);
  for (;;)
    g_main_context_iteration (NULL, TRUE);
}

/* Kills a client @delay after its reply was durable. */
static void
start_and_kill (const char *root, gint64 ticket, const char *text, guint delay)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, ticket);
  g_autofree char *token = vnt_desk_fixture_token ("lucia");
  g_autofree char *line = g_strconcat (token, "\n", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) client =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                      program, "--client", root, proxy_url, number, text, NULL);
  char byte;

  g_assert_no_error (error);
  g_output_stream_write_all (g_subprocess_get_stdin_pipe (client), line, strlen (line), NULL, NULL,
                             &error);
  g_assert_no_error (error);
  g_input_stream_read (g_subprocess_get_stdout_pipe (client), &byte, 1, NULL, &error);
  g_assert_no_error (error);

  /* The moment is what is tested, so time itself is part of the test. */
  g_usleep (delay * 1000);
  g_subprocess_send_signal (client, SIGKILL);
  g_subprocess_wait (client, NULL, NULL);
}

static void
test_killed_while_sending (void)
{
  static const guint delays[] = { 0, 60, 150, 300, 450, 600, 900 };
  g_autofree char *token = vnt_desk_fixture_token ("lucia");

  for (guint i = 0; i < G_N_ELEMENTS (delays); i++)
    {
      gint64 ticket = new_ticket ();
      Laptop laptop = { 0 };

      laptop.root = g_dir_make_tmp ("ventanilla-kill-XXXXXX", NULL);
      laptop.cache = g_build_filename (laptop.root, "cache", NULL);
      laptop.work = g_build_filename (laptop.root, "work", NULL);
      start_and_kill (laptop.root, ticket, "Matado al enviar", delays[i]);
      laptop_start (&laptop, proxy_url, token);
      wait_until (&laptop, outbox_is_empty);
      g_assert_cmpuint (count_replies (ticket, "Matado al enviar"), ==, 1);

      laptop_stop (&laptop);
      remove_folder (laptop.root);
      g_free (laptop.root);
      g_free (laptop.cache);
      g_free (laptop.work);
    }
}

/* -- the network between -- */

static GSubprocess *
start_proxy (void)
{
  const char *script = g_getenv ("VNT_PROXY");
  g_autofree char *target = g_strdup (strstr (vnt_desk_fixture_url (), "//") + 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *port = NULL;
  GSubprocess *proxy;

  set_network ("pass");
  proxy = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "/usr/bin/python3", script,
                            target, "--control", control, NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (proxy));
  port = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  proxy_url = g_strdup_printf ("http://127.0.0.1:%s", g_strstrip (port));

  return proxy;
}

int
main (int argc, char **argv)
{
  g_autoptr (GSubprocess) proxy = NULL;
  g_autofree char *folder = NULL;
  int failed;

  if (argc == 6 && g_str_equal (argv[1], "--client"))
    {
      run_as_client (argv[2], argv[3], g_ascii_strtoll (argv[4], NULL, 10), argv[5]);
      return 1;
    }

  g_test_init (&argc, &argv, NULL);
  program = argv[0];
  with_marker = argc < 2 || !g_str_equal (argv[1], "without-marker");
  if (!vnt_desk_fixture_start (with_marker))
    return 77;

  folder = g_dir_make_tmp ("ventanilla-network-XXXXXX", NULL);
  control = g_build_filename (folder, "mode", NULL);
  proxy = start_proxy ();
  g_test_add_func ("/sync-rt/first-fetch", test_first_fetch_is_whole);
  g_test_add_func ("/sync-rt/offline", test_reply_waits_for_the_network);
  g_test_add_func ("/sync-rt/lost-answer", test_lost_answer_is_not_sent_twice);
  g_test_add_func ("/sync-rt/killed", test_killed_while_sending);
  failed = g_test_run ();

  g_subprocess_send_signal (proxy, SIGTERM);
  g_subprocess_wait (proxy, NULL, NULL);
  remove_folder (folder);
  vnt_desk_fixture_stop ();
  g_free (control);
  g_free (proxy_url);

  return failed;
}
