/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Knocking at real servers, waking, and what is trusted. */
#include <string.h>

#include "remote-fixture.h"
#include "vnt-error.h"
#include "vnt-remote-probe.h"
#include "vnt-remote-trust.h"
#include "vnt-remote-wake.h"

static void
on_probed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(VntRemoteProbe **) user_data = vnt_remote_probe_finish (result, NULL);
}

static VntRemoteProbe *
probe (VntRemoteProtocol protocol, guint port)
{
  g_autoptr (VntRemoteTarget) target = vnt_remote_target_new (protocol, "127.0.0.1");
  VntRemoteProbe *found = NULL;

  target->port = port;
  vnt_remote_probe_async (target, NULL, NULL, on_probed, &found);
  while (found == NULL)
    g_main_context_iteration (NULL, TRUE);
  return found;
}

static void
test_ssh (Remote *remote, gconstpointer data)
{
  g_autoptr (VntRemoteProbe) found = NULL;

  remote_start_sshd (remote, &remote->server, "host");
  found = probe (VNT_REMOTE_SSH, remote->server.port);
  g_assert_cmpint (found->why, ==, VNT_REMOTE_WHY_NONE);
  g_assert_true (g_str_has_prefix (found->said, "SSH-2.0-OpenSSH"));
}

static void
test_vnc (Remote *remote, gconstpointer data)
{
  g_autoptr (VntRemoteProbe) found = NULL;

  remote_start_vnc (remote, &remote->server);
  found = probe (VNT_REMOTE_VNC, remote->server.port);
  g_assert_cmpint (found->why, ==, VNT_REMOTE_WHY_NONE);
  g_assert_cmpstr (found->said, ==, "RFB 003.008");
}

static void
test_rdp (Remote *remote, gconstpointer data)
{
  g_autoptr (VntRemoteProbe) found = NULL;

  remote_start_rdp (remote, &remote->server, "first");
  found = probe (VNT_REMOTE_RDP, remote->server.port);
  g_assert_cmpint (found->why, ==, VNT_REMOTE_WHY_NONE);
  g_assert_nonnull (found->fingerprint);
  g_assert_cmpuint (strlen (found->fingerprint), ==, 95);
}

static void
test_other (Remote *remote, gconstpointer data)
{
  g_autoptr (VntRemoteProbe) found = NULL;

  remote_start_sshd (remote, &remote->server, "host");
  found = probe (VNT_REMOTE_RDP, remote->server.port);
  g_assert_cmpint (found->why, ==, VNT_REMOTE_WHY_OTHER_PROTOCOL);
}

static void
test_refused (Remote *remote, gconstpointer data)
{
  g_autoptr (VntRemoteProbe) found = probe (VNT_REMOTE_SSH, remote_find_port ());

  g_assert_cmpint (found->why, ==, VNT_REMOTE_WHY_REFUSED);
}

static void
test_trust (Remote *remote, gconstpointer data)
{
  g_autoptr (VntRemoteTarget) target = vnt_remote_target_new (VNT_REMOTE_RDP, "PC-1");
  g_autoptr (VntRemoteTarget) other = vnt_remote_target_new (VNT_REMOTE_RDP, "::1");
  g_autofree char *path = remote_path (remote, "certificates");

#define CHECK(which, fingerprint, wanted) \
  g_assert_cmpint (vnt_remote_trust_check (path, which, fingerprint, NULL), ==, wanted)

  CHECK (target, "aa", VNT_REMOTE_TRUST_NEW);
  CHECK (target, "aa", VNT_REMOTE_TRUST_SAME);
  CHECK (other, "bb", VNT_REMOTE_TRUST_NEW);
  CHECK (target, "bb", VNT_REMOTE_TRUST_CHANGED);
  CHECK (target, NULL, VNT_REMOTE_TRUST_CHANGED);
  g_assert_true (vnt_remote_trust_forget (path, target, NULL));
  CHECK (target, "bb", VNT_REMOTE_TRUST_NEW);
  CHECK (other, "bb", VNT_REMOTE_TRUST_SAME);
#undef CHECK
}

/* Of OpenSSH's list only the machine goes, under the name it stands there. */
static void
test_forget_host (Remote *remote, gconstpointer data)
{
  g_autofree char *path = remote_path (remote, "known_hosts");
  g_autofree char *rest = NULL;
  g_autoptr (VntRemoteTarget) target = vnt_remote_target_new (VNT_REMOTE_SSH, "PC-1");

  g_assert_true (vnt_remote_trust_forget_host (path, target, NULL));
  remote_write (remote, "known_hosts",
                "pc-1 ssh-ed25519 A\n[pc-1]:2222 ssh-ed25519 B\npc-10 ssh-ed25519 C\n"
                "x,pc-1 ssh-rsa D\n");
  g_assert_true (vnt_remote_trust_forget_host (path, target, NULL));
  g_assert_true (g_file_get_contents (path, &rest, NULL, NULL));
  g_assert_cmpstr (rest, ==, "[pc-1]:2222 ssh-ed25519 B\npc-10 ssh-ed25519 C\n");
  target->port = 2222;
  g_assert_true (vnt_remote_trust_forget_host (path, target, NULL));
  g_clear_pointer (&rest, g_free);
  g_assert_true (g_file_get_contents (path, &rest, NULL, NULL));
  g_assert_cmpstr (rest, ==, "pc-10 ssh-ed25519 C\n");
}

/* A file that cannot be read is no reason to trust anybody. */
static void
test_trust_damaged (Remote *remote, gconstpointer data)
{
  g_autoptr (VntRemoteTarget) target = vnt_remote_target_new (VNT_REMOTE_RDP, "pc-1");
  g_autoptr (GError) error = NULL;
  g_autofree char *path = remote_path (remote, "certificates");

  remote_write (remote, "certificates", "no key file");
  g_assert_cmpint (vnt_remote_trust_check (path, target, "aa", &error), ==,
                   VNT_REMOTE_TRUST_CHANGED);
  g_assert_nonnull (error);
}

static void
test_wake (Remote *remote, gconstpointer data)
{
  g_autoptr (GSocket) socket =
    g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_DATAGRAM, G_SOCKET_PROTOCOL_UDP, NULL);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GError) error = NULL;
  guint8 packet[200];
  guint port;

  g_assert_true (g_socket_bind (socket, address, FALSE, NULL));
  bound = g_socket_get_local_address (socket, NULL);
  port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  g_assert_true (vnt_remote_wake_send ("00:1a:2b:3c:4d:5e", "127.0.0.1", port, NULL));
  g_assert_cmpint (g_socket_receive (socket, (char *) packet, sizeof packet, NULL, NULL), ==, 102);
  g_assert_cmpmem (packet, 12, "\xff\xff\xff\xff\xff\xff\x00\x1a\x2b\x3c\x4d\x5e", 12);
  g_assert_cmpmem (packet + 96, 6, "\x00\x1a\x2b\x3c\x4d\x5e", 6);
  g_assert_false (vnt_remote_wake_send ("nonsense", "127.0.0.1", port, &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_INVALID);
}

#define ADD(path, func) \
  g_test_add ("/remote/probe/" path, Remote, NULL, remote_set_up, func, remote_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("ssh", test_ssh);
  ADD ("vnc", test_vnc);
  ADD ("rdp", test_rdp);
  ADD ("other", test_other);
  ADD ("refused", test_refused);
  ADD ("trust", test_trust);
  ADD ("trust-damaged", test_trust_damaged);
  ADD ("forget-host", test_forget_host);
  ADD ("wake", test_wake);
  return g_test_run ();
}
