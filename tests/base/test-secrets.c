/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "vnt-error.h"
#include "vnt-secrets.h"

#define SERVER "https://desk.example"

static void
test_kept (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *secret = NULL;

  g_assert_true (vnt_secrets_store (SERVER, "ana", "señal", NULL, &error));
  g_assert_no_error (error);
  secret = vnt_secrets_lookup (SERVER, "ana", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (secret, ==, "señal");
}

static void
test_replaced (void)
{
  g_autofree char *secret = NULL;

  g_assert_true (vnt_secrets_store (SERVER, "eva", "old", NULL, NULL));
  g_assert_true (vnt_secrets_store (SERVER "/", "eva", "new", NULL, NULL));
  secret = vnt_secrets_lookup (SERVER, "eva", NULL, NULL);
  g_assert_cmpstr (secret, ==, "new");
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (vnt_secrets_lookup (SERVER, "nobody", NULL, &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_NOT_FOUND);
}

static void
test_cleared (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (vnt_secrets_store (SERVER, "luz", "x", NULL, NULL));
  g_assert_true (vnt_secrets_clear (SERVER, "luz", NULL, &error));
  g_assert_no_error (error);
  g_assert_null (vnt_secrets_lookup (SERVER, "luz", NULL, NULL));
}

static void
test_nothing_to_clear (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (vnt_secrets_clear (SERVER, "nobody", NULL, &error));
  g_assert_no_error (error);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (vnt_secrets_lookup (SERVER, "ana", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* No session bus, no service: in a process of its own, for libsecret chooses its backend once. */
static void
test_no_keyring (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (GError) error = NULL;

      g_unsetenv ("SECRET_BACKEND");
      g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
      g_assert_false (vnt_secrets_store (SERVER, "ana", "x", NULL, &error));
      g_assert_error (error, VNT_ERROR, VNT_ERROR_NO_KEYRING);
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("vnt-secrets-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "keyring", NULL);
  int result;

  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", file, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/secrets/kept", test_kept);
  g_test_add_func ("/secrets/replaced", test_replaced);
  g_test_add_func ("/secrets/missing", test_missing);
  g_test_add_func ("/secrets/cleared", test_cleared);
  g_test_add_func ("/secrets/nothing-to-clear", test_nothing_to_clear);
  g_test_add_func ("/secrets/cancelled", test_cancelled);
  g_test_add_func ("/secrets/no-keyring", test_no_keyring);

  result = g_test_run ();
  g_remove (file);
  g_rmdir (folder);

  return result;
}
