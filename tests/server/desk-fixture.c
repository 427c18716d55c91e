/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-fixture.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <libsoup/soup.h>
#include <string.h>

static char *folder;
static char *desk;
static char *url;
static GHashTable *tokens;
static GSubprocess *keeper;

/* Returns: (transfer full) (nullable): the last line the manager printed, NULL when it failed */
static char *
manage (const char *command, ...)
{
  const char *manager = g_getenv ("VNT_DESK_MANAGER");
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  const char *argument;
  va_list list;

  g_assert_nonnull (manager);
  g_ptr_array_add (arguments, (gpointer) manager);
  g_ptr_array_add (arguments, (gpointer) command);
  g_ptr_array_add (arguments, desk);
  va_start (list, command);
  while ((argument = va_arg (list, const char *)) != NULL)
    g_ptr_array_add (arguments, (gpointer) argument);
  va_end (list);
  g_ptr_array_add (arguments, NULL);

  process =
    g_subprocess_newv ((const char *const *) arguments->pdata,
                       G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    return NULL;

  return g_strstrip (g_steal_pointer (&output));
}

/* Waits for the end of this program, however it ends, and clears up: a failed assertion must not leave a server. */
static void
start_keeper (void)
{
  g_autoptr (GError) error = NULL;

  keeper = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE, &error, "/bin/sh", "-c",
                             "cat > /dev/null; \"$1\" stop \"$2\" 2> /dev/null; rm -rf -- \"$3\"",
                             "keeper", g_getenv ("VNT_DESK_MANAGER"), desk, folder, NULL);
  g_assert_no_error (error);
}

/**
 * vnt_desk_fixture_start:
 * @marker: replies can carry their identity on this desk
 *
 * Returns: FALSE when there is no Request Tracker on this machine; the reason was printed
 */
gboolean
vnt_desk_fixture_start (gboolean marker)
{
  return vnt_desk_fixture_start_with (marker ? "--markers" : "--without-marker",
                                      marker ? "Client-Txn,Client-Id" : NULL);
}

/**
 * vnt_desk_fixture_start_with:
 * @option: (nullable): how the desk is made
 * @value: (nullable): of that option
 */
gboolean
vnt_desk_fixture_start_with (const char *option, const char *value)
{
  g_autofree char *made = NULL;

  if (url != NULL)
    return TRUE;
  if (!g_file_test ("/usr/share/request-tracker5/lib/RT.pm", G_FILE_TEST_EXISTS))
    {
      g_test_message ("Request Tracker 5 is not installed");
      return FALSE;
    }

  /* As root the server runs as an ordinary user, who has to be able to pass through. */
  folder = g_dir_make_tmp ("ventanilla-desk-XXXXXX", NULL);
  g_assert_nonnull (folder);
  g_assert_cmpint (g_chmod (folder, 0711), ==, 0);
  desk = g_build_filename (folder, "desk", NULL);
  start_keeper ();
  made = manage ("create", "--profile", "tiny", option, value, NULL);
  g_assert_nonnull (made);
  url = manage ("start", NULL);
  g_assert_nonnull (url);
  tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return TRUE;
}

void
vnt_desk_fixture_stop (void)
{
  if (url == NULL)
    return;

  g_output_stream_close (g_subprocess_get_stdin_pipe (keeper), NULL, NULL);
  g_subprocess_wait (keeper, NULL, NULL);
  g_clear_object (&keeper);
  g_clear_pointer (&folder, g_free);
  g_clear_pointer (&desk, g_free);
  g_clear_pointer (&url, g_free);
  g_clear_pointer (&tokens, g_hash_table_unref);
}

const char *
vnt_desk_fixture_url (void)
{
  return url;
}

/* Ends every session on the server, as an administrator's clean-up does. */
void
vnt_desk_fixture_end_sessions (void)
{
  g_autofree char *path = g_build_filename (desk, "var", "session", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      g_remove (child);
    }
}

/* The same token each time: every further one makes all sign-ins of that user slower. */
char *
vnt_desk_fixture_token (const char *user)
{
  char *token = g_hash_table_lookup (tokens, user);

  if (token == NULL)
    {
      token = manage ("token", user, NULL);
      g_assert_nonnull (token);
      g_hash_table_insert (tokens, g_strdup (user), token);
    }

  return g_strdup (token);
}

char *
vnt_desk_fixture_password (const char *user)
{
  return manage ("password", user, NULL);
}

/**
 * vnt_desk_fixture_call:
 * @path: below /REST/2.0
 * @json: (nullable): what to send
 *
 * Returns: (transfer full) (nullable): the answer, NULL when it holds no JSON
 */
JsonNode *
vnt_desk_fixture_call (const char *user, const char *method, const char *path, const char *json)
{
  g_autoptr (SoupSession) session = soup_session_new_with_options ("timeout", 300, NULL);
  g_autofree char *address = g_strconcat (url, "/REST/2.0", path, NULL);
  g_autoptr (SoupMessage) message = soup_message_new (method, address);
  g_autofree char *token = vnt_desk_fixture_token (user);
  g_autofree char *authorization = g_strconcat ("token ", token, NULL);
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GError) error = NULL;

  soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization",
                                authorization);
  if (json != NULL)
    {
      g_autoptr (GBytes) body = g_bytes_new (json, strlen (json));

      soup_message_set_request_body_from_bytes (message, "application/json", body);
    }
  answer = soup_session_send_and_read (session, message, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (soup_message_get_status (message), <, 400);

  return json_from_string (g_bytes_get_size (answer) > 0 ? g_bytes_get_data (answer, NULL) : "null",
                           NULL);
}

/* Returns: the number of the ticket made from @json */
gint64
vnt_desk_fixture_ticket (const char *user, const char *json)
{
  g_autoptr (JsonNode) answer = vnt_desk_fixture_call (user, "POST", "/ticket", json);

  g_assert_nonnull (answer);

  return g_ascii_strtoll (json_object_get_string_member (json_node_get_object (answer), "id"), NULL,
                          10);
}
