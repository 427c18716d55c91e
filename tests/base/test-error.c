/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

#include "vnt-error.h"

static void
test_retry_after (void)
{
  g_autoptr (GError) error = vnt_error_new_retry_after (VNT_ERROR_RATE_LIMITED, 42, "Wait.");

  g_assert_error (error, VNT_ERROR, VNT_ERROR_RATE_LIMITED);
  g_assert_cmpstr (error->message, ==, "Wait.");
  g_assert_cmpuint (vnt_error_get_retry_after (error), ==, 42);
}

static void
test_retry_after_is_copied (void)
{
  g_autoptr (GError) error = vnt_error_new_retry_after (VNT_ERROR_SERVER, 7, "Later.");
  g_autoptr (GError) copy = g_error_copy (error);

  g_assert_cmpuint (vnt_error_get_retry_after (copy), ==, 7);
}

static void
test_retry_after_of_others (void)
{
  g_autoptr (GError) plain = g_error_new (VNT_ERROR, VNT_ERROR_SERVER, "No.");
  g_autoptr (GError) foreign = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "No.");

  g_assert_cmpuint (vnt_error_get_retry_after (plain), ==, 0);
  g_assert_cmpuint (vnt_error_get_retry_after (foreign), ==, 0);
  g_assert_cmpuint (vnt_error_get_retry_after (NULL), ==, 0);
}

typedef struct
{
  VntError code;
  gboolean may_have_happened;
  gboolean passing;
} Case;

static const Case cases[] = {
  { VNT_ERROR_OFFLINE, FALSE, TRUE },     { VNT_ERROR_UNCLEAR, TRUE, TRUE },
  { VNT_ERROR_TLS, FALSE, FALSE },        { VNT_ERROR_AUTH, FALSE, FALSE },
  { VNT_ERROR_FORBIDDEN, FALSE, FALSE },  { VNT_ERROR_NOT_FOUND, FALSE, FALSE },
  { VNT_ERROR_CONFLICT, FALSE, FALSE },   { VNT_ERROR_RATE_LIMITED, FALSE, TRUE },
  { VNT_ERROR_SERVER, TRUE, TRUE },       { VNT_ERROR_PROTOCOL, TRUE, TRUE },
  { VNT_ERROR_REFUSED, FALSE, FALSE },    { VNT_ERROR_STORAGE, FALSE, FALSE },
  { VNT_ERROR_NEWER, FALSE, FALSE },      { VNT_ERROR_DAMAGED, FALSE, FALSE },
  { VNT_ERROR_NO_KEYRING, FALSE, FALSE }, { VNT_ERROR_INVALID, FALSE, FALSE },
};

static void
test_may_have_happened (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new (VNT_ERROR, cases[i].code, "It failed.");

      g_test_message ("code %d", cases[i].code);
      g_assert_cmpint (vnt_error_may_have_happened (error), ==, cases[i].may_have_happened);
    }
}

static void
test_passing (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new (VNT_ERROR, cases[i].code, "It failed.");

      g_test_message ("code %d", cases[i].code);
      g_assert_cmpint (vnt_error_is_passing (error), ==, cases[i].passing);
    }
}

static void
test_doubt_means_yes (void)
{
  g_autoptr (GError) cancelled = g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled.");

  g_assert_true (vnt_error_may_have_happened (cancelled));
  g_assert_true (vnt_error_is_passing (cancelled));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/error/retry-after", test_retry_after);
  g_test_add_func ("/error/retry-after-is-copied", test_retry_after_is_copied);
  g_test_add_func ("/error/retry-after-of-others", test_retry_after_of_others);
  g_test_add_func ("/error/may-have-happened", test_may_have_happened);
  g_test_add_func ("/error/passing", test_passing);
  g_test_add_func ("/error/doubt-means-yes", test_doubt_means_yes);

  return g_test_run ();
}
