/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions to a real machine of QEMU with virt-viewer. */
#include "remote-fixture.h"

static void
set_up (Remote *remote, gconstpointer data)
{
  remote_set_up (remote, data);
  remote_start_spice (remote, &remote->server);
  remote->target = vnt_remote_target_new (VNT_REMOTE_SPICE, "127.0.0.1");
}

static void
test_right (Remote *remote, gconstpointer data)
{
  remote_begin (remote, REMOTE_SECRET);
  remote_wait_connected (remote);
  vnt_remote_run_stop (remote->run);
  remote_wait_ended (remote, VNT_REMOTE_WHY_NONE);
}

static void
test_wrong (Remote *remote, gconstpointer data)
{
  remote_begin (remote, "wrong");
  remote_wait_failed (remote, VNT_REMOTE_WHY_DENIED);
}

/* A machine that wants a password is not entered without one: the viewer asks, in a window of its own. */
static void
test_asked (Remote *remote, gconstpointer data)
{
  remote_begin (remote, NULL);
  remote_type_password (remote, "Authentication required", REMOTE_SECRET);
  remote_wait_connected (remote);
}

static void
test_not_answered (Remote *remote, gconstpointer data)
{
  remote_begin (remote, NULL);
  remote_type_password (remote, "Authentication required", NULL);
  remote_wait_failed (remote, VNT_REMOTE_WHY_CANCELLED);
}

static void
test_refused (Remote *remote, gconstpointer data)
{
  remote->target->port = remote_find_port ();
  remote_begin (remote, REMOTE_SECRET);
  remote_wait_failed (remote, VNT_REMOTE_WHY_REFUSED);
}

static void
test_killed (Remote *remote, gconstpointer data)
{
  remote_begin (remote, REMOTE_SECRET);
  remote_wait_connected (remote);
  remote_stop_server (&remote->server);
  remote_wait_ended (remote, VNT_REMOTE_WHY_LOST);
}

/* Through a jump host, over a port only this computer has. */
static void
test_jump (Remote *remote, gconstpointer data)
{
  Server gate = { 0 };

  remote_start_sshd (remote, &gate, "host");
  remote->answer = g_strdup (REMOTE_SECRET);
  remote->target->jump = g_strdup_printf ("%s@127.0.0.1:%u", g_get_user_name (), gate.port);
  remote_begin (remote, REMOTE_SECRET);
  remote_wait_connected (remote);
  g_assert_cmpuint (remote->questions, ==, 1);
  remote_kill_sessions (&gate);
  remote_wait_ended (remote, VNT_REMOTE_WHY_LOST);
  remote_stop_server (&gate);
}

#define ADD(path, func) \
  g_test_add ("/remote/spice/" path, Remote, NULL, set_up, func, remote_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("right", test_right);
  ADD ("wrong", test_wrong);
  ADD ("asked", test_asked);
  ADD ("not-answered", test_not_answered);
  ADD ("refused", test_refused);
  ADD ("killed", test_killed);
  ADD ("jump", test_jump);
  return g_test_run ();
}
