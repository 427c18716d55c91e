/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of something is not known, and then more goes wrong. */
#include <sqlite3.h>

#include "sync-fixture.h"
#include "vnt-clock.h"
#include "vnt-db.h"

#define BEGINNING 1700000000
/* More than are needed until the agent is asked. */
#define STATEMENTS 60

/* Everything was fetched, then the answer to the next thing sent meets @fault. */
static SyncFixture *
new_fixture (gboolean marker, Fault fault)
{
  SyncFixture *fixture;

  vnt_clock_set_for_tests (BEGINNING);
  fixture = sync_fixture_new (scripted_desk_new (4, marker));
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, sync_is_idle, NULL);
  sync_fixture_close (fixture);
  sync_fixture_open (fixture);
  fixture->desk->fault = fault;
  fixture->desk->fail_on = "send";

  return fixture;
}

static gboolean
fault_came (SyncFixture *fixture, gpointer data)
{
  gboolean failed;

  g_mutex_lock (&fixture->desk->lock);
  failed = fixture->desk->failed;
  g_mutex_unlock (&fixture->desk->lock);

  return failed;
}

static gboolean
agent_is_asked (SyncFixture *fixture, gpointer data)
{
  g_autoptr (GPtrArray) operations = vnt_store_list_operations (fixture->store, NULL);
  const VntOperation *first = operations->len > 0 ? g_ptr_array_index (operations, 0) : NULL;

  return first == NULL || (first->state == VNT_STATE_UNKNOWN && first->next_try == G_MAXINT64);
}

/* Where nobody can tell and that cannot be written down either, it is still only the agent who lets it go again. */
static void
ask_with_full_disk (int nth)
{
  SyncFixture *fixture = new_fixture (FALSE, FAULT_LOST_ANSWER);
  g_autoptr (VntOperation) operation = NULL;

  fixture->desk->cannot_tell = TRUE;
  sync_fixture_reply (fixture, 3, "Arrived");
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, fault_came, NULL);
  vnt_db_fail_for_tests (nth, SQLITE_FULL);
  sync_fixture_wait (fixture, agent_is_asked, NULL);
  vnt_db_fail_for_tests (0, 0);
  g_assert_cmpuint (scripted_desk_count_bodies (fixture->desk, 3, "Arrived"), ==, 1);

  operation = sync_fixture_first_operation (fixture);
  g_assert_true (vnt_store_drop_operation (fixture->store, operation->uuid, NULL));
  sync_fixture_wait (fixture, sync_outbox_is_empty, NULL);
  g_assert_cmpuint (scripted_desk_count_bodies (fixture->desk, 3, "Arrived"), ==, 1);
  sync_fixture_free (fixture);
}

static void
test_full_disk (void)
{
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);

  for (int nth = 1; nth <= STATEMENTS; nth++)
    ask_with_full_disk (nth);
  g_log_set_always_fatal (fatal);
}

/* Only its place in the history tells what a new ticket became when the clock was an hour ahead and is right now. */
static void
test_wrong_clock_makes_no_ticket_twice (void)
{
  SyncFixture *fixture = new_fixture (FALSE, FAULT_LOST_ANSWER);

  fixture->desk->clock_behind = 3600;
  sync_fixture_create (fixture, "Printer", "No toner");
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, fault_came, NULL);
  sync_fixture_wait (fixture, sync_outbox_is_empty, NULL);
  g_assert_cmpuint (fixture->desk->tickets->len, ==, 5);
  sync_fixture_free (fixture);
}

/* Whether all is sent. What the server was long at is done a minute and a half after it was asked first. */
static gboolean
arrived_and_sent (SyncFixture *fixture, gpointer data)
{
  gint64 *late = data;

  if (*late == 0 && scripted_desk_count_logged (fixture->desk, "find") > 0)
    *late = vnt_clock_now () + 90;
  if (*late > 0 && vnt_clock_now () >= *late)
    {
      scripted_desk_add_entry (fixture->desk, 3, "lucia", "Once");
      *late = -1;
    }

  return *late < 0 && sync_outbox_is_empty (fixture, NULL);
}

/* A server that was at it for so long when the connection broke may well be at it for as long again. */
static void
test_slow_server (void)
{
  SyncFixture *fixture = new_fixture (FALSE, FAULT_LOST_REQUEST);
  gint64 late = 0;

  fixture->desk->lasts = 100;
  sync_fixture_reply (fixture, 3, "Once");
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, arrived_and_sent, &late);
  g_assert_cmpuint (scripted_desk_count_bodies (fixture->desk, 3, "Once"), ==, 1);
  sync_fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/doubt/full-disk", test_full_disk);
  g_test_add_func ("/doubt/wrong-clock/new-ticket", test_wrong_clock_makes_no_ticket_twice);
  g_test_add_func ("/doubt/slow-server", test_slow_server);

  return g_test_run ();
}
