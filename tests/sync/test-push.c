/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sync-fixture.h"
#include "vnt-clock.h"
#include "vnt-error.h"

#define BEGINNING 1700000000

static SyncFixture *
new_fixture (gboolean marker)
{
  vnt_clock_set_for_tests (BEGINNING);
  return sync_fixture_new (scripted_desk_new (4, marker));
}

static gboolean
body_is_there (SyncFixture *fixture, gpointer data)
{
  return scripted_desk_count_bodies (fixture->desk, 3, data) > 0;
}

static gboolean
first_is (SyncFixture *fixture, gpointer data)
{
  g_autoptr (GPtrArray) operations = vnt_store_list_operations (fixture->store, NULL);

  return operations->len > 0 && ((const VntOperation *) g_ptr_array_index (operations, 0))->state ==
                                  (VntState) GPOINTER_TO_INT (data);
}

static void
test_push_before_pull (void)
{
  SyncFixture *fixture = new_fixture (TRUE);
  gint sent = -1;
  gint fetched = -1;

  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, sync_is_idle, NULL);
  sync_fixture_close (fixture);
  g_ptr_array_set_size (fixture->desk->log, 0);
  sync_fixture_open (fixture);
  sync_fixture_reply (fixture, 1, "Waiting since yesterday");
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, sync_outbox_is_empty, NULL);
  scripted_desk_add_entry (fixture->desk, 3, "elena", "News");
  vnt_sync_poke (fixture->sync);
  sync_fixture_wait (fixture, sync_is_idle, NULL);
  sync_fixture_close (fixture);

  for (guint i = 0; i < fixture->desk->log->len; i++)
    {
      const char *call = g_ptr_array_index (fixture->desk->log, i);

      if (sent < 0 && g_strcmp0 (call, "send") == 0)
        sent = (gint) i;
      if (fetched < 0 && g_str_has_prefix (call, "changes"))
        fetched = (gint) i;
    }
  g_assert_cmpint (sent, >=, 0);
  g_assert_true (fetched < 0 || sent < fetched);
  sync_fixture_free (fixture);
}

static void
test_one_refused_stops_no_other (void)
{
  SyncFixture *fixture = new_fixture (TRUE);
  g_autoptr (VntOperation) operation = NULL;

  fixture->desk->refuse = 1;
  sync_fixture_reply (fixture, 1, "Refused");
  sync_fixture_reply (fixture, 1, "Behind it");
  sync_fixture_reply (fixture, 3, "Another ticket");
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, body_is_there, (gpointer) "Another ticket");
  sync_fixture_wait (fixture, first_is, GINT_TO_POINTER (VNT_STATE_REFUSED));

  operation = sync_fixture_first_operation (fixture);
  g_assert_cmpstr (operation->error, ==, "The server said no.");
  g_assert_cmpuint (scripted_desk_count_bodies (fixture->desk, 1, "Behind it"), ==, 0);

  /* The agent gives it up: what stood behind it leaves. */
  g_assert_true (vnt_store_drop_operation (fixture->store, operation->uuid, NULL));
  g_mutex_lock (&fixture->desk->lock);
  fixture->desk->refuse = 0;
  g_mutex_unlock (&fixture->desk->lock);
  sync_fixture_wait (fixture, sync_outbox_is_empty, NULL);
  g_assert_cmpuint (scripted_desk_count_bodies (fixture->desk, 1, "Refused"), ==, 0);
  g_assert_cmpuint (scripted_desk_count_bodies (fixture->desk, 1, "Behind it"), ==, 1);
  sync_fixture_free (fixture);
}

static void
test_offline_waits_and_then_sends (void)
{
  SyncFixture *fixture = new_fixture (FALSE);

  fixture->desk->always = VNT_ERROR_OFFLINE;
  sync_fixture_reply (fixture, 3, "Written on the train");
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, sync_online_is, GINT_TO_POINTER (VNT_ONLINE_NO));
  sync_fixture_wait (fixture, first_is, GINT_TO_POINTER (VNT_STATE_QUEUED));

  scripted_desk_set_always (fixture->desk, 0);
  sync_fixture_wait (fixture, sync_outbox_is_empty, NULL);
  g_assert_cmpuint (scripted_desk_count_bodies (fixture->desk, 3, "Written on the train"), ==, 1);
  sync_fixture_wait (fixture, sync_online_is, GINT_TO_POINTER (VNT_ONLINE_YES));
  sync_fixture_free (fixture);
}

static void
test_signed_out_keeps_and_then_sends (void)
{
  SyncFixture *fixture = new_fixture (FALSE);

  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, sync_is_idle, NULL);
  scripted_desk_set_always (fixture->desk, VNT_ERROR_AUTH);
  sync_fixture_reply (fixture, 3, "Kept");
  sync_fixture_wait (fixture, sync_online_is, GINT_TO_POINTER (VNT_ONLINE_SIGNED_OUT));
  g_assert_true (first_is (fixture, GINT_TO_POINTER (VNT_STATE_QUEUED)) ||
                 first_is (fixture, GINT_TO_POINTER (VNT_STATE_SENDING)));

  scripted_desk_set_always (fixture->desk, 0);
  sync_fixture_wait (fixture, sync_outbox_is_empty, NULL);
  g_assert_cmpuint (scripted_desk_count_bodies (fixture->desk, 3, "Kept"), ==, 1);
  sync_fixture_free (fixture);
}

static void
test_merged_ticket_takes_its_reply (void)
{
  SyncFixture *fixture = new_fixture (TRUE);
  gint64 from = 1;
  gint64 to = 3;

  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, sync_is_idle, NULL);
  sync_fixture_close (fixture);
  sync_fixture_open (fixture);

  g_hash_table_insert (fixture->desk->merged, g_memdup2 (&from, sizeof from),
                       g_memdup2 (&to, sizeof to));
  sync_fixture_reply (fixture, 1, "To the merged one");
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, sync_outbox_is_empty, NULL);

  g_assert_cmpuint (scripted_desk_count_bodies (fixture->desk, 3, "To the merged one"), ==, 1);
  sync_fixture_free (fixture);
}

static gboolean
first_needs_agent (SyncFixture *fixture, gpointer data)
{
  g_autoptr (VntOperation) operation = sync_fixture_first_operation (fixture);

  return operation->state == VNT_STATE_UNKNOWN && operation->next_try == G_MAXINT64;
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

/* Where nobody can tell, only the agent decides; having looked, they may want it sent. */
static void
test_unknowable_is_sent_only_by_the_agent (void)
{
  SyncFixture *fixture = new_fixture (FALSE);
  g_autoptr (VntOperation) operation = NULL;

  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, sync_is_idle, NULL);
  sync_fixture_close (fixture);
  sync_fixture_open (fixture);

  fixture->desk->cannot_tell = TRUE;
  fixture->desk->fault = FAULT_LOST_REQUEST;
  fixture->desk->fail_on = "send";
  sync_fixture_reply (fixture, 3, "Lost");
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, fault_came, NULL);
  sync_fixture_wait (fixture, first_needs_agent, NULL);
  operation = sync_fixture_first_operation (fixture);
  g_assert_nonnull (operation->error);
  g_assert_cmpuint (scripted_desk_count_bodies (fixture->desk, 3, "Lost"), ==, 0);

  g_assert_true (vnt_store_retry_operation (fixture->store, operation->uuid, NULL));
  sync_fixture_wait (fixture, sync_outbox_is_empty, NULL);
  g_assert_cmpuint (scripted_desk_count_bodies (fixture->desk, 3, "Lost"), ==, 1);
  sync_fixture_free (fixture);
}

/* Ticket 1 becomes a new one, which an answer opens. */
static SyncFixture *
new_ticket_fixture (void)
{
  SyncFixture *fixture = new_fixture (TRUE);

  fixture->desk->opens = TRUE;
  scripted_desk_set_status (fixture->desk, 1, "elena", "new");
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, sync_is_idle, NULL);
  sync_fixture_close (fixture);
  sync_fixture_open (fixture);

  return fixture;
}

static void
test_own_reply_is_no_conflict (void)
{
  SyncFixture *fixture = new_ticket_fixture ();

  sync_fixture_reply (fixture, 1, "Solved");
  sync_fixture_set_status (fixture, 1, "new", "resolved");
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, sync_outbox_is_empty, NULL);
  g_assert_cmpuint (scripted_desk_count_bodies (fixture->desk, 1, "resolved"), ==, 1);
  sync_fixture_free (fixture);
}

static void
test_somebody_else_is_a_conflict (void)
{
  SyncFixture *fixture = new_ticket_fixture ();

  vnt_clock_set_for_tests (vnt_clock_now () + 100);
  scripted_desk_set_status (fixture->desk, 1, "marta", "waiting");
  sync_fixture_set_status (fixture, 1, "new", "resolved");
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, first_is, GINT_TO_POINTER (VNT_STATE_CONFLICT));
  g_assert_cmpuint (scripted_desk_count_bodies (fixture->desk, 1, "resolved"), ==, 0);
  sync_fixture_free (fixture);
}

/* A ticket made with no network, and everything done on it meanwhile. */
static void
test_new_ticket_takes_its_changes (void)
{
  SyncFixture *fixture = new_fixture (TRUE);
  g_autoptr (GPtrArray) operations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_operation_unref);
  g_autoptr (VntTicket) made = NULL;

  sync_fixture_create (fixture, "Printer", "No toner");
  /* The server gives it a priority of its own, which is no conflict. */
  g_ptr_array_add (operations, vnt_operation_new_field (-1, VNT_FIELD_STATUS, "none", "waiting"));
  g_assert_true (vnt_store_queue_operations (fixture->store, operations, NULL));
  sync_fixture_reply (fixture, -1, "Toner is coming");
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, sync_outbox_is_empty, NULL);

  g_assert_cmpuint (scripted_desk_count_bodies (fixture->desk, 5, "No toner"), ==, 1);
  g_assert_cmpuint (scripted_desk_count_bodies (fixture->desk, 5, "waiting"), ==, 1);
  g_assert_cmpuint (scripted_desk_count_bodies (fixture->desk, 5, "Toner is coming"), ==, 1);
  g_assert_cmpint (vnt_store_follow_ticket (fixture->store, -1), ==, 5);
  made = vnt_store_read_server_ticket (fixture->store, 5, NULL);
  g_assert_cmpstr (made->subject, ==, "Printer");
  g_assert_null (vnt_store_read_server_ticket (fixture->store, -1, NULL));
  sync_fixture_free (fixture);
}

static void
test_refused_ticket_keeps_its_words (void)
{
  SyncFixture *fixture = new_fixture (TRUE);
  g_autoptr (VntOperation) operation = NULL;

  fixture->desk->refuse = -1;
  sync_fixture_create (fixture, "Printer", "No toner");
  sync_fixture_reply (fixture, -1, "Behind it");
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, first_is, GINT_TO_POINTER (VNT_STATE_REFUSED));

  operation = sync_fixture_first_operation (fixture);
  g_assert_cmpstr (operation->content, ==, "No toner");
  g_assert_cmpint (operation->ticket, ==, -1);
  g_assert_cmpuint (fixture->desk->tickets->len, ==, 4);
  sync_fixture_free (fixture);
}

/* Ticket 3 was read, then marta wrote and something happened; then comes a reply written before, and one elsewhere. */
static SyncFixture *
arrived_fixture (const char *author)
{
  SyncFixture *fixture = new_fixture (TRUE);

  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, sync_is_idle, NULL);
  sync_fixture_close (fixture);
  sync_fixture_open (fixture);
  sync_fixture_reply (fixture, 3, "Written before");
  sync_fixture_reply (fixture, 1, "Elsewhere");
  scripted_desk_add_entry (fixture->desk, 3, author, "News");
  scripted_desk_set_status (fixture->desk, 3, "marta", "open");
  sync_fixture_start (fixture);

  return fixture;
}

static gboolean
elsewhere_is_there (SyncFixture *fixture, gpointer data)
{
  return scripted_desk_count_bodies (fixture->desk, 1, "Elsewhere") > 0;
}

static gboolean
news_are_here (SyncFixture *fixture, gpointer data)
{
  g_autoptr (GPtrArray) messages = vnt_store_read_conversation (fixture->store, 3, NULL);

  for (guint i = 0; i < messages->len; i++)
    if (g_strcmp0 (((const VntMessage *) g_ptr_array_index (messages, i))->body, "News") == 0)
      return TRUE;

  return FALSE;
}

static void
test_news_keep_a_reply_back (void)
{
  SyncFixture *fixture = arrived_fixture ("elena");
  g_autoptr (VntOperation) held = NULL;

  sync_fixture_wait (fixture, first_is, GINT_TO_POINTER (VNT_STATE_CONFLICT));
  sync_fixture_wait (fixture, elsewhere_is_there, NULL);
  g_assert_true (news_are_here (fixture, NULL));
  g_assert_cmpuint (scripted_desk_count_bodies (fixture->desk, 3, "Written before"), ==, 0);
  held = sync_fixture_first_operation (fixture);
  g_assert_cmpint (held->error_code, ==, VNT_ERROR_CONFLICT);
  g_assert_cmpuint (held->tries, ==, 0);

  /* The agent has read them: never asked again for these. */
  g_assert_true (vnt_store_retry_operation (fixture->store, held->uuid, NULL));
  sync_fixture_wait (fixture, sync_outbox_is_empty, NULL);
  g_assert_cmpuint (scripted_desk_count_bodies (fixture->desk, 3, "Written before"), ==, 1);
  sync_fixture_free (fixture);
}

static void
test_own_news_keep_nothing_back (void)
{
  SyncFixture *fixture = arrived_fixture ("lucia");

  sync_fixture_wait (fixture, sync_outbox_is_empty, NULL);
  g_assert_cmpuint (scripted_desk_count_bodies (fixture->desk, 3, "Written before"), ==, 1);
  sync_fixture_free (fixture);
}

static void
test_held_reply_can_be_edited (void)
{
  SyncFixture *fixture = arrived_fixture ("elena");
  g_autoptr (VntOperation) held = NULL;
  g_autoptr (VntDraft) draft = NULL;

  sync_fixture_wait (fixture, first_is, GINT_TO_POINTER (VNT_STATE_CONFLICT));
  held = sync_fixture_first_operation (fixture);
  g_assert_true (vnt_store_undo_draft (fixture->store, held->uuid, &draft, NULL));
  g_assert_cmpstr (draft->text, ==, "Written before");
  g_assert_true (vnt_store_queue_draft (fixture->store, draft, 0, NULL));
  sync_fixture_wait (fixture, sync_outbox_is_empty, NULL);
  g_assert_cmpuint (scripted_desk_count_bodies (fixture->desk, 3, "Written before"), ==, 1);
  sync_fixture_free (fixture);
}

/* Only the place in the history tells what the try became when the clock was an hour ahead at the try and is right now. */
static void
test_wrong_clock_sends_nothing_twice (void)
{
  SyncFixture *fixture = new_fixture (FALSE);

  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, sync_is_idle, NULL);
  sync_fixture_close (fixture);
  sync_fixture_open (fixture);

  fixture->desk->clock_behind = 3600;
  fixture->desk->fault = FAULT_LOST_ANSWER;
  fixture->desk->fail_on = "send";
  sync_fixture_reply (fixture, 3, "Once");
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, fault_came, NULL);
  sync_fixture_wait (fixture, sync_outbox_is_empty, NULL);
  g_assert_cmpuint (scripted_desk_count_bodies (fixture->desk, 3, "Once"), ==, 1);
  sync_fixture_free (fixture);
}

/* Whatever is done to the clock while it is not known what became of a reply, it is there once, and soon. */
static void
test_clock_jumps (gconstpointer data)
{
  gint64 jump = GPOINTER_TO_INT (data);
  SyncFixture *fixture = new_fixture (FALSE);

  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, sync_is_idle, NULL);
  sync_fixture_close (fixture);
  sync_fixture_open (fixture);

  fixture->desk->fault = FAULT_LOST_REQUEST;
  fixture->desk->fail_on = "send";
  sync_fixture_reply (fixture, 3, "Once");
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, fault_came, NULL);
  vnt_clock_jump_for_tests (jump);
  sync_fixture_wait (fixture, sync_outbox_is_empty, NULL);
  g_assert_cmpuint (scripted_desk_count_bodies (fixture->desk, 3, "Once"), ==, 1);
  /* Asked twice, not all the time. */
  g_assert_cmpuint (scripted_desk_count_logged (fixture->desk, "find"), <=, 4);
  sync_fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/push/before-pull", test_push_before_pull);
  g_test_add_func ("/push/refused", test_one_refused_stops_no_other);
  g_test_add_func ("/push/offline", test_offline_waits_and_then_sends);
  g_test_add_func ("/push/signed-out", test_signed_out_keeps_and_then_sends);
  g_test_add_func ("/push/merged", test_merged_ticket_takes_its_reply);
  g_test_add_func ("/push/own-reply-no-conflict", test_own_reply_is_no_conflict);
  g_test_add_func ("/push/conflict", test_somebody_else_is_a_conflict);
  g_test_add_func ("/push/new-ticket", test_new_ticket_takes_its_changes);
  g_test_add_func ("/push/new-ticket-refused", test_refused_ticket_keeps_its_words);
  g_test_add_func ("/push/unknowable", test_unknowable_is_sent_only_by_the_agent);
  g_test_add_func ("/push/arrived/held", test_news_keep_a_reply_back);
  g_test_add_func ("/push/arrived/own", test_own_news_keep_nothing_back);
  g_test_add_func ("/push/arrived/edited", test_held_reply_can_be_edited);
  g_test_add_func ("/push/wrong-clock", test_wrong_clock_sends_nothing_twice);
  g_test_add_data_func ("/push/clock/hour-on", GINT_TO_POINTER (3600), test_clock_jumps);
  g_test_add_data_func ("/push/clock/days-on", GINT_TO_POINTER (3 * 86400), test_clock_jumps);
  g_test_add_data_func ("/push/clock/hour-back", GINT_TO_POINTER (-3600), test_clock_jumps);
  g_test_add_data_func ("/push/clock/days-back", GINT_TO_POINTER (-3 * 86400), test_clock_jumps);

  return g_test_run ();
}
