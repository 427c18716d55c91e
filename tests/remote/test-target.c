/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-error.h"
#include "vnt-remote-check.h"
#include "vnt-remote-session.h"

/* What was seen to be taken for an option, a parameter, a file or a command by the programs that are started. */
static const char *const HOSTILE[] = {
  "",
  " ",
  "-oProxyCommand=touch /tmp/x",
  "-listen",
  "--",
  "/rdp2tcp:/usr/bin/touch",
  "/etc/x.tigervnc",
  "PasswordFile=/etc/passwd",
  "Name=value",
  "a b",
  "a\tb",
  "a\nb",
  "a\rb",
  "a\"b",
  "a'b",
  "a`id`",
  "$(id)",
  "a;b",
  "a|b",
  "a&b",
  "%h",
  "a%0ab",
  "a,b",
  "a\\b",
  "a\x7f",
  "a\x1b[2J",
  "{host}",
  "a#b",
  "a?b",
};

static const char *const BAD_HOSTS[] = {
  "a@b", ".a", "a..b", "fe80::1%eth0", "[::1]", "::g", "a:22", ":::", "münchen",
};
static const char *const GOOD_HOSTS[] = { "pc-0042", "pc_1.example.org", "192.0.2.7",
                                          "::1",     "2001:db8::7",      "a" };
static const char *const BAD_USERS[] = { "@a", ".a", "a/b", "a:b" };
static const char *const GOOD_USERS[] = { "lucia", "lucía", "l.sanz", "l-sanz@example.org",
                                          "pc$",   "l_s+1" };

static void
test_hosts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (HOSTILE); i++)
    g_assert_false (vnt_remote_is_host (HOSTILE[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (BAD_HOSTS); i++)
    g_assert_false (vnt_remote_is_host (BAD_HOSTS[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (GOOD_HOSTS); i++)
    g_assert_true (vnt_remote_is_host (GOOD_HOSTS[i]));
  g_assert_false (vnt_remote_is_host (NULL));
}

static void
test_users (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (HOSTILE); i++)
    {
      g_assert_false (vnt_remote_is_user (HOSTILE[i]));
      g_assert_false (vnt_remote_is_domain (HOSTILE[i]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (BAD_USERS); i++)
    g_assert_false (vnt_remote_is_user (BAD_USERS[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (GOOD_USERS); i++)
    g_assert_true (vnt_remote_is_user (GOOD_USERS[i]));
  g_assert_false (vnt_remote_is_user ("\xff"));
  g_assert_true (vnt_remote_is_domain ("EXAMPLE.ORG"));
}

static void
test_jumps (void)
{
  static const struct
  {
    const char *jump, *user, *host;
    guint port;
  } good[] = {
    { "gate", NULL, "gate", 0 },
    { "ana@gate", "ana", "gate", 0 },
    { "ana@gate:2222", "ana", "gate", 2222 },
    { "ana@[::1]:22", "ana", "::1", 22 },
    { "[::1]", NULL, "::1", 0 },
    { "2001:db8::1", NULL, "2001:db8::1", 0 },
  };
  static const char *const bad[] = { "gate:", "gate:0", "gate:65536", "gate:2x",
                                     "@gate", "[::1",   "[::1]x",     "-oProxyCommand=x@gate",
                                     "a,b" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (VntRemoteTarget) jump = vnt_remote_target_read_jump (good[i].jump);

      g_assert_nonnull (jump);
      g_assert_cmpstr (jump->user, ==, good[i].user);
      g_assert_cmpstr (jump->host, ==, good[i].host);
      g_assert_cmpuint (jump->port, ==, good[i].port);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_null (vnt_remote_target_read_jump (bad[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (HOSTILE); i++)
    g_assert_null (vnt_remote_target_read_jump (HOSTILE[i]));
}

/* Every part is looked at, and the one that cannot be used is named. */
static void
test_check (void)
{
  g_autoptr (VntRemoteTarget) target = vnt_remote_target_new (VNT_REMOTE_SSH, "pc-1");
  VntRemotePart part;

#define REFUSED(which)                                                \
  G_STMT_START                                                        \
  {                                                                   \
    g_autoptr (GError) error = NULL;                                  \
    g_assert_false (vnt_remote_target_check (target, &part, &error)); \
    g_assert_error (error, VNT_ERROR, VNT_ERROR_INVALID);             \
    g_assert_cmpint (part, ==, which);                                \
  }                                                                   \
  G_STMT_END

  g_assert_true (vnt_remote_target_check (target, &part, NULL));
  target->jump = g_strdup ("-x");
  REFUSED (VNT_REMOTE_PART_JUMP);
  target->domain = g_strdup ("-x");
  REFUSED (VNT_REMOTE_PART_DOMAIN);
  target->user = g_strdup ("-x");
  REFUSED (VNT_REMOTE_PART_USER);
  target->port = 65536;
  REFUSED (VNT_REMOTE_PART_PORT);
  target->host[0] = '-';
  REFUSED (VNT_REMOTE_PART_HOST);
  target->protocol = 77;
  REFUSED (VNT_REMOTE_PART_PROTOCOL);
#undef REFUSED
}

static void
test_clean (void)
{
  g_autoptr (VntRemoteTarget) target = vnt_remote_target_new (VNT_REMOTE_RDP, " [::1] ");
  g_autofree char *words = NULL;

  target->user = g_strdup (" ");
  target->port = 3390;
  vnt_remote_target_clean (target);
  g_assert_cmpstr (target->host, ==, "::1");
  g_assert_null (target->user);
  words = vnt_remote_target_describe (target);
  g_assert_cmpstr (words, ==, "[::1]:3390");
}

static void
test_mac (void)
{
  static const char *const good[] = { "00:1a:2B:aa:bb:cc", "00-1a-2b-AA-bb-cc", "001a2baabbcc" };
  static const char *const bad[] = { "",
                                     "00:1a:2b:aa:bb",
                                     "00:1a:2b:aa:bb:c",
                                     "00:1a:2b:aa:bb:cc:dd",
                                     "0g:1a:2b:aa:bb:cc",
                                     "00::1a:2b:aa:bb" };
  static const guint8 wanted[] = { 0x00, 0x1a, 0x2b, 0xaa, 0xbb, 0xcc };
  guint8 mac[6];

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (vnt_remote_read_mac (good[i], mac));
      g_assert_cmpmem (mac, 6, wanted, 6);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (vnt_remote_read_mac (bad[i], mac));
}

/* What a crash leaves is over, and was as long as it is known to have been. */
static void
test_resume (void)
{
  g_autoptr (VntRemoteTarget) target = vnt_remote_target_new (VNT_REMOTE_VNC, "pc-1");
  g_autoptr (VntRemoteSession) session = vnt_remote_session_new (7, "rosa", target, 1000);

  session->state = VNT_REMOTE_CONNECTED;
  session->connected = 1010;
  session->beat = 1250;
  g_assert_cmpint (vnt_remote_session_get_minutes (session), ==, 0);
  vnt_remote_session_resume (session);
  g_assert_cmpint (session->state, ==, VNT_REMOTE_ENDED);
  g_assert_cmpint (session->why, ==, VNT_REMOTE_WHY_LOST);
  g_assert_cmpint (vnt_remote_session_get_minutes (session), ==, 4);
}

/* It may have been connected in the last moment: it is not passed over. */
static void
test_resume_before_connected (void)
{
  g_autoptr (VntRemoteTarget) target = vnt_remote_target_new (VNT_REMOTE_VNC, "pc-1");
  g_autoptr (VntRemoteSession) session = vnt_remote_session_new (7, NULL, target, 1000);

  vnt_remote_session_resume (session);
  g_assert_cmpint (session->state, ==, VNT_REMOTE_ENDED);
  g_assert_cmpint (vnt_remote_session_get_minutes (session), ==, 0);
}

/* Who closes the program knows what was connected and what was not. */
static void
test_leave (void)
{
  g_autoptr (VntRemoteTarget) target = vnt_remote_target_new (VNT_REMOTE_VNC, "pc-1");
  g_autoptr (VntRemoteSession) session = vnt_remote_session_new (7, NULL, target, 1000);
  g_autoptr (VntRemoteSession) connected = vnt_remote_session_copy (session);

  vnt_remote_session_leave (session, 1100);
  g_assert_cmpint (session->state, ==, VNT_REMOTE_FAILED);
  g_assert_true (session->settled);
  connected->state = VNT_REMOTE_CONNECTED;
  connected->connected = 1010;
  vnt_remote_session_leave (connected, 1100);
  g_assert_cmpint (connected->state, ==, VNT_REMOTE_CONNECTED);
  g_assert_cmpint (connected->beat, ==, 1100);
  g_assert_false (connected->settled);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remote/target/hosts", test_hosts);
  g_test_add_func ("/remote/target/users", test_users);
  g_test_add_func ("/remote/target/jumps", test_jumps);
  g_test_add_func ("/remote/target/check", test_check);
  g_test_add_func ("/remote/target/clean", test_clean);
  g_test_add_func ("/remote/target/mac", test_mac);
  g_test_add_func ("/remote/session/resume", test_resume);
  g_test_add_func ("/remote/session/resume-before-connected", test_resume_before_connected);
  g_test_add_func ("/remote/session/leave", test_leave);
  return g_test_run ();
}
