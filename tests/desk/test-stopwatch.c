/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time that is measured is there again after the process was killed. */
#include "store-fixture.h"
#include "vnt-desk-stopwatch.h"

#define START G_GINT64_CONSTANT (2000000)

typedef struct
{
  Fixture store;
  VntDesk *desk;
  VntDeskStopwatch *watches;
} Watched;

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (vnt_desk_open_finish (VNT_DESK (source), result, NULL));
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static void
open_desk (Watched *self)
{
  gboolean opened = FALSE;

  self->desk = vnt_desk_new (self->store.cache_dir, self->store.work_dir);
  vnt_desk_open_async (self->desk, NULL, on_opened, &opened);
  iterate_until (is_true, &opened);
  self->watches = vnt_desk_stopwatch_new (self->desk);
}

/* Nothing is said to anybody before: as if the power had gone. */
static void
close_desk (Watched *self)
{
  g_clear_object (&self->watches);
  vnt_desk_close (self->desk);
  g_clear_object (&self->desk);
}

static void
set_up (Watched *self, gconstpointer data)
{
  g_autoptr (VntTicket) ticket = make_ticket (3, "Printer 3 does not print");

  fixture_set_up (&self->store, data);
  save_ticket (self->store.store, ticket);
  fixture_close (&self->store);
  vnt_clock_set_for_tests (START);
  open_desk (self);
}

static void
tear_down (Watched *self, gconstpointer data)
{
  close_desk (self);
  vnt_clock_set_for_tests (0);
  fixture_tear_down (&self->store, data);
}

static gboolean
runs (gpointer data)
{
  return vnt_desk_stopwatch_get_running (data) == 3;
}

static void
run_for (Watched *self, gint64 seconds)
{
  vnt_desk_stopwatch_start (self->watches, 3);
  vnt_clock_set_for_tests (START + seconds);
}

static void
test_survives (Watched *self, gconstpointer data)
{
  run_for (self, 600);
  for (int i = 0; i < 3; i++)
    vnt_desk_stopwatch_tick (self->watches);
  close_desk (self);
  vnt_clock_set_for_tests (START + 620);
  open_desk (self);
  iterate_until (runs, self->watches);
  g_assert_cmpint (vnt_desk_stopwatch_get (self->watches, 3)->seconds, ==, 620);
  g_assert_cmpint (vnt_desk_stopwatch_get (self->watches, 3)->away, ==, 0);
}

static void
test_long_absence_is_asked_about (Watched *self, gconstpointer data)
{
  run_for (self, 0);
  close_desk (self);
  vnt_clock_set_for_tests (START + 2400);
  open_desk (self);
  iterate_until (runs, self->watches);
  g_assert_cmpint (vnt_desk_stopwatch_get (self->watches, 3)->seconds, ==, 0);
  g_assert_cmpint (vnt_desk_stopwatch_get (self->watches, 3)->away, ==, 2400);
  vnt_desk_stopwatch_answer (self->watches, 3, TRUE);
  g_assert_cmpint (vnt_desk_stopwatch_get (self->watches, 3)->seconds, ==, 2400);
}

/* Whatever is done to the clock on the wall, ten minutes are ten minutes. */
static void
test_clock_is_turned (Watched *self, gconstpointer data)
{
  run_for (self, 300);
  vnt_clock_jump_for_tests (-86400);
  vnt_desk_stopwatch_tick (self->watches);
  g_assert_cmpint (vnt_desk_stopwatch_get (self->watches, 3)->seconds, ==, 300);
  vnt_clock_jump_for_tests (2 * 86400);
  vnt_desk_stopwatch_tick (self->watches);
  g_assert_cmpint (vnt_desk_stopwatch_get (self->watches, 3)->seconds, ==, 300);
  vnt_clock_jump_for_tests (-86400);
}

static void
test_one_at_a_time (Watched *self, gconstpointer data)
{
  run_for (self, 60);
  vnt_desk_stopwatch_start (self->watches, 4);
  vnt_clock_set_for_tests (START + 90);
  vnt_desk_stopwatch_pause (self->watches);
  g_assert_cmpint (vnt_desk_stopwatch_get (self->watches, 3)->seconds, ==, 60);
  g_assert_cmpint (vnt_desk_stopwatch_get (self->watches, 4)->seconds, ==, 30);
  g_assert_cmpint (vnt_desk_stopwatch_get_running (self->watches), ==, 0);
}

static gboolean
has_change (gpointer data)
{
  return g_list_model_get_n_items (G_LIST_MODEL (data)) > 0;
}

/* The minutes wait in the outbox, and what was measured is gone for good. */
static void
test_book (Watched *self, gconstpointer data)
{
  g_autoptr (GListModel) outbox = vnt_desk_list_outbox (self->desk);
  g_autoptr (VntOperationItem) item = NULL;
  const VntOperation *operation;

  run_for (self, 720);
  vnt_desk_stopwatch_pause (self->watches);
  vnt_desk_stopwatch_book (self->watches, 3,
                           vnt_stopwatch_minutes (vnt_desk_stopwatch_get (self->watches, 3)));
  iterate_until (has_change, outbox);
  item = g_list_model_get_item (G_LIST_MODEL (outbox), 0);
  operation = vnt_operation_item_get_operation (item);
  g_assert_cmpint (operation->field, ==, VNT_FIELD_MINUTES);
  g_assert_cmpstr (operation->value, ==, "12");
  g_assert_null (vnt_desk_stopwatch_get (self->watches, 3));
}

#define ADD(path, func) g_test_add ("/desk/stopwatch/" path, Watched, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  ADD ("survives", test_survives);
  ADD ("absence", test_long_absence_is_asked_about);
  ADD ("clock", test_clock_is_turned);
  ADD ("one-at-a-time", test_one_at_a_time);
  ADD ("book", test_book);
  return g_test_run ();
}
