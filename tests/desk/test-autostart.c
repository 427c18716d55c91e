/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file that makes the session start the program. */
#include <glib/gstdio.h>

#include "vnt-autostart.h"
#include "vnt-error.h"

static void
test_there_and_gone (void)
{
  g_autofree char *folder = g_dir_make_tmp ("ventanilla-autostart-XXXXXX", NULL);
  g_autofree char *path = vnt_autostart_path (folder);
  g_autofree char *inner = g_path_get_dirname (path);
  g_autoptr (GKeyFile) entry = g_key_file_new ();
  g_autofree char *command = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (vnt_autostart_set (folder, FALSE, &error));
  g_assert_true (vnt_autostart_set (folder, TRUE, &error));
  g_assert_true (vnt_autostart_set (folder, TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (g_key_file_load_from_file (entry, path, G_KEY_FILE_NONE, &error));
  command = g_key_file_get_string (entry, "Desktop Entry", "Exec", &error);
  g_assert_cmpstr (command, ==, "ventanilla --background");
  g_assert_true (vnt_autostart_set (folder, FALSE, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_rmdir (inner);
  g_rmdir (folder);
}

/* A file stands where the folder should be. */
static void
test_says_why_not (void)
{
  g_autofree char *folder = g_dir_make_tmp ("ventanilla-autostart-XXXXXX", NULL);
  g_autofree char *path = vnt_autostart_path (folder);
  g_autofree char *inner = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (inner, "", 0, NULL));
  g_assert_false (vnt_autostart_set (folder, TRUE, &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_STORAGE);
  g_unlink (inner);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/autostart/there-and-gone", test_there_and_gone);
  g_test_add_func ("/autostart/says-why-not", test_says_why_not);

  return g_test_run ();
}
