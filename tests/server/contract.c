/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every VntServer must do, run against a real server that the suite starts itself. */
#include "contract.h"

#include <string.h>

#include "desk-fixture.h"
#include "vnt-error.h"

static gboolean with_marker = TRUE;
static gboolean other_names = FALSE;
static GHashTable *servers;

gboolean
contract_marker (void)
{
  return with_marker;
}

/* Returns: (transfer none): a server signed in as @user, the same each time */
VntServer *
contract_new_server (const char *user)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *token = vnt_desk_fixture_token (user);
  g_autoptr (VntAccount) account = NULL;
  VntServer *server = vnt_server_new ("rt", vnt_desk_fixture_url (), &error);

  g_assert_no_error (error);
  if (other_names)
    vnt_server_set_markers (server, "Ref. envío", "Alta nº");
  account = vnt_server_sign_in (server, "", token, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (account->login, ==, user);

  return server;
}

VntServer *
contract_server (const char *user)
{
  VntServer *server = g_hash_table_lookup (servers, user);

  if (server == NULL)
    {
      server = contract_new_server (user);
      g_hash_table_insert (servers, g_strdup (user), server);
    }

  return server;
}

gint64
contract_ticket (const char *queue, const char *subject, const char *content)
{
  g_autofree char *json = g_strdup_printf (
    "{\"Queue\":\"%s\",\"Subject\":\"%s\",\"Content\":\"%s\",\"ContentType\":\"text/plain\","
    "\"Requestor\":[\"vecina@example.org\"]}",
    queue, subject, content);

  return vnt_desk_fixture_ticket ("lucia", json);
}

VntOperation *
contract_reply (gint64 ticket, const char *content)
{
  VntOperation *operation = vnt_operation_new (VNT_OPERATION_REPLY, ticket);

  operation->content = g_strdup (content);
  operation->content_type = g_strdup ("text/plain");
  operation->attempted = g_get_real_time () / G_USEC_PER_SEC;

  return operation;
}

/* Returns: (transfer none) (nullable): the message of that number */
VntMessage *
contract_message (VntConversation *conversation, gint64 id)
{
  for (guint i = 0; i < conversation->messages->len; i++)
    {
      VntMessage *message = g_ptr_array_index (conversation->messages, i);

      if (message->id == id)
        return message;
    }

  return NULL;
}

static void
test_sign_in_password (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntServer) server = vnt_server_new ("rt", vnt_desk_fixture_url (), NULL);
  g_autofree char *password = vnt_desk_fixture_password ("lucia");
  g_autoptr (VntAccount) account = vnt_server_sign_in (server, "lucia", password, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (account->login, ==, "lucia");
  g_assert_cmpstr (account->kind, ==, "rt");
  g_assert_cmpstr (account->url, ==, vnt_desk_fixture_url ());
  g_assert_cmpstr (account->time_zone, ==, "Europe/Madrid");
  g_assert_cmpint (account->user_id, >, 0);
}

static void
refuse_sign_in (const char *user, const char *secret)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntServer) server = vnt_server_new ("rt", vnt_desk_fixture_url (), NULL);
  g_autoptr (VntAccount) account = vnt_server_sign_in (server, user, secret, NULL, &error);

  g_assert_error (error, VNT_ERROR, VNT_ERROR_AUTH);
  g_assert_null (account);
  g_assert_null (strstr (error->message, secret));
}

static void
test_sign_in_wrong_password (void)
{
  refuse_sign_in ("lucia", "not her password");
}

static void
test_sign_in_wrong_token (void)
{
  refuse_sign_in ("", "1-31-0123456789abcdef0123456789abcdef");
}

static void
test_sign_in_token_of_somebody_else (void)
{
  g_autofree char *token = vnt_desk_fixture_token ("lucia");

  refuse_sign_in ("marta", token);
}

static void
test_credentials_without_asking (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntServer) server = vnt_server_new ("rt", vnt_desk_fixture_url (), NULL);
  g_autofree char *token = vnt_desk_fixture_token ("lucia");
  g_autoptr (VntAccount) account = vnt_account_new ("rt", vnt_desk_fixture_url (), "lucia");
  g_autoptr (GPtrArray) queues = NULL;

  vnt_server_set_credentials (server, account, token);
  queues = vnt_server_fetch_queues (server, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (queues->len, >, 0);
}

/* With a password the session is all there is: its end must not be the agent's business. */
static void
test_session_ended (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntServer) server = vnt_server_new ("rt", vnt_desk_fixture_url (), NULL);
  g_autofree char *password = vnt_desk_fixture_password ("lucia");
  g_autoptr (VntAccount) account = vnt_server_sign_in (server, "lucia", password, NULL, NULL);
  gint64 ticket = contract_ticket ("Redes", "sesión", "hola");
  g_autoptr (VntOperation) operation = contract_reply (ticket, "una sola vez");
  g_autoptr (VntConversation) conversation = NULL;
  gint64 transaction = 0;
  guint replies = 0;

  vnt_desk_fixture_end_sessions ();
  g_assert_true (
    vnt_server_send (server, operation, contract_marker (), &transaction, NULL, &error));
  g_assert_no_error (error);
  vnt_desk_fixture_end_sessions ();
  conversation = vnt_server_fetch_conversation (server, ticket, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < conversation->messages->len; i++)
    replies +=
      ((VntMessage *) g_ptr_array_index (conversation->messages, i))->kind == VNT_MESSAGE_REPLY;
  g_assert_cmpuint (replies, ==, 1);
}

/* Another program on the address, or a wrong path: not bad credentials. */
static void
test_sign_in_not_there (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *url = g_strconcat (vnt_desk_fixture_url (), "/no/such/path", NULL);
  g_autoptr (VntServer) server = vnt_server_new ("rt", url, NULL);
  g_autoptr (VntAccount) account =
    vnt_server_sign_in (server, "", "1-31-0123456789abcdef0123456789abcdef", NULL, &error);

  g_assert_null (account);
  g_assert_cmpint (error->domain, ==, VNT_ERROR);
}

static void
add_sign_in (void)
{
  g_test_add_func ("/contract/sign-in/password", test_sign_in_password);
  g_test_add_func ("/contract/sign-in/wrong-password", test_sign_in_wrong_password);
  g_test_add_func ("/contract/sign-in/wrong-token", test_sign_in_wrong_token);
  g_test_add_func ("/contract/sign-in/token-of-somebody-else", test_sign_in_token_of_somebody_else);
  g_test_add_func ("/contract/sign-in/later", test_credentials_without_asking);
  g_test_add_func ("/contract/sign-in/session-ended", test_session_ended);
  g_test_add_func ("/contract/sign-in/not-there", test_sign_in_not_there);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  with_marker = argc < 2 || g_strcmp0 (argv[1], "without-marker") != 0;
  other_names = argc > 1 && g_strcmp0 (argv[1], "other-names") == 0;
  if (!(other_names ? vnt_desk_fixture_start_with ("--markers", "Ref. envío,Alta nº")
                    : vnt_desk_fixture_start (with_marker)))
    {
      g_print ("1..0 # SKIP Request Tracker 5 is not installed\n");
      return 0;
    }
  servers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  contract_add_reading ();
  contract_add_writing ();
  contract_add_create ();
  /* The rest does not look at what the fields are called. */
  if (!other_names)
    {
      add_sign_in ();
      contract_add_fields ();
      contract_add_sets ();
      contract_add_minutes ();
      contract_add_articles ();
      contract_add_searches ();
      contract_add_machines ();
    }

  result = g_test_run ();
  g_hash_table_unref (servers);
  vnt_desk_fixture_stop ();

  return result;
}
