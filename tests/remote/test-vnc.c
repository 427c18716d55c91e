/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions to a real Xvnc with TigerVNC's viewer. */
#include <string.h>

#include "remote-fixture.h"

#define SECRET "Pa55word"

static void
set_up (Remote *remote, gconstpointer data)
{
  remote_set_up (remote, data);
  remote_start_vnc (remote, &remote->server);
  remote->target = vnt_remote_target_new (VNT_REMOTE_VNC, "127.0.0.1");
}

static void
test_right (Remote *remote, gconstpointer data)
{
  remote_begin (remote, SECRET);
  remote_wait_connected (remote);
  vnt_remote_run_stop (remote->run);
  remote_wait_ended (remote, VNT_REMOTE_WHY_NONE);
}

/* What is on the screen of the viewer, and on the one it shows. */
typedef struct
{
  Remote *remote;
  char *display; /* of the machine */
  char *window; /* of the viewer */
  char *size; /* of the machine's screen, as it was */
  guint tries;
  const char *file; /* what a terminal at the machine writes down */
  char *line; /* its first */
} Look;

static char *
tool (const char *display, const char *words)
{
  char *said = remote_try_tool (display, words);

  if (said == NULL)
    g_error ("xdotool could not: %s", words);
  return said;
}

static char *
find_viewer (void)
{
  return remote_try_tool (g_getenv ("DISPLAY"), "search --onlyvisible --name TigerVNC");
}

static gboolean
is_shown (gpointer data)
{
  Look *look = data;

  g_free (look->window);
  look->window = find_viewer ();
  return look->window != NULL && *look->window != '\0';
}

/* The viewer of the session before is gone, not only told to go. */
static gboolean
is_alone (gpointer data)
{
  g_autofree char *window = find_viewer ();

  return window == NULL || *window == '\0';
}

/* What the person does is followed by another size of the viewer's window, which the machine's screen takes on: once
 * it has, everything that was done before has arrived, or never will. */
static gboolean
is_resized (gpointer data)
{
  Look *look = data;
  g_autofree char *size = NULL;
  g_autofree char *words =
    g_strdup_printf ("windowsize %s %u 400", look->window, 400 + ++look->tries % 2 * 50);
  g_autofree char *done = remote_try_tool (g_getenv ("DISPLAY"), words);

  for (int i = 0; i < 20; i++)
    {
      g_free (size);
      size = tool (look->display, "getdisplaygeometry");
      if (!g_str_equal (size, look->size))
        return TRUE;
      g_usleep (50000);
    }
  return FALSE;
}

static void
look_init (Look *look, Remote *remote, gboolean view_only)
{
  *look = (Look){ .remote = remote };
  look->display = g_strdup_printf (":%d", remote->display);
  remote->target->view_only = view_only;
  remote_iterate_until (is_alone, NULL, "the end of the viewer before");
  remote_begin (remote, SECRET);
  remote_wait_connected (remote);
  remote_iterate_until (is_shown, look, "the viewer's window");
}

static void
look_clear (Look *look)
{
  vnt_remote_run_stop (look->remote->run);
  remote_wait_ended (look->remote, VNT_REMOTE_WHY_NONE);
  g_free (look->display);
  g_free (look->window);
  g_free (look->size);
}

/* Whether the machine's pointer goes where the person presses. */
static gboolean
follows (gpointer data)
{
  Look *look = data;
  g_autofree char *before = tool (look->display, "getmouselocation");
  g_autofree char *words =
    g_strdup_printf ("mousemove --window %s %u 60 click 1", look->window, 50 + look->tries % 7);
  g_autofree char *done = tool (g_getenv ("DISPLAY"), words);
  g_autofree char *after = NULL;

  g_free (look->size);
  look->size = tool (look->display, "getdisplaygeometry");
  remote_iterate_until (is_resized, look, "another size");
  after = tool (look->display, "getmouselocation");
  g_test_message ("%s, then %s", before, after);
  return !g_str_equal (before, after);
}

/* Who only looks does not touch. The same hand does touch when it may. */
static void
test_view_only (Remote *remote, gconstpointer data)
{
  Look look;

  look_init (&look, remote, TRUE);
  g_assert_false (follows (&look));
  g_assert_false (follows (&look));
  look_clear (&look);
  look_init (&look, remote, FALSE);
  remote_iterate_until (follows, &look, "a press");
  look_clear (&look);
}

static gboolean
is_there (gpointer file)
{
  return g_file_test (file, G_FILE_TEST_EXISTS);
}

/* A terminal at the machine that writes down each line that is typed. */
static GSubprocess *
start_terminal (Remote *remote, char *file)
{
  g_autofree char *display = g_strdup_printf (":%d", remote->display);
  g_autoptr (GError) error = NULL;
  GSubprocess *terminal =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error,
                      "xterm", "-display", display, "-geometry", "80x40+0+0", "-e", "sh", "-c",
                      "exec cat >\"$1\"", "sh", file, NULL);

  g_assert_no_error (error);
  remote_iterate_until (is_there, file, "a terminal");
  return terminal;
}

static void
type (Look *look, const char *keys)
{
  g_autofree char *words = g_strdup_printf ("windowfocus %s key %s", look->window, keys);
  g_autofree char *done = remote_try_tool (g_getenv ("DISPLAY"), words);
}

static gboolean
has_typed (gpointer data)
{
  Look *look = data;

  type (look, "x key Return");
  for (int i = 0; i < 20; i++)
    {
      g_clear_pointer (&look->line, g_free);
      if (g_file_get_contents (look->file, &look->line, NULL, NULL) && *look->line != '\0')
        return TRUE;
      g_usleep (50000);
    }
  return FALSE;
}

/* Nor does it type: what was typed before stands before what is typed once it may be. */
static void
test_view_only_keys (Remote *remote, gconstpointer data)
{
  Look look;
  g_autofree char *file = remote_path (remote, "typed");
  g_autoptr (GSubprocess) terminal = NULL;

  if (!remote_has_pseudo_terminal ())
    {
      g_test_skip ("no pseudo-terminal on this machine, and a terminal needs one");
      return;
    }
  terminal = start_terminal (remote, file);
  look_init (&look, remote, TRUE);
  type (&look, "c");
  g_assert_false (follows (&look));
  look_clear (&look);
  look_init (&look, remote, FALSE);
  look.file = file;
  remote_iterate_until (has_typed, &look, "a line");
  g_assert_null (strchr (look.line, 'c'));
  g_free (look.line);
  look_clear (&look);
  g_subprocess_force_exit (terminal);
  g_subprocess_wait (terminal, NULL, NULL);
}

/* Without a password the viewer asks, in a window of its own. */
static void
test_asked (Remote *remote, gconstpointer data)
{
  remote_begin (remote, NULL);
  remote_type_password (remote, "VNC authentication", SECRET);
  remote_wait_connected (remote);
}

static void
test_not_answered (Remote *remote, gconstpointer data)
{
  remote_begin (remote, NULL);
  remote_type_password (remote, "VNC authentication", NULL);
  remote_wait_failed (remote, VNT_REMOTE_WHY_CANCELLED);
}

static void
test_wrong (Remote *remote, gconstpointer data)
{
  remote_begin (remote, "wrong");
  remote_wait_failed (remote, VNT_REMOTE_WHY_DENIED);
}

static void
test_refused (Remote *remote, gconstpointer data)
{
  remote->target->port = remote_find_port ();
  remote_begin (remote, SECRET);
  remote_wait_failed (remote, VNT_REMOTE_WHY_REFUSED);
}

static void
test_killed (Remote *remote, gconstpointer data)
{
  remote_begin (remote, SECRET);
  remote_wait_connected (remote);
  remote_stop_server (&remote->server);
  remote_wait_ended (remote, VNT_REMOTE_WHY_LOST);
}

/* Through a jump host: its own question, then the machine behind it. */
static void
test_jump (Remote *remote, gconstpointer data)
{
  Server gate = { 0 };

  remote_start_gate (remote, &gate);
  remote_begin (remote, SECRET);
  remote_wait_connected (remote);
  g_assert_cmpuint (remote->questions, ==, 1);
  remote_kill_sessions (&gate);
  remote_wait_ended (remote, VNT_REMOTE_WHY_LOST);
  remote_stop_server (&gate);
}

static gboolean
is_left (gpointer gate)
{
  return remote_count_sessions (gate) == 0;
}

/* The connection to the jump host ends with what went through it. */
static void
test_jump_left (Remote *remote, gconstpointer data)
{
  Server gate = { 0 };

  remote_start_gate (remote, &gate);
  remote_begin (remote, SECRET);
  remote_wait_connected (remote);
  g_assert_cmpuint (remote_count_sessions (&gate), >, 0);
  remote_stop_server (&remote->server);
  remote_wait_ended (remote, VNT_REMOTE_WHY_LOST);
  remote_iterate_until (is_left, &gate, "the end at the jump host");
  remote_stop_server (&gate);
}

static void
test_no_jump (Remote *remote, gconstpointer data)
{
  remote->target->jump = g_strdup_printf ("127.0.0.1:%u", remote_find_port ());
  remote_begin (remote, SECRET);
  remote_wait_failed (remote, VNT_REMOTE_WHY_JUMP);
}

#define ADD(path, func) \
  g_test_add ("/remote/vnc/" path, Remote, NULL, set_up, func, remote_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("right", test_right);
  ADD ("view-only", test_view_only);
  ADD ("view-only-keys", test_view_only_keys);
  ADD ("asked", test_asked);
  ADD ("not-answered", test_not_answered);
  ADD ("wrong", test_wrong);
  ADD ("refused", test_refused);
  ADD ("killed", test_killed);
  ADD ("jump", test_jump);
  ADD ("jump-left", test_jump_left);
  ADD ("no-jump", test_no_jump);
  return g_test_run ();
}
