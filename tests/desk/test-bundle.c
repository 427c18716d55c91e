/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several changes as one, and the way back. */
#include "quiet-desk.h"
#include "vnt-clock.h"
#include "vnt-desk-bundle.h"
#include "vnt-error.h"
#include "vnt-store.h"
#include "vnt-text.h"

static GPtrArray *
three_changes (gint64 ticket)
{
  GPtrArray *operations = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_operation_unref);
  VntOperation *note = vnt_operation_new (VNT_OPERATION_COMMENT, ticket);

  vnt_text_set (&note->content, "To the second level");
  g_ptr_array_add (operations, note);
  g_ptr_array_add (operations, vnt_operation_new_field (ticket, VNT_FIELD_STATUS, NULL, "stalled"));
  g_ptr_array_add (operations, vnt_operation_new_field (ticket, VNT_FIELD_QUEUE, NULL, "2"));

  return operations;
}

static VntBundle *
apply (QuietDesk *fixture, GPtrArray *operations, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  vnt_desk_apply_async (fixture->desk, operations, NULL, quiet_desk_keep, &result);
  return vnt_desk_apply_finish (fixture->desk, quiet_desk_wait (&result), error);
}

static guint
revert (QuietDesk *fixture, VntBundle *bundle)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint left = 99;

  vnt_desk_revert_async (fixture->desk, bundle, NULL, quiet_desk_keep, &result);
  vnt_desk_revert_finish (fixture->desk, quiet_desk_wait (&result), &left, &error);
  g_assert_no_error (error);

  return left;
}

static GPtrArray *
load_outbox (QuietDesk *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *waiting;

  vnt_desk_load_outbox_async (fixture->desk, NULL, quiet_desk_keep, &result);
  waiting = vnt_desk_load_outbox_finish (fixture->desk, quiet_desk_wait (&result), &error);
  g_assert_no_error (error);

  return waiting;
}

/* As if the server had taken it. */
static void
send_off (QuietDesk *fixture, VntOperation *operation)
{
  g_autoptr (GError) error = NULL;
  VntStore *store;
  gboolean mine;

  quiet_desk_close (fixture);
  store = vnt_store_open (fixture->cache, fixture->work, NULL, &error);
  g_assert_no_error (error);
  vnt_store_mark_sending (store, operation->uuid, vnt_clock_now (), &mine, &error);
  g_assert_no_error (error);
  g_assert_true (mine);
  vnt_store_finish_operation (store, operation->uuid, 900 + operation->sequence, &error);
  g_assert_no_error (error);
  vnt_store_close (store);
  g_object_unref (store);
  quiet_desk_open (fixture);
}

static void
test_all_of_them_wait (QuietDesk *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) operations = three_changes (7);
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntBundle) bundle = apply (fixture, operations, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (vnt_bundle_get_n_changes (bundle), ==, 3);
  g_assert_cmpuint (vnt_bundle_get_n_tickets (bundle), ==, 1);
  waiting = load_outbox (fixture);
  g_assert_cmpuint (waiting->len, ==, 3);
  g_assert_cmpstr (((VntOperation *) g_ptr_array_index (waiting, 1))->base, ==, "open");
}

static void
test_what_is_so_already_is_left_out (QuietDesk *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) operations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_operation_unref);
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntBundle) bundle = NULL;

  g_ptr_array_add (operations, vnt_operation_new_field (7, VNT_FIELD_STATUS, NULL, "open"));
  bundle = apply (fixture, operations, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (vnt_bundle_get_n_changes (bundle), ==, 0);
  waiting = load_outbox (fixture);
  g_assert_cmpuint (waiting->len, ==, 0);
}

/* One that cannot be made keeps all of them back, but a ticket that is gone does not. */
static void
test_all_or_none (QuietDesk *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) wrong = three_changes (7);
  g_autoptr (GPtrArray) gone = three_changes (7);
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntBundle) none = NULL;
  g_autoptr (VntBundle) bundle = NULL;

  g_ptr_array_add (wrong, vnt_operation_new_field (7, VNT_FIELD_MERGE, NULL, "7"));
  none = apply (fixture, wrong, &error);
  g_assert_error (error, VNT_ERROR, VNT_ERROR_INVALID);
  g_assert_null (none);
  g_clear_error (&error);
  waiting = load_outbox (fixture);
  g_assert_cmpuint (waiting->len, ==, 0);

  g_ptr_array_add (gone, vnt_operation_new_field (8, VNT_FIELD_STATUS, NULL, "stalled"));
  bundle = apply (fixture, gone, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (vnt_bundle_get_n_changes (bundle), ==, 3);
}

static VntDraft *
load_draft (QuietDesk *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  VntDraft *draft;

  vnt_desk_load_draft_async (fixture->desk, 7, NULL, quiet_desk_keep, &result);
  draft = vnt_desk_load_draft_finish (fixture->desk, quiet_desk_wait (&result), &error);
  g_assert_no_error (error);

  return draft;
}

/* The note is being written again, above what was begun since. */
static void
test_undone_while_it_waits (QuietDesk *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) operations = three_changes (7);
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntBundle) bundle = apply (fixture, operations, &error);
  g_autoptr (VntDraft) begun = vnt_draft_new (7, VNT_OPERATION_COMMENT);
  g_autoptr (VntDraft) draft = NULL;

  g_assert_no_error (error);
  vnt_text_set (&begun->text, "And one more thing");
  vnt_desk_save_draft_async (fixture->desk, begun, NULL, NULL, NULL);
  g_assert_cmpuint (revert (fixture, bundle), ==, 0);
  draft = load_draft (fixture);
  g_assert_nonnull (draft);
  g_assert_cmpint (draft->kind, ==, VNT_OPERATION_COMMENT);
  g_assert_true (g_str_has_prefix (draft->text, "To the second level"));
  g_assert_true (g_str_has_suffix (draft->text, "And one more thing"));
  waiting = load_outbox (fixture);
  g_assert_cmpuint (waiting->len, ==, 0);
}

/* The note stays; the fields go back by changes of their own. */
static void
test_undone_after_it_left (QuietDesk *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) operations = three_changes (7);
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntBundle) bundle = apply (fixture, operations, &error);
  const VntOperation *back;

  g_assert_no_error (error);
  send_off (fixture, g_ptr_array_index (operations, 0));
  send_off (fixture, g_ptr_array_index (operations, 1));
  g_assert_cmpuint (revert (fixture, bundle), ==, 1);

  waiting = load_outbox (fixture);
  g_assert_cmpuint (waiting->len, ==, 1);
  back = g_ptr_array_index (waiting, 0);
  g_assert_cmpint (back->field, ==, VNT_FIELD_STATUS);
  g_assert_cmpstr (back->base, ==, "stalled");
  g_assert_cmpstr (back->value, ==, "open");
}

/* What is sent is no draft any more, whatever happens next. */
static void
test_the_draft_it_was_is_gone (QuietDesk *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) operations = three_changes (7);
  g_autoptr (GError) error = NULL;
  g_autoptr (VntBundle) bundle = NULL;
  g_autoptr (VntDraft) draft = vnt_draft_new (7, VNT_OPERATION_COMMENT);

  vnt_text_set (&draft->text, "To the second level");
  vnt_text_set (&((VntOperation *) g_ptr_array_index (operations, 0))->uuid, draft->uuid);
  vnt_desk_save_draft_async (fixture->desk, draft, NULL, NULL, NULL);
  bundle = apply (fixture, operations, &error);
  g_assert_no_error (error);
  g_assert_null (load_draft (fixture));
}

static void
test_what_somebody_went_on_from_stays (QuietDesk *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) operations = three_changes (7);
  g_autoptr (GPtrArray) later =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_operation_unref);
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntBundle) bundle = apply (fixture, operations, &error);
  g_autoptr (VntBundle) other = NULL;

  g_assert_no_error (error);
  send_off (fixture, g_ptr_array_index (operations, 0));
  send_off (fixture, g_ptr_array_index (operations, 1));
  g_ptr_array_add (later, vnt_operation_new_field (7, VNT_FIELD_STATUS, NULL, "resolved"));
  other = apply (fixture, later, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (revert (fixture, bundle), ==, 2);
  waiting = load_outbox (fixture);
  g_assert_cmpuint (waiting->len, ==, 1);
  g_assert_cmpstr (((VntOperation *) g_ptr_array_index (waiting, 0))->value, ==, "resolved");
}

#define ADD(path, func) \
  g_test_add (path, QuietDesk, NULL, quiet_desk_set_up, func, quiet_desk_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/desk/bundle/all-of-them-wait", test_all_of_them_wait);
  ADD ("/desk/bundle/what-is-so-already", test_what_is_so_already_is_left_out);
  ADD ("/desk/bundle/all-or-none", test_all_or_none);
  ADD ("/desk/bundle/undone-while-it-waits", test_undone_while_it_waits);
  ADD ("/desk/bundle/the-draft-it-was", test_the_draft_it_was_is_gone);
  ADD ("/desk/bundle/undone-after-it-left", test_undone_after_it_left);
  ADD ("/desk/bundle/what-somebody-went-on-from", test_what_somebody_went_on_from_stays);

  return g_test_run ();
}
