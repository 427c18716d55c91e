/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remote-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#define DEADLINE_SECONDS 90

static gboolean
on_deadline (gpointer late)
{
  *(gboolean *) late = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
keep_going (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Or the test fails, after a long while. The condition may be one that nothing here tells of. */
void
remote_iterate_until (gboolean (*condition) (gpointer data), gpointer data, const char *what)
{
  gboolean late = FALSE;
  guint id = g_timeout_add_seconds (DEADLINE_SECONDS, on_deadline, &late);
  guint tick = g_timeout_add (20, keep_going, NULL);

  while (!condition (data) && !late)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  if (late)
    g_error ("%s did not happen", what);
  g_source_remove (id);
}

char *
remote_path (Remote *remote, const char *name)
{
  return g_build_filename (remote->folder, name, NULL);
}

void
remote_write (Remote *remote, const char *name, const char *text)
{
  g_autofree char *path = remote_path (remote, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* Runs it to its end. */
void
remote_command (Remote *remote, const char *input, const char *const *argv, char **output)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                       &error);
  g_autoptr (GBytes) bytes = g_bytes_new (input, strlen (input));
  g_autoptr (GBytes) said = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate (process, bytes, NULL, &said, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  if (output != NULL)
    *output = g_strndup (g_bytes_get_data (said, NULL), g_bytes_get_size (said));
}

guint
remote_find_port (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;

  g_assert_true (g_socket_listener_add_address (listener, address, G_SOCKET_TYPE_STREAM,
                                                G_SOCKET_PROTOCOL_TCP, NULL, &bound, NULL));
  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
}

/* A terminal needs one; some containers have none. */
gboolean
remote_has_pseudo_terminal (void)
{
  int ours = posix_openpt (O_RDWR | O_NOCTTY | O_CLOEXEC);
  gboolean there = ours >= 0 && grantpt (ours) == 0 && unlockpt (ours) == 0 &&
                   g_access (ptsname (ours), R_OK | W_OK) == 0;

  if (ours >= 0)
    g_close (ours, NULL);
  return there;
}

static void
die_with_parent (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static gboolean
answers (gpointer data)
{
  Server *server = data;
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection =
    g_socket_client_connect_to_host (client, "127.0.0.1", (guint16) server->port, NULL, NULL);

  if (connection == NULL)
    g_usleep (20000);
  return connection != NULL;
}

/* Until it listens. */
void
remote_start_server (Remote *remote, Server *server, const char *const *argv)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  server->process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  remote_iterate_until (answers, server, argv[0]);
}

void
remote_stop_server (Server *server)
{
  if (server->process == NULL)
    return;
  remote_kill_sessions (server);
  g_subprocess_force_exit (server->process);
  g_subprocess_wait (server->process, NULL, NULL);
  g_clear_object (&server->process);
}

/* Parents before what they started. */
static void
find_children (const char *pid, GArray *found)
{
  g_autofree char *path = g_strdup_printf ("/proc/%s/task/%s/children", pid, pid);
  g_autofree char *text = NULL;
  g_auto (GStrv) children = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return;
  children = g_strsplit (g_strstrip (text), " ", -1);
  for (gsize i = 0; children[i] != NULL; i++)
    {
      pid_t child = (pid_t) g_ascii_strtoll (children[i], NULL, 10);

      if (child <= 0)
        continue;
      g_array_append_val (found, child);
      find_children (children[i], found);
    }
}

/* What a server runs for those who are connected. */
guint
remote_count_sessions (Server *server)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (pid_t));

  find_children (g_subprocess_get_identifier (server->process), found);
  return found->len;
}

/* Those who are connected lose their connection at once: no shell has the time to say that it ended. */
void
remote_kill_sessions (Server *server)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (pid_t));

  find_children (g_subprocess_get_identifier (server->process), found);
  for (guint i = 0; i < found->len; i++)
    kill (g_array_index (found, pid_t, i), SIGKILL);
}

/* The first line it says; NULL when it could not do it. It may be that a window is not there yet. */
char *
remote_try_tool (const char *display, const char *words)
{
  g_autofree char *line = g_strdup_printf ("timeout 10 env DISPLAY=%s xdotool %s", display, words);
  g_autofree char *said = NULL;
  int status = -1;

  if (!g_spawn_command_line_sync (line, &said, NULL, &status, NULL) ||
      !g_spawn_check_wait_status (status, NULL))
    return NULL;
  said[strcspn (said, "\n")] = '\0';
  return g_steal_pointer (&said);
}

/* A window that asks, and what is typed there. */
typedef struct
{
  Remote *remote;
  const char *title;
  const char *secret;
} Typing;

/* Pressed again until it was taken: a window that just came may not hear yet. */
static gboolean
is_typed (gpointer data)
{
  const Typing *typing = data;
  const char *display = g_getenv ("DISPLAY");
  g_autofree char *search = g_strdup_printf ("search --onlyvisible --name '%s'", typing->title);
  g_autofree char *window = remote_try_tool (display, search);
  g_autofree char *keys = NULL;
  g_autofree char *done = NULL;

  if (vnt_remote_run_get_state (typing->remote->run) != VNT_REMOTE_STARTING)
    return TRUE;
  if (window == NULL || *window == '\0')
    return FALSE;
  keys = typing->secret != NULL
           ? g_strdup_printf ("windowfocus --sync %s key ctrl+a type '%s'", window, typing->secret)
           : g_strdup_printf ("windowfocus --sync %s key Escape", window);
  done = remote_try_tool (display, keys);
  if (typing->secret != NULL && done != NULL)
    {
      g_free (done);
      done = remote_try_tool (display, "key Return");
    }
  for (int i = 0; i < 40 && vnt_remote_run_get_state (typing->remote->run) == VNT_REMOTE_STARTING;
       i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (50000);
    }
  return vnt_remote_run_get_state (typing->remote->run) != VNT_REMOTE_STARTING;
}

/* What the person does when the viewer asks in a window named @title; gives up with no @secret. */
void
remote_type_password (Remote *remote, const char *title, const char *secret)
{
  Typing typing = { remote, title, secret };

  remote_iterate_until (is_typed, &typing, title);
}

static void
on_ask (VntRemoteRun *run, const char *question, gboolean password, gpointer user_data)
{
  Remote *remote = user_data;

  remote->questions++;
  remote->asked_password = password;
  vnt_remote_run_answer (run, remote->answer);
}

void
remote_begin (Remote *remote, const char *secret)
{
  g_clear_object (&remote->run);
  remote->target->port = remote->target->port != 0 ? remote->target->port : remote->server.port;
  remote->run = vnt_remote_run_new (remote->target, &remote->places);
  g_signal_connect (remote->run, "ask", G_CALLBACK (on_ask), remote);
  vnt_remote_run_start (remote->run, secret);
}

static gboolean
has_begun (gpointer data)
{
  return vnt_remote_run_get_state (data) != VNT_REMOTE_STARTING;
}

static gboolean
is_over (gpointer data)
{
  return vnt_remote_run_get_state (data) == VNT_REMOTE_FAILED ||
         vnt_remote_run_get_state (data) == VNT_REMOTE_ENDED;
}

void
remote_wait_connected (Remote *remote)
{
  remote_iterate_until (has_begun, remote->run, "a connection");
  g_test_message ("%d %s", vnt_remote_run_get_why (remote->run),
                  vnt_remote_run_get_detail (remote->run));
  g_assert_cmpint (vnt_remote_run_get_state (remote->run), ==, VNT_REMOTE_CONNECTED);
}

static void
wait_over (Remote *remote, VntRemoteState state, VntRemoteWhy why)
{
  remote_iterate_until (is_over, remote->run, "an end");
  g_test_message ("%d %s", vnt_remote_run_get_why (remote->run),
                  vnt_remote_run_get_detail (remote->run));
  g_assert_cmpint (vnt_remote_run_get_state (remote->run), ==, state);
  g_assert_cmpint (vnt_remote_run_get_why (remote->run), ==, why);
  remote_assert_nothing_left (remote);
}

void
remote_wait_failed (Remote *remote, VntRemoteWhy why)
{
  wait_over (remote, VNT_REMOTE_FAILED, why);
}

void
remote_wait_ended (Remote *remote, VntRemoteWhy why)
{
  wait_over (remote, VNT_REMOTE_ENDED, why);
}

/* No socket, pipe or setting of a session outlives it. */
void
remote_assert_nothing_left (Remote *remote)
{
  g_autoptr (GDir) dir = g_dir_open (remote->places.runtime, 0, NULL);

  g_assert_true (dir == NULL || g_dir_read_name (dir) == NULL);
}

void
remote_set_up (Remote *remote, gconstpointer data)
{
  remote->folder = g_dir_make_tmp ("r-XXXXXX", NULL);
  g_assert_nonnull (remote->folder);
  remote->places.runtime = remote_path (remote, "run");
  remote->places.trust = remote_path (remote, "trust");
  remote->places.askpass = g_strdup (g_getenv ("VNT_ASKPASS"));
  remote->places.identity = remote_path (remote, "id");
  g_unsetenv ("SSH_AUTH_SOCK");
}

void
remote_tear_down (Remote *remote, gconstpointer data)
{
  const char *argv[] = { "rm", "-rf", remote->folder, NULL };

  g_clear_object (&remote->run);
  remote_stop_server (&remote->server);
  vnt_remote_places_clear (&remote->places);
  g_clear_pointer (&remote->target, vnt_remote_target_free);
  g_clear_pointer (&remote->answer, g_free);
  remote_command (remote, "", argv, NULL);
  g_clear_pointer (&remote->folder, g_free);
}
