/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody turns the clock on or back, by hours or days, while something waits for its time. */
#include "store-fixture.h"

#define DELAY 20

/* One jump for each run of a test. */
static const gint64 JUMPS[] = { 3600, -3600, 3 * 86400, -3 * 86400 };

static gboolean
is_due (VntStore *store, gint64 now, gint64 *next)
{
  g_autoptr (GPtrArray) due = vnt_store_due_operations (store, now, next, NULL);

  g_assert_nonnull (due);
  return due->len > 0;
}

/* The time to take a reply back is never longer than it was to be, and without a jump not shorter. */
static void
test_send_delay (Fixture *fixture, gconstpointer data)
{
  gint64 jump = *(const gint64 *) data;
  g_autoptr (VntDraft) draft = make_draft (1, "soon");
  gint64 next = 0;

  g_assert_true (vnt_store_queue_draft (fixture->store, draft, FIXTURE_NOW + DELAY, NULL));
  g_assert_false (is_due (fixture->store, FIXTURE_NOW + 1, &next));
  g_assert_cmpint (next, ==, FIXTURE_NOW + DELAY);

  vnt_clock_set_for_tests (FIXTURE_NOW + jump);
  if (!is_due (fixture->store, FIXTURE_NOW + jump, &next))
    g_assert_cmpint (next, <=, FIXTURE_NOW + jump + DELAY);
  g_assert_true (is_due (fixture->store, FIXTURE_NOW + jump + DELAY, NULL));
}

/* A reply written after the clock was set back waits as long as any, also when it is set right again. */
static void
test_send_delay_after (Fixture *fixture, gconstpointer data)
{
  gint64 now = FIXTURE_NOW + *(const gint64 *) data;
  g_autoptr (VntDraft) draft = make_draft (1, "soon");

  vnt_clock_set_for_tests (now);
  g_assert_true (vnt_store_queue_draft (fixture->store, draft, now + DELAY, NULL));
  g_assert_false (is_due (fixture->store, now + 1, NULL));
  g_assert_true (is_due (fixture->store, now + DELAY, NULL));
}

/* What has not left can be taken back whatever the clock says, and is as it was. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntDraft) draft = make_draft (1, "wait, no");
  g_autoptr (VntDraft) back = NULL;
  g_autoptr (GPtrArray) left = NULL;

  g_assert_true (vnt_store_queue_draft (fixture->store, draft, FIXTURE_NOW + DELAY, NULL));
  vnt_clock_set_for_tests (FIXTURE_NOW + *(const gint64 *) data);
  g_assert_true (vnt_store_undo_draft (fixture->store, draft->uuid, &back, NULL));
  g_assert_cmpstr (back->text, ==, "wait, no");
  left = vnt_store_list_operations (fixture->store, NULL);
  g_assert_cmpuint (left->len, ==, 0);
}

/* A try that failed is made again no later than it was to be. */
static void
test_next_try (Fixture *fixture, gconstpointer data)
{
  gint64 jump = *(const gint64 *) data;
  g_autoptr (VntDraft) draft = make_draft (1, "again");
  g_autoptr (GError) why = g_error_new (VNT_ERROR, VNT_ERROR_UNCLEAR, "Who knows.");
  gboolean mine;
  gint64 next = 0;

  g_assert_true (vnt_store_queue_draft (fixture->store, draft, 0, NULL));
  g_assert_true (vnt_store_mark_sending (fixture->store, draft->uuid, FIXTURE_NOW, &mine, NULL));
  g_assert_true (vnt_store_mark_failed (fixture->store, draft->uuid, VNT_STATE_UNKNOWN,
                                        FIXTURE_NOW + 60, why, NULL));
  g_assert_false (is_due (fixture->store, FIXTURE_NOW + 1, NULL));
  if (!is_due (fixture->store, FIXTURE_NOW + jump, &next))
    g_assert_cmpint (next, <=, FIXTURE_NOW + jump + 60);
}

/* When a ticket is due is a moment: no clock of this computer moves it. */
static void
test_due (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntTicket) ticket = make_ticket (1, "a");
  g_autoptr (GPtrArray) operations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_operation_unref);
  g_autoptr (VntTicket) shown = NULL;
  g_autoptr (VntOperation) waits = NULL;
  VntOperation *operation = vnt_operation_new_field (1, VNT_FIELD_DUE, "0", "1900000000");

  g_ptr_array_add (operations, operation);
  save_ticket (fixture->store, ticket);
  g_assert_true (vnt_store_queue_operations (fixture->store, operations, NULL));
  vnt_clock_set_for_tests (FIXTURE_NOW + *(const gint64 *) data);
  fixture_close (fixture);
  fixture_open (fixture);
  shown = read_ticket (fixture->store, 1);
  waits = vnt_store_get_operation (fixture->store, operation->uuid, NULL);
  g_assert_cmpint (shown->due, ==, 1900000000);
  g_assert_cmpstr (waits->value, ==, "1900000000");
  g_assert_true (is_due (fixture->store, vnt_clock_now (), NULL));
}

static void
add (const char *name, void (*func) (Fixture *, gconstpointer))
{
  for (guint i = 0; i < G_N_ELEMENTS (JUMPS); i++)
    {
      g_autofree char *path =
        g_strdup_printf ("/store/clock/%s/%" G_GINT64_FORMAT "h", name, JUMPS[i] / 3600);

      g_test_add (path, Fixture, &JUMPS[i], fixture_set_up, func, fixture_tear_down);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("send-delay", test_send_delay);
  add ("send-delay-after", test_send_delay_after);
  add ("undo", test_undo);
  add ("next-try", test_next_try);
  add ("due", test_due);

  return g_test_run ();
}
