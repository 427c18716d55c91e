/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the agent wants to be reminded of is said when it is time, once, also when the program was not there. */
#include "store-fixture.h"
#include "vnt-desk-reminders.h"

#define START G_GINT64_CONSTANT (2000000)

typedef struct
{
  Fixture store;
  VntDesk *desk;
  VntDeskReminders *reminders;
  guint told;
} Reminded;

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
on_due (Reminded *self, const VntReminder *reminder)
{
  g_assert_cmpstr (reminder->text, ==, "Ask Rosa again");
  self->told++;
}

static void
open_desk (Reminded *self)
{
  gboolean opened = FALSE;

  self->desk = vnt_desk_new (self->store.cache_dir, self->store.work_dir);
  vnt_desk_open_async (self->desk, NULL, on_opened, &opened);
  iterate_until (is_true, &opened);
  self->reminders = vnt_desk_get_reminders (self->desk);
  g_signal_connect_swapped (self->reminders, "due", G_CALLBACK (on_due), self);
}

static void
close_desk (Reminded *self)
{
  vnt_desk_close (self->desk);
  g_clear_object (&self->desk);
}

static void
set_up (Reminded *self, gconstpointer data)
{
  fixture_set_up (&self->store, data);
  fixture_close (&self->store);
  vnt_clock_set_for_tests (START);
  open_desk (self);
}

static void
tear_down (Reminded *self, gconstpointer data)
{
  close_desk (self);
  vnt_clock_set_for_tests (0);
  fixture_tear_down (&self->store, data);
}

static gboolean
has_one (gpointer data)
{
  g_autoptr (GPtrArray) found = vnt_desk_reminders_list (data, 3);

  return found->len == 1;
}

static gboolean
was_told (gpointer data)
{
  return ((Reminded *) data)->told > 0;
}

static void
add (Reminded *self, gint64 due)
{
  vnt_desk_reminders_add (self->reminders, 3, "Ask Rosa again", due);
  iterate_until (has_one, self->reminders);
}

static void
test_due_is_said_once (Reminded *self, gconstpointer data)
{
  add (self, START + 60);
  vnt_desk_reminders_look (self->reminders);
  g_assert_cmpuint (self->told, ==, 0);
  vnt_clock_set_for_tests (START + 61);
  vnt_desk_reminders_look (self->reminders);
  vnt_desk_reminders_look (self->reminders);
  g_assert_cmpuint (self->told, ==, 1);
}

static void
test_missed_is_said_at_the_start (Reminded *self, gconstpointer data)
{
  add (self, START + 60);
  close_desk (self);
  vnt_clock_set_for_tests (START + 3600);
  open_desk (self);
  iterate_until (was_told, self);
  g_assert_cmpuint (self->told, ==, 1);
}

static gboolean
is_done (gpointer data)
{
  g_autoptr (GPtrArray) found = vnt_desk_reminders_list (data, 3);

  return found->len == 1 && ((VntReminder *) g_ptr_array_index (found, 0))->done != 0;
}

static void
test_done_is_not_said (Reminded *self, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;

  add (self, START + 60);
  found = vnt_desk_reminders_list (self->reminders, 3);
  vnt_desk_reminders_set_done (self->reminders, ((VntReminder *) g_ptr_array_index (found, 0))->id,
                               TRUE);
  close_desk (self);
  vnt_clock_set_for_tests (START + 3600);
  open_desk (self);
  iterate_until (is_done, self->reminders);
  g_assert_cmpuint (self->told, ==, 0);
}

#define ADD(path, func) \
  g_test_add ("/desk/reminders/" path, Reminded, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  ADD ("once", test_due_is_said_once);
  ADD ("missed", test_missed_is_said_at_the_start);
  ADD ("done", test_done_is_not_said);
  return g_test_run ();
}
