/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of others are read, and nothing of them is handed on unchecked. */
#include <string.h>

#include "vnt-error.h"
#include "vnt-remote-file.h"

static VntRemoteTarget *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  VntRemoteTarget *target = vnt_remote_file_read (text, strlen (text), &error);

  if (target == NULL)
    g_assert_error (error, VNT_ERROR, VNT_ERROR_INVALID);
  return target;
}

static void
test_rdp (void)
{
  g_autoptr (VntRemoteTarget) target =
    read_text ("screen mode id:i:2\r\nfull address:s:pc-1.example.org:3390\r\n"
               "username:s:EXAMPLE\\lucia\r\ndesktopwidth:i:1280\r\ndesktopheight:i:800\r\n"
               "password 51:b:0102\r\n");

  g_assert_nonnull (target);
  g_assert_cmpint (target->protocol, ==, VNT_REMOTE_RDP);
  g_assert_cmpstr (target->host, ==, "pc-1.example.org");
  g_assert_cmpuint (target->port, ==, 3390);
  g_assert_cmpstr (target->user, ==, "lucia");
  g_assert_cmpstr (target->domain, ==, "EXAMPLE");
  g_assert_cmpuint (target->width, ==, 1280);
}

/* As Windows writes it. */
static void
test_utf16 (void)
{
  gsize length;
  g_autofree char *data = g_convert ("full address:s:pc-1\r\nusername:s:lucía\r\n", -1, "UTF-16LE",
                                     "UTF-8", NULL, &length, NULL);
  g_autofree char *marked = g_malloc (length + 2);
  g_autoptr (VntRemoteTarget) target = NULL;

  memcpy (marked, "\xff\xfe", 2);
  memcpy (marked + 2, data, length);
  target = vnt_remote_file_read (marked, length + 2, NULL);
  g_assert_nonnull (target);
  g_assert_cmpstr (target->user, ==, "lucía");
}

static void
test_vv (void)
{
  g_autoptr (VntRemoteTarget) target =
    read_text ("[virt-viewer]\ntype=spice\nhost=::1\nport=5930\npassword=x\nproxy=http://evil\n");

  g_assert_nonnull (target);
  g_assert_cmpint (target->protocol, ==, VNT_REMOTE_SPICE);
  g_assert_cmpstr (target->host, ==, "::1");
  g_assert_cmpuint (target->port, ==, 5930);
}

/* A line that FreeRDP would run is a line nobody knows. */
static void
test_line_is_no_option (void)
{
  g_autoptr (VntRemoteTarget) target =
    read_text ("/rdp2tcp:/usr/bin/touch\nfull address:s:pc-1\n+auth-only\n");

  g_assert_nonnull (target);
  g_assert_cmpstr (target->host, ==, "pc-1");
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "",
    "full address:s:\n",
    "full address:program:pc-1\n",
    "full address:s:/rdp2tcp:/usr/bin/touch\n",
    "full address:s:-listen\n",
    "full address:s:a b\n",
    "full address:s:a\"b\n",
    "full address:s:%h\n",
    "full address:s:pc-1\nusername:s:/rdp2tcp:x\n",
    "full address:s:pc-1\nusername:s:-oProxyCommand=x\n",
    "full address:s:pc-1\ndomain:s:/x\n",
    "[virt-viewer]\ntype=spice\nhost=-x\n",
    "[virt-viewer]\ntype=spice\nhost=a\\nproxy=b\n",
    "[virt-viewer]\ntype=ovirt\nhost=pc-1\n",
    "[virt-viewer]\nhost=pc-1\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (VntRemoteTarget) target = read_text (texts[i]);

      g_assert_null (target);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remote/file/rdp", test_rdp);
  g_test_add_func ("/remote/file/utf-16", test_utf16);
  g_test_add_func ("/remote/file/vv", test_vv);
  g_test_add_func ("/remote/file/line-is-no-option", test_line_is_no_option);
  g_test_add_func ("/remote/file/refused", test_refused);
  return g_test_run ();
}
