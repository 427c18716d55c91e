/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions to a real Xvnc with TigerVNC's viewer. */
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

static void
test_view_only (Remote *remote, gconstpointer data)
{
  remote->target->view_only = TRUE;
  remote_begin (remote, SECRET);
  remote_wait_connected (remote);
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

  remote_start_sshd (remote, &gate, "host");
  remote->answer = g_strdup (REMOTE_SECRET);
  remote->target->jump = g_strdup_printf ("%s@127.0.0.1:%u", g_get_user_name (), gate.port);
  remote_begin (remote, SECRET);
  remote_wait_connected (remote);
  g_assert_cmpuint (remote->questions, ==, 1);
  remote_kill_sessions (&gate);
  remote_wait_ended (remote, VNT_REMOTE_WHY_LOST);
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
  ADD ("wrong", test_wrong);
  ADD ("refused", test_refused);
  ADD ("killed", test_killed);
  ADD ("jump", test_jump);
  ADD ("no-jump", test_no_jump);
  return g_test_run ();
}
