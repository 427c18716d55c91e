/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-clock.h"
#include "vnt-operation.h"

static void
test_new (void)
{
  g_autoptr (VntOperation) operation = NULL;

  vnt_clock_set_for_tests (1700000000);
  operation = vnt_operation_new (VNT_OPERATION_REPLY, 7);
  g_assert_true (g_uuid_string_is_valid (operation->uuid));
  g_assert_cmpint (operation->state, ==, VNT_STATE_QUEUED);
  g_assert_cmpint (operation->created, ==, 1700000000);
  g_assert_cmpuint (operation->files->len, ==, 0);
  vnt_clock_set_for_tests (0);
}

static void
test_own_identity (void)
{
  g_autoptr (VntOperation) a = vnt_operation_new (VNT_OPERATION_REPLY, 7);
  g_autoptr (VntOperation) b = vnt_operation_new (VNT_OPERATION_REPLY, 7);

  g_assert_cmpstr (a->uuid, !=, b->uuid);
}

static void
test_field (void)
{
  g_autoptr (VntOperation) operation = vnt_operation_new_field (7, VNT_FIELD_OWNER, NULL, "lucia");

  g_assert_cmpint (operation->kind, ==, VNT_OPERATION_SET_FIELD);
  g_assert_cmpint (operation->field, ==, VNT_FIELD_OWNER);
  g_assert_null (operation->base);
  g_assert_cmpstr (operation->value, ==, "lucia");
}

static void
test_files (void)
{
  VntOperation *operation = vnt_operation_new (VNT_OPERATION_REPLY, 7);
  g_autoptr (VntFile) file = vnt_file_new ("/x/1", "foto.png", "image/png", 9);

  g_ptr_array_add (operation->files, vnt_file_ref (file));
  vnt_operation_unref (operation);
  g_assert_cmpstr (file->name, ==, "foto.png");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/operation/new", test_new);
  g_test_add_func ("/operation/own-identity", test_own_identity);
  g_test_add_func ("/operation/field", test_field);
  g_test_add_func ("/operation/files", test_files);

  return g_test_run ();
}
