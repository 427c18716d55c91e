/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions to a real OpenSSH server, in a real terminal. */
#include "remote-fixture.h"
#include "vnt-remote-trust.h"

static void
set_up (Remote *remote, gconstpointer data)
{
  remote_set_up (remote, data);
  remote_start_sshd (remote, &remote->server, "host");
  remote->target = vnt_remote_target_new (VNT_REMOTE_SSH, "127.0.0.1");
  remote->target->user = g_strdup (REMOTE_USER);
  remote->answer = g_strdup (REMOTE_SECRET); /* opens the key */
}

static void
test_right (Remote *remote, gconstpointer data)
{
  remote_begin (remote, REMOTE_SECRET);
  remote_wait_connected (remote);
  g_assert_cmpuint (remote->questions, ==, remote->answer != NULL ? 1 : 0);
  vnt_remote_run_stop (remote->run);
  remote_wait_ended (remote, VNT_REMOTE_WHY_NONE);
}

static void
answer (Remote *remote, const char *words)
{
  g_free (remote->answer);
  remote->answer = g_strdup (words);
}

/* What was not given is asked for. */
static void
test_asked (Remote *remote, gconstpointer data)
{
  answer (remote, REMOTE_SECRET);
  remote_begin (remote, NULL);
  remote_wait_connected (remote);
  g_assert_cmpuint (remote->questions, ==, 1);
  g_assert_cmpint (remote->asked_password, ==, data != NULL);
}

static void
test_wrong (Remote *remote, gconstpointer data)
{
  answer (remote, "of another key");
  remote_begin (remote, "wrong");
  remote_wait_failed (remote, VNT_REMOTE_WHY_DENIED);
}

static void
test_no_answer (Remote *remote, gconstpointer data)
{
  answer (remote, NULL);
  remote_begin (remote, NULL);
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
test_changed_key (Remote *remote, gconstpointer data)
{
  g_autofree char *known = g_build_filename (remote->places.trust, "known_hosts", NULL);

  remote_begin (remote, REMOTE_SECRET);
  remote_wait_connected (remote);
  vnt_remote_run_stop (remote->run);
  remote_stop_server (&remote->server);
  remote_start_sshd (remote, &remote->server, "another");
  remote_begin (remote, REMOTE_SECRET);
  remote_wait_failed (remote, VNT_REMOTE_WHY_CHANGED);

  /* The agent knows why: the old one is forgotten, the next one trusted. */
  g_assert_true (vnt_remote_trust_forget_host (known, remote->target, NULL));
  remote_begin (remote, REMOTE_SECRET);
  remote_wait_connected (remote);
}

/* The same machine again is trusted without a word. */
static void
test_known_key (Remote *remote, gconstpointer data)
{
  for (int i = 0; i < 2; i++)
    {
      remote_begin (remote, REMOTE_SECRET);
      remote_wait_connected (remote);
      vnt_remote_run_stop (remote->run);
    }
}

static void
test_killed (Remote *remote, gconstpointer data)
{
  remote_begin (remote, REMOTE_SECRET);
  remote_wait_connected (remote);
  remote_kill_sessions (&remote->server);
  remote_wait_ended (remote, VNT_REMOTE_WHY_LOST);
}

/* A person's password, not a key's: as in most offices. */
static void
set_up_password (Remote *remote, gconstpointer data)
{
  remote_set_up (remote, data);
  remote_start_sshd_password (remote, &remote->server, REMOTE_SECRET);
  remote->target = vnt_remote_target_new (VNT_REMOTE_SSH, "127.0.0.1");
  remote->target->user = g_strdup (REMOTE_USER);
  g_free (remote->places.identity);
  remote->places.identity = remote_path (remote, "host"); /* opens nothing */
}

/* Either a key or a password: whoever has the key "id" is asked for what opens it first. */
static void
set_up_both (Remote *remote, gconstpointer data)
{
  remote_set_up (remote, data);
  remote_start_sshd_both (remote, &remote->server, "the machine's own");
  remote->target = vnt_remote_target_new (VNT_REMOTE_SSH, "127.0.0.1");
  remote->target->user = g_strdup (REMOTE_USER);
}

/* A password that is kept answers the machine, never the key. */
static void
test_both_password (Remote *remote, gconstpointer data)
{
  remote_begin (remote, "the machine's own");
  remote_wait_connected (remote);
  g_assert_cmpuint (remote->questions, ==, 1);
}

static void
test_both_key (Remote *remote, gconstpointer data)
{
  answer (remote, REMOTE_SECRET);
  remote_begin (remote, "wrong");
  remote_wait_connected (remote);
  g_assert_cmpuint (remote->questions, ==, 1);
}

/* What would open the key is not tried as such when it was given as the password. */
static void
test_both_phrase (Remote *remote, gconstpointer data)
{
  remote_begin (remote, REMOTE_SECRET);
  remote_wait_failed (remote, VNT_REMOTE_WHY_DENIED);
}

#define ADD_BOTH(path, func) \
  g_test_add ("/remote/ssh/both/" path, Remote, NULL, set_up_both, func, remote_tear_down)
#define ADD_PASSWORD(path, func)                                                       \
  g_test_add ("/remote/ssh/password/" path, Remote, "password", set_up_password, func, \
              remote_tear_down)
#define ADD(path, func) \
  g_test_add ("/remote/ssh/" path, Remote, NULL, set_up, func, remote_tear_down)

int
main (int argc, char **argv)
{
  if (!remote_has_pseudo_terminal ())
    {
      g_print ("1..0 # SKIP no pseudo-terminal on this machine, and a terminal needs one\n");
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  ADD ("right", test_right);
  ADD ("asked", test_asked);
  ADD ("wrong", test_wrong);
  ADD ("no-answer", test_no_answer);
  ADD ("refused", test_refused);
  ADD ("changed-key", test_changed_key);
  ADD ("known-key", test_known_key);
  ADD ("killed", test_killed);
  ADD_PASSWORD ("right", test_right);
  ADD_PASSWORD ("asked", test_asked);
  ADD_PASSWORD ("wrong", test_wrong);
  ADD_PASSWORD ("no-answer", test_no_answer);
  ADD_BOTH ("password", test_both_password);
  ADD_BOTH ("key", test_both_key);
  ADD_BOTH ("phrase", test_both_phrase);
  return g_test_run ();
}
