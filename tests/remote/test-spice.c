/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions to a real machine of QEMU with virt-viewer. */
#include "remote-fixture.h"
#include "vnt-remote-trust.h"

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

  remote_start_gate (remote, &gate);
  remote_begin (remote, REMOTE_SECRET);
  remote_wait_connected (remote);
  g_assert_cmpuint (remote->questions, ==, 1);
  remote_kill_sessions (&gate);
  remote_wait_ended (remote, VNT_REMOTE_WHY_LOST);
  remote_stop_server (&gate);
}

/* The jump host is there, the machine behind it is not. */
static void
test_jump_nothing (Remote *remote, gconstpointer data)
{
  Server gate = { 0 };

  remote_start_gate (remote, &gate);
  remote->target->port = remote_find_port ();
  remote_begin (remote, REMOTE_SECRET);
  remote_wait_failed (remote, VNT_REMOTE_WHY_UNREACHABLE);
  remote_stop_server (&gate);
}

/* -- over TLS -- */

static void
set_up_tls (Remote *remote, gconstpointer data)
{
  remote_set_up (remote, data);
  remote_start_spice_tls (remote, &remote->server, "first");
  remote->target = vnt_remote_target_new (VNT_REMOTE_SPICE, "127.0.0.1");
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
  remote_start_spice_tls (remote, &remote->server, "second");
  remote_begin (remote, REMOTE_SECRET);
  remote_wait_failed (remote, VNT_REMOTE_WHY_CHANGED);

  /* The agent knows why: the old one is forgotten, the next one trusted. */
  g_assert_true (vnt_remote_trust_forget (known, remote->target, NULL));
  remote_begin (remote, REMOTE_SECRET);
  remote_wait_connected (remote);
}

/* An office's own authority signed it: the machine sends that along. */
static void
test_signed (Remote *remote, gconstpointer data)
{
  g_autofree char *folder = remote_path (remote, "signed");
  const char *script =
    "mkdir \"$1\" && cd \"$1\" && openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=Office"
    " -keyout ca-key.pem -out ca-cert.pem && openssl req -newkey rsa:2048 -nodes -subj /O=Acme/CN=pc"
    " -keyout server-key.pem -out pc.csr && openssl x509 -req -in pc.csr -CA ca-cert.pem"
    " -CAkey ca-key.pem -CAcreateserial -days 30 -out server-cert.pem";
  const char *argv[] = { "sh", "-c", script, "sh", folder, NULL };

  remote_command (remote, "", argv, NULL);
  remote_stop_server (&remote->server);
  remote_start_spice_tls (remote, &remote->server, "signed");
  remote_begin (remote, REMOTE_SECRET);
  remote_wait_connected (remote);
}

/* Nor does one that shows no certificate any more. */
static void
test_no_certificate (Remote *remote, gconstpointer data)
{
  remote_begin (remote, REMOTE_SECRET);
  remote_wait_connected (remote);
  vnt_remote_run_stop (remote->run);
  remote_stop_server (&remote->server);
  remote_start_spice (remote, &remote->server);
  remote_begin (remote, REMOTE_SECRET);
  remote_wait_failed (remote, VNT_REMOTE_WHY_CHANGED);
}

#define ADD_TLS(path, func) \
  g_test_add ("/remote/spice/tls/" path, Remote, NULL, set_up_tls, func, remote_tear_down)
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
  ADD ("jump-nothing", test_jump_nothing);
  ADD_TLS ("right", test_right);
  ADD_TLS ("asked", test_asked);
  ADD_TLS ("wrong", test_wrong);
  ADD_TLS ("jump", test_jump);
  ADD_TLS ("signed", test_signed);
  ADD_TLS ("changed-certificate", test_changed_certificate);
  ADD_TLS ("no-certificate", test_no_certificate);
  return g_test_run ();
}
