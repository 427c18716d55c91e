/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the viewers wrote when a session ended, in their own order: the first line that means something decides. */
#include "vnt-remote-line.h"

static VntRemoteLine
read_first (VntRemoteProtocol protocol, const char *const *lines, VntRemoteWhy *why)
{
  VntRemoteLine line = VNT_REMOTE_LINE_NOTHING;

  for (gsize i = 0; lines[i] != NULL && line == VNT_REMOTE_LINE_NOTHING; i++)
    line = vnt_remote_line_read (protocol, lines[i], why);
  return line;
}

/* The machine behind virt-viewer is gone. */
static void
test_spice_lost (void)
{
  static const char *const lines[] = {
    "virt-viewer-DEBUG: main channel: closed",
    "virt-viewer-DEBUG: Destroy SPICE channel SpiceMainChannel 0",
    "virt-viewer-DEBUG: zap main channel",
    NULL,
  };
  VntRemoteWhy why;

  g_assert_cmpint (read_first (VNT_REMOTE_SPICE, lines, &why), ==, VNT_REMOTE_LINE_CLOSED);
  g_assert_cmpint (why, ==, VNT_REMOTE_WHY_LOST);
}

/* The person closed virt-viewer's window, and said yes when it asked. */
static void
test_spice_left (void)
{
  static const char *const lines[] = {
    "virt-viewer-DEBUG: Window closed",
    "virt-viewer-DEBUG: Destroy SPICE channel SpiceMainChannel 0",
    "virt-viewer-DEBUG: zap main channel",
    "virt-viewer-DEBUG: main channel: closed",
    NULL,
  };
  VntRemoteWhy why;

  g_assert_cmpint (read_first (VNT_REMOTE_SPICE, lines, &why), ==, VNT_REMOTE_LINE_CLOSED);
  g_assert_cmpint (why, ==, VNT_REMOTE_WHY_NONE);
}

/* A certificate virt-viewer does not like, for instance one of last year. */
static void
test_spice_certificate (void)
{
  VntRemoteWhy why;

  g_assert_cmpint (vnt_remote_line_read (VNT_REMOTE_SPICE,
                                         "openssl_verify: Error in server certificate "
                                         "verification: certificate has expired (num=10)",
                                         &why),
                   ==, VNT_REMOTE_LINE_FAILED);
  g_assert_cmpint (why, ==, VNT_REMOTE_WHY_UNKNOWN);
}

/* What one program says means nothing of another. */
static void
test_others (void)
{
  VntRemoteWhy why;

  g_assert_cmpint (vnt_remote_line_read (VNT_REMOTE_VNC, "main channel: closed", &why), ==,
                   VNT_REMOTE_LINE_NOTHING);
  g_assert_cmpint (vnt_remote_line_read (VNT_REMOTE_SPICE, "Using pixel format", &why), ==,
                   VNT_REMOTE_LINE_NOTHING);
  g_assert_cmpint (vnt_remote_line_read (VNT_REMOTE_SPICE, "", &why), ==, VNT_REMOTE_LINE_NOTHING);
}

/* What OpenSSH asks for: only a password of the machine is the one that may be kept. */
static void
test_asks_password (void)
{
  g_assert_true (vnt_remote_line_asks_password ("lucia@pc-0042's password: "));
  g_assert_true (vnt_remote_line_asks_password ("(lucia@pc-0042) Password: "));
  g_assert_false (vnt_remote_line_asks_password ("Enter passphrase for key '/home/lucia/id': "));
  g_assert_false (vnt_remote_line_asks_password ("Enter passphrase for key '/it's password:': "));
  g_assert_false (vnt_remote_line_asks_password ("Enter lucia@pc-0042's old password: "));
  g_assert_false (vnt_remote_line_asks_password ("(lucia@pc-0042) Verification code: "));
  g_assert_false (vnt_remote_line_asks_password ("Password:"));
  g_assert_false (vnt_remote_line_asks_password (""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remote/line/spice-lost", test_spice_lost);
  g_test_add_func ("/remote/line/spice-left", test_spice_left);
  g_test_add_func ("/remote/line/spice-certificate", test_spice_certificate);
  g_test_add_func ("/remote/line/others", test_others);
  g_test_add_func ("/remote/line/asks-password", test_asks_password);
  return g_test_run ();
}
