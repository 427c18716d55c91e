/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions by an address: the desktop's own program for it is started with just that, or said to be missing. */
#include <glib/gstdio.h>

#include "remote-fixture.h"

static void
set_up (Remote *remote, gconstpointer template)
{
  remote_set_up (remote, NULL);
  remote->target = vnt_remote_target_new (VNT_REMOTE_WEB, "pc-0042");
  remote->target->user = g_strdup ("l+s@x");
  remote->target->address = g_strdup (template);
  remote->target->port = 443;
}

static char *
in_home (const char *folder, const char *name)
{
  g_mkdir_with_parents (folder, 0700);
  return g_build_filename (folder, name, NULL);
}

/* RustDesk, as far as the desktop knows: it writes down what it was asked to open. */
static void
install_handler (const char *opened)
{
  g_autofree char *applications = g_build_filename (g_get_user_data_dir (), "applications", NULL);
  g_autofree char *entry = in_home (applications, "vnt-rustdesk.desktop");
  g_autofree char *choices = in_home (g_get_user_config_dir (), "mimeapps.list");
  g_autofree char *script = in_home (g_get_user_data_dir (), "rustdesk");
  g_autofree char *program =
    g_strdup_printf ("#!/bin/sh\nprintf '%%s|%%s' \"$#\" \"$1\" >'%s.new'\nmv '%s.new' '%s'\n",
                     opened, opened, opened);
  g_autofree char *text =
    g_strdup_printf ("[Desktop Entry]\nType=Application\nName=RustDesk\nExec=%s %%u\n"
                     "MimeType=x-scheme-handler/rustdesk;\n",
                     script);

  g_assert_true (
    g_file_set_contents_full (script, program, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  g_assert_true (g_file_set_contents (entry, text, -1, NULL));
  g_assert_true (g_file_set_contents (
    choices, "[Default Applications]\nx-scheme-handler/rustdesk=vnt-rustdesk.desktop\n", -1, NULL));
}

static char *opened;

static gboolean
is_opened (gpointer data)
{
  return g_file_test (opened, G_FILE_TEST_EXISTS);
}

static void
test_opened (Remote *remote, gconstpointer template)
{
  g_autofree char *said = NULL;

  remote_begin (remote, NULL);
  remote_wait_connected (remote);
  remote_iterate_until (is_opened, NULL, "the program for the address");
  g_assert_true (g_file_get_contents (opened, &said, NULL, NULL));
  g_assert_cmpstr (said, ==, "1|rustdesk://pc-0042/?user=l%2Bs%40x");
  vnt_remote_run_stop (remote->run);
  remote_wait_ended (remote, VNT_REMOTE_WHY_NONE);
}

static void
test_missing (Remote *remote, gconstpointer template)
{
  remote_begin (remote, NULL);
  remote_wait_failed (remote, VNT_REMOTE_WHY_MISSING);
  g_assert_cmpstr (vnt_remote_run_get_detail (remote->run), ==, "teamviewer10:");
}

/* An address that could open anything else is not opened. */
static void
test_refused (Remote *remote, gconstpointer template)
{
  remote_begin (remote, NULL);
  remote_wait_failed (remote, VNT_REMOTE_WHY_UNKNOWN);
}

#define ADD(path, template, func) \
  g_test_add ("/remote/web/" path, Remote, template, set_up, func, remote_tear_down)

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  opened = g_build_filename (g_get_user_runtime_dir (), "opened", NULL);
  install_handler (opened);
  ADD ("opened", "rustdesk://{host}/?user={user}", test_opened);
  ADD ("missing", "teamviewer10://control?device={host}", test_missing);
  ADD ("refused", "file:///{host}", test_refused);
  status = g_test_run ();
  g_free (opened);
  return status;
}
