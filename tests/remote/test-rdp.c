/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions to FreeRDP's own server, with network level authentication. */
#include "remote-fixture.h"
#include "vnt-remote-trust.h"

static void
set_up (Remote *remote, gconstpointer data)
{
  remote_set_up (remote, data);
  remote_start_rdp (remote, &remote->server, "first");
  remote->target = vnt_remote_target_new (VNT_REMOTE_RDP, "127.0.0.1");
  remote->target->user = g_strdup ("demo");
}

static void
test_right (Remote *remote, gconstpointer data)
{
  remote_begin (remote, REMOTE_SECRET);
  remote_wait_connected (remote);
  vnt_remote_run_stop (remote->run);
  remote_wait_ended (remote, VNT_REMOTE_WHY_NONE);
}

/* What was not given is asked for, with nothing started yet. */
static void
test_asked (Remote *remote, gconstpointer data)
{
  remote->answer = g_strdup (REMOTE_SECRET);
  remote_begin (remote, NULL);
  remote_wait_connected (remote);
  g_assert_cmpuint (remote->questions, ==, 1);
  g_assert_true (remote->asked_password);
}

static void
test_no_answer (Remote *remote, gconstpointer data)
{
  remote_begin (remote, NULL);
  remote_wait_failed (remote, VNT_REMOTE_WHY_CANCELLED);
  g_assert_cmpuint (remote->questions, ==, 1);
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
  remote_begin (remote, REMOTE_SECRET);
  remote_wait_failed (remote, VNT_REMOTE_WHY_REFUSED);
}

/* Whoever has taken the machine's place never hears the password. */
static void
test_changed_certificate (Remote *remote, gconstpointer data)
{
  g_autofree char *known = g_build_filename (remote->places.trust, "certificates", NULL);

  remote_begin (remote, REMOTE_SECRET);
  remote_wait_connected (remote);
  vnt_remote_run_stop (remote->run);
  remote_stop_server (&remote->server);
  remote_start_rdp (remote, &remote->server, "second");
  remote_begin (remote, REMOTE_SECRET);
  remote_wait_failed (remote, VNT_REMOTE_WHY_CHANGED);
  remote_begin (remote, NULL);
  remote_wait_failed (remote, VNT_REMOTE_WHY_CHANGED);
  g_assert_cmpuint (remote->questions, ==, 0);

  /* The agent knows why: the old one is forgotten, the next one trusted. */
  g_assert_true (vnt_remote_trust_forget (known, remote->target, NULL));
  remote_begin (remote, REMOTE_SECRET);
  remote_wait_connected (remote);
}

static void
test_killed (Remote *remote, gconstpointer data)
{
  remote_begin (remote, REMOTE_SECRET);
  remote_wait_connected (remote);
  remote_stop_server (&remote->server);
  remote_wait_ended (remote, VNT_REMOTE_WHY_LOST);
}

/* Through a jump host: what is trusted is the machine behind it, not the tunnel's end. */
static void
test_jump (Remote *remote, gconstpointer data)
{
  Server gate = { 0 };

  remote_start_gate (remote, &gate);
  for (int i = 0; i < 2; i++)
    {
      remote_begin (remote, REMOTE_SECRET);
      remote_wait_connected (remote);
      vnt_remote_run_stop (remote->run);
      remote_wait_ended (remote, VNT_REMOTE_WHY_NONE);
    }
  g_assert_cmpuint (remote->questions, ==, 2);
  remote_stop_server (&gate);
}

#define ADD(path, func) \
  g_test_add ("/remote/rdp/" path, Remote, NULL, set_up, func, remote_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("right", test_right);
  ADD ("asked", test_asked);
  ADD ("no-answer", test_no_answer);
  ADD ("wrong", test_wrong);
  ADD ("refused", test_refused);
  ADD ("changed-certificate", test_changed_certificate);
  ADD ("killed", test_killed);
  ADD ("jump", test_jump);
  return g_test_run ();
}
