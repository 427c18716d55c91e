/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every fault at every call a client makes, with and without a marker: what the agent did is on the desk exactly once, in
 * order. */
#include "sync-fixture.h"
#include "vnt-clock.h"

#define BEGINNING 1700000000

typedef struct
{
  Fault fault;
  gboolean marker;
} Plan;

static gboolean
fault_is_over (SyncFixture *fixture, gpointer data)
{
  gboolean failed;

  g_mutex_lock (&fixture->desk->lock);
  failed = fixture->desk->failed;
  g_mutex_unlock (&fixture->desk->lock);

  return failed || sync_outbox_is_empty (fixture, NULL);
}

/* Positions of what was done to a ticket: of @body on it, from 1; 0 when it is not there. */
static guint
place_of (ScriptedDesk *desk, gint64 ticket, const char *body)
{
  for (guint i = 0; i < desk->entries->len; i++)
    {
      const ScriptedEntry *entry = g_ptr_array_index (desk->entries, i);

      if (entry->ticket == ticket && g_strcmp0 (entry->body, body) == 0)
        return i + 1;
    }

  return 0;
}

static void
assert_done_once (ScriptedDesk *desk)
{
  g_assert_cmpuint (scripted_desk_count_bodies (desk, 1, "First"), ==, 1);
  /* Two replies with the same words are two replies. */
  g_assert_cmpuint (scripted_desk_count_bodies (desk, 1, "Same words"), ==, 2);
  g_assert_cmpuint (scripted_desk_count_bodies (desk, 1, "waiting"), ==, 1);
  g_assert_cmpuint (scripted_desk_count_bodies (desk, 3, "Elsewhere"), ==, 1);
  /* A ticket made here is made once, and what was said on it meanwhile followed it. */
  g_assert_cmpuint (desk->tickets->len, ==, 5);
  g_assert_cmpuint (scripted_desk_count_bodies (desk, 5, "Made on the train"), ==, 1);
  g_assert_cmpuint (scripted_desk_count_bodies (desk, 5, "Behind it"), ==, 1);
  g_assert_cmpuint (desk->entries->len, ==, desk->tickets->len + 6);
  g_assert_cmpuint (place_of (desk, 1, "First"), <, place_of (desk, 1, "Same words"));
  g_assert_cmpuint (place_of (desk, 1, "Same words"), <, place_of (desk, 1, "waiting"));
}

/* Returns %FALSE when the run ended before its fault came. */
static gboolean
run_with_fault_at (const Plan *plan, int call, gboolean restart)
{
  ScriptedDesk *desk;
  SyncFixture *fixture;
  gboolean failed;
  gboolean killed = plan->fault == FAULT_KILL_BEFORE || plan->fault == FAULT_KILL_AFTER;

  vnt_clock_set_for_tests (BEGINNING);
  desk = scripted_desk_new (4, plan->marker);
  fixture = sync_fixture_new (desk);
  sync_fixture_reply (fixture, 1, "First");
  sync_fixture_reply (fixture, 1, "Same words");
  sync_fixture_reply (fixture, 3, "Elsewhere");
  sync_fixture_reply (fixture, 1, "Same words");
  sync_fixture_set_status (fixture, 1, "open", "waiting");
  sync_fixture_create (fixture, "New", "Made on the train");
  sync_fixture_reply (fixture, -1, "Behind it");

  desk->fault = plan->fault;
  desk->fail_at = call;
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, fault_is_over, NULL);
  failed = desk->failed;

  if (failed && killed)
    {
      sync_fixture_take_copy (fixture);
      desk->always = 0;
      sync_fixture_start (fixture);
    }
  else if (restart)
    {
      sync_fixture_close (fixture);
      sync_fixture_open (fixture);
      sync_fixture_start (fixture);
    }

  sync_fixture_wait (fixture, sync_outbox_is_empty, NULL);
  sync_fixture_close (fixture);
  assert_done_once (desk);
  sync_fixture_free (fixture);

  return failed;
}

static void
test_every_call (gconstpointer data)
{
  const Plan *plan = data;
  int call = 1;

  while (run_with_fault_at (plan, call, call % 2 == 0))
    call++;
  /* Seven changes, each read back, at least. */
  g_assert_cmpint (call, >, 10);
}

static const char *const fault_names[N_FAULTS] = {
  "none", "offline", "lost-request", "lost-answer", "failure", "kill-before", "kill-after",
};

int
main (int argc, char **argv)
{
  static Plan plans[N_FAULTS][2];

  g_test_init (&argc, &argv, NULL);
  for (int fault = FAULT_OFFLINE; fault < N_FAULTS; fault++)
    for (int marker = 0; marker < 2; marker++)
      {
        Plan *plan = &plans[fault][marker];
        g_autofree char *path = g_strdup_printf ("/exactly-once/%s/%s", fault_names[fault],
                                                 marker ? "marker" : "no-marker");

        plan->fault = (Fault) fault;
        plan->marker = marker != 0;
        g_test_add_data_func (path, plan, test_every_call);
      }

  return g_test_run ();
}
