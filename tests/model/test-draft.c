/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-draft.h"
#include "vnt-text.h"

static void
test_new_is_empty (void)
{
  g_autoptr (VntDraft) draft = vnt_draft_new (7, VNT_OPERATION_REPLY);

  g_assert_true (g_uuid_string_is_valid (draft->uuid));
  g_assert_cmpstr (draft->text, ==, "");
  g_assert_true (vnt_draft_is_empty (draft));
}

static void
test_blanks_are_empty (void)
{
  g_autoptr (VntDraft) draft = vnt_draft_new (7, VNT_OPERATION_REPLY);

  vnt_text_set (&draft->text, " \n\t\302\240");
  g_assert_true (vnt_draft_is_empty (draft));
}

static void
test_text_is_not_empty (void)
{
  g_autoptr (VntDraft) draft = vnt_draft_new (7, VNT_OPERATION_REPLY);

  vnt_text_set (&draft->text, "\nñ");
  g_assert_false (vnt_draft_is_empty (draft));
}

static void
test_file_is_not_empty (void)
{
  g_autoptr (VntDraft) draft = vnt_draft_new (7, VNT_OPERATION_REPLY);

  g_ptr_array_add (draft->files, vnt_file_new ("/x/1", "a", NULL, 1));
  g_assert_false (vnt_draft_is_empty (draft));
}

static void
test_time_is_not_empty (void)
{
  g_autoptr (VntDraft) draft = vnt_draft_new (7, VNT_OPERATION_REPLY);

  draft->minutes = 5;
  g_assert_false (vnt_draft_is_empty (draft));
}

static void
test_copy (void)
{
  VntDraft *draft = vnt_draft_new (7, VNT_OPERATION_COMMENT);
  g_autoptr (VntDraft) copy = NULL;
  g_autofree char *uuid = g_strdup (draft->uuid);

  vnt_text_set (&draft->text, "hola");
  draft->cursor = 3;
  g_ptr_array_add (draft->files, vnt_file_new ("/x/1", "a", NULL, 1));
  copy = vnt_draft_copy (draft);
  vnt_draft_unref (draft);

  g_assert_cmpstr (copy->uuid, ==, uuid);
  g_assert_cmpstr (copy->text, ==, "hola");
  g_assert_cmpuint (copy->cursor, ==, 3);
  g_assert_cmpstr (((VntFile *) g_ptr_array_index (copy->files, 0))->name, ==, "a");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/draft/new-is-empty", test_new_is_empty);
  g_test_add_func ("/draft/blanks-are-empty", test_blanks_are_empty);
  g_test_add_func ("/draft/text-is-not-empty", test_text_is_not_empty);
  g_test_add_func ("/draft/file-is-not-empty", test_file_is_not_empty);
  g_test_add_func ("/draft/time-is-not-empty", test_time_is_not_empty);
  g_test_add_func ("/draft/copy", test_copy);

  return g_test_run ();
}
