/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "vnt-error.h"
#include "vnt-sign-in-page.h"

static const struct
{
  VntError code;
  VntSignInField field;
  int exit_code;
} cases[] = {
  { VNT_ERROR_OFFLINE, VNT_SIGN_IN_ADDRESS, 3 },  { VNT_ERROR_UNCLEAR, VNT_SIGN_IN_ADDRESS, 3 },
  { VNT_ERROR_TLS, VNT_SIGN_IN_ADDRESS, 5 },      { VNT_ERROR_AUTH, VNT_SIGN_IN_SECRET, 4 },
  { VNT_ERROR_FORBIDDEN, VNT_SIGN_IN_USER, 4 },   { VNT_ERROR_NOT_FOUND, VNT_SIGN_IN_ADDRESS, 6 },
  { VNT_ERROR_PROTOCOL, VNT_SIGN_IN_ADDRESS, 6 }, { VNT_ERROR_INVALID, VNT_SIGN_IN_ADDRESS, 2 },
  { VNT_ERROR_NO_KEYRING, VNT_SIGN_IN_WHOLE, 7 }, { VNT_ERROR_SERVER, VNT_SIGN_IN_WHOLE, 1 },
};

static void
test_exit_codes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (VNT_ERROR, (int) cases[i].code, "why");

      g_assert_cmpint (vnt_sign_in_exit_code (error), ==, cases[i].exit_code);
    }
}

/* The error stands at its field, and at no other. */
static void
test_fields (void)
{
  g_autoptr (VntSignInPage) page = g_object_ref_sink (g_object_new (VNT_TYPE_SIGN_IN_PAGE, NULL));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (VNT_ERROR, (int) cases[i].code, "why");

      vnt_sign_in_page_show_error (page, error);
      for (int field = VNT_SIGN_IN_WHOLE; field <= VNT_SIGN_IN_SECRET; field++)
        {
          const char *text = vnt_sign_in_page_get_error (page, (VntSignInField) field);

          g_assert_cmpint (text != NULL, ==, (VntSignInField) field == cases[i].field);
        }
    }
}

static void
test_other_errors (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "No space left");
  g_autofree char *text = NULL;

  g_assert_cmpint (vnt_sign_in_words (error, &text), ==, VNT_SIGN_IN_WHOLE);
  g_assert_cmpstr (text, ==, "No space left");
  g_assert_cmpint (vnt_sign_in_exit_code (error), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/sign-in/exit-codes", test_exit_codes);
  g_test_add_func ("/sign-in/fields", test_fields);
  g_test_add_func ("/sign-in/other-errors", test_other_errors);
  return g_test_run ();
}
