/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The agent's own words: drafts, the life of a change that waits, and what is shown meanwhile. */
#include "store-fixture.h"

#define NOW FIXTURE_NOW

static VntOperation *
queue_field (VntStore *store, gint64 ticket, VntField field, const char *base, const char *value)
{
  VntOperation *operation = vnt_operation_new_field (ticket, field, base, value);
  g_autoptr (GPtrArray) operations = g_ptr_array_new ();

  g_ptr_array_add (operations, operation);
  g_assert_true (vnt_store_queue_operations (store, operations, NULL));

  return operation;
}

static gboolean
take (VntStore *store, const char *uuid)
{
  gboolean mine = FALSE;

  g_assert_true (vnt_store_mark_sending (store, uuid, NOW, &mine, NULL));
  return mine;
}

static VntState
state_of (VntStore *store, const char *uuid)
{
  g_autoptr (VntOperation) operation = vnt_store_get_operation (store, uuid, NULL);

  g_assert_nonnull (operation);
  return operation->state;
}

static guint
count_due (VntStore *store, gint64 now, gint64 *next)
{
  g_autoptr (GPtrArray) due = vnt_store_due_operations (store, now, next, NULL);

  g_assert_nonnull (due);
  return due->len;
}

static void
fail (VntStore *store, const char *uuid, VntState state, gint64 next_try)
{
  g_autoptr (GError) why = g_error_new_literal (VNT_ERROR, VNT_ERROR_REFUSED, "no");

  g_assert_true (vnt_store_mark_failed (store, uuid, state, next_try, why, NULL));
}

static void
test_draft_survives (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntDraft) draft = make_draft (1, "Hola, ¿qué tal?");
  g_autoptr (VntDraft) read = NULL;

  draft->cursor = 4;
  draft->minutes = 5;
  vnt_text_set (&draft->status, "resolved");
  g_ptr_array_add (draft->files, vnt_file_new ("/x/a", "a.txt", "text/plain", 3));
  g_assert_true (vnt_store_save_draft (fixture->store, draft, NULL));
  fixture_close (fixture);
  fixture_open (fixture);
  read = vnt_store_get_draft (fixture->store, 1, NULL);
  g_assert_cmpstr (read->uuid, ==, draft->uuid);
  g_assert_cmpstr (read->text, ==, "Hola, ¿qué tal?");
  g_assert_cmpuint (read->cursor, ==, 4);
  g_assert_cmpint (read->minutes, ==, 5);
  g_assert_cmpstr (read->status, ==, "resolved");
  g_assert_cmpstr (((VntFile *) g_ptr_array_index (read->files, 0))->name, ==, "a.txt");
}

/* Nothing is said to be saved that is not. */
static void
test_save_after_sending (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntDraft) draft = make_draft (1, "as sent");
  g_autoptr (VntDraft) later = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (vnt_store_queue_draft (fixture->store, draft, NOW + 10, NULL));
  g_assert_true (vnt_store_save_draft (fixture->store, draft, NULL));
  later = vnt_draft_copy (draft);
  vnt_text_set (&later->text, "as sent, and more");
  g_assert_false (vnt_store_save_draft (fixture->store, later, &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_CONFLICT);
}

static void
test_queue_draft (Fixture *fixture, gconstpointer data)
{
  VntStore *store = fixture->store;
  g_autoptr (VntTicket) ticket = make_ticket (1, "a");
  g_autoptr (VntDraft) draft = make_draft (1, "done");
  g_autoptr (GPtrArray) operations = NULL;
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (VntTicket) shown = NULL;
  VntOperation *reply;
  VntOperation *status;

  save_ticket (store, ticket);
  vnt_text_set (&draft->status, "resolved");
  draft->minutes = 7;
  g_assert_true (vnt_store_save_draft (store, draft, NULL));
  g_assert_true (vnt_store_queue_draft (store, draft, NOW + 10, NULL));
  g_assert_true (vnt_store_queue_draft (store, draft, NOW + 10, NULL));
  g_assert_true (vnt_store_save_draft (store, draft, NULL));
  g_assert_null (vnt_store_get_draft (store, 1, NULL));

  operations = vnt_store_list_operations (store, NULL);
  g_assert_cmpuint (operations->len, ==, 2);
  reply = g_ptr_array_index (operations, 0);
  status = g_ptr_array_index (operations, 1);
  g_assert_cmpstr (reply->uuid, ==, draft->uuid);
  g_assert_cmpint (reply->not_before, ==, NOW + 10);
  g_assert_cmpint (status->field, ==, VNT_FIELD_STATUS);
  g_assert_cmpstr (status->base, ==, "open");

  messages = vnt_store_read_conversation (store, 1, NULL);
  g_assert_cmpuint (messages->len, ==, 2);
  g_assert_cmpint (((VntMessage *) g_ptr_array_index (messages, 0))->id, ==, -reply->sequence);
  g_assert_cmpstr (((VntMessage *) g_ptr_array_index (messages, 0))->author, ==, "ana");
  g_assert_cmpstr (((VntMessage *) g_ptr_array_index (messages, 1))->field, ==, "status");

  shown = read_ticket (store, 1);
  g_assert_cmpstr (shown->status, ==, "resolved");
  g_assert_cmpint (shown->minutes_worked, ==, 7);
  g_assert_cmpuint (shown->waiting, ==, 2);
}

static void
test_minutes_without_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntDraft) draft = make_draft (1, "  \n");
  g_autoptr (GPtrArray) operations = NULL;

  draft->minutes = 15;
  g_assert_true (vnt_store_queue_draft (fixture->store, draft, 0, NULL));
  operations = vnt_store_list_operations (fixture->store, NULL);
  g_assert_cmpuint (operations->len, ==, 1);
  g_assert_cmpint (((VntOperation *) g_ptr_array_index (operations, 0))->field, ==,
                   VNT_FIELD_MINUTES);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  VntStore *store = fixture->store;
  g_autoptr (VntDraft) draft = make_draft (1, "first");
  g_autoptr (VntDraft) newer = make_draft (1, "second");
  g_autoptr (VntDraft) both = NULL;
  g_autoptr (VntDraft) kept = NULL;
  g_autoptr (GPtrArray) operations = NULL;

  newer->kind = VNT_OPERATION_COMMENT;
  vnt_text_set (&draft->status, "resolved");
  g_assert_true (vnt_store_queue_draft (store, draft, NOW + 10, NULL));
  g_assert_true (vnt_store_save_draft (store, newer, NULL));
  g_assert_true (vnt_store_undo_draft (store, draft->uuid, &both, NULL));
  g_assert_cmpstr (both->text, ==, "first\n\nsecond");
  g_assert_cmpint (both->kind, ==, VNT_OPERATION_COMMENT);
  g_assert_cmpstr (both->status, ==, "resolved");
  operations = vnt_store_list_operations (store, NULL);
  g_assert_cmpuint (operations->len, ==, 0);
  kept = vnt_store_get_draft (store, 1, NULL);
  g_assert_cmpstr (kept->text, ==, "first\n\nsecond");
}

static void
test_undo_too_late (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntDraft) draft = make_draft (1, "first");
  g_autoptr (GError) error = NULL;

  g_assert_true (vnt_store_queue_draft (fixture->store, draft, 0, NULL));
  g_assert_true (take (fixture->store, draft->uuid));
  fail (fixture->store, draft->uuid, VNT_STATE_UNKNOWN, 0);
  g_assert_false (vnt_store_undo_draft (fixture->store, draft->uuid, NULL, &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_CONFLICT);
}

/* What is known not to have arrived, or was refused, can be written anew. */
static void
test_undo_refused (Fixture *fixture, gconstpointer data)
{
  const VntState states[] = { VNT_STATE_QUEUED, VNT_STATE_REFUSED, VNT_STATE_CONFLICT };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (VntDraft) draft = make_draft (1, "first");
      g_autoptr (VntDraft) again = NULL;

      g_assert_true (vnt_store_queue_draft (fixture->store, draft, 0, NULL));
      g_assert_true (take (fixture->store, draft->uuid));
      fail (fixture->store, draft->uuid, states[i], 0);
      g_assert_true (vnt_store_undo_draft (fixture->store, draft->uuid, &again, NULL));
      g_assert_cmpstr (again->text, ==, "first");
      g_assert_true (vnt_store_delete_draft (fixture->store, 1, NULL));
    }
}

static void
test_life (Fixture *fixture, gconstpointer data)
{
  VntStore *store = fixture->store;
  g_autoptr (VntTicket) ticket = make_ticket (1, "a");
  g_autoptr (VntOperation) first = NULL;
  g_autoptr (VntOperation) second = NULL;
  g_autoptr (VntOperation) other = NULL;
  g_autoptr (VntOperation) read = NULL;
  g_autoptr (GArray) unsettled = NULL;
  gint64 next = -1;

  save_ticket (store, ticket);
  first = queue_field (store, 1, VNT_FIELD_PRIORITY, "0", "5");
  second = queue_field (store, 1, VNT_FIELD_OWNER, "", "ana");
  other = queue_field (store, 2, VNT_FIELD_OWNER, "", "ana");

  g_assert_cmpuint (count_due (store, NOW, &next), ==, 2);
  g_assert_cmpint (next, ==, 0);
  g_assert_false (take (store, second->uuid));
  g_assert_true (take (store, first->uuid));
  g_assert_false (take (store, first->uuid));
  g_assert_cmpuint (count_due (store, NOW, NULL), ==, 1);
  g_assert_false (vnt_store_drop_operation (store, first->uuid, NULL));

  fail (store, first->uuid, VNT_STATE_QUEUED, NOW + 30);
  g_assert_cmpuint (count_due (store, NOW, &next), ==, 1);
  g_assert_cmpint (next, ==, NOW + 30);
  g_assert_false (take (store, first->uuid));
  g_assert_cmpuint (count_due (store, NOW + 30, NULL), ==, 2);

  g_assert_true (vnt_store_retry_operation (store, first->uuid, NULL));
  g_assert_true (take (store, first->uuid));
  read = vnt_store_get_operation (store, first->uuid, NULL);
  g_assert_cmpuint (read->tries, ==, 2);
  g_assert_cmpint (read->attempted, ==, NOW);

  g_assert_cmpuint (vnt_store_adopt_sending (store, NULL), ==, 1);
  g_assert_cmpint (state_of (store, first->uuid), ==, VNT_STATE_UNKNOWN);
  g_assert_true (take (store, first->uuid));
  g_assert_true (vnt_store_finish_operation (store, first->uuid, 900, NULL));
  g_assert_cmpuint (count_due (store, NOW, NULL), ==, 2);

  unsettled = vnt_store_unsettled_tickets (store, NULL);
  g_assert_cmpuint (unsettled->len, ==, 1);
  g_assert_true (vnt_store_settle_ticket (store, 1, NULL));
  g_assert_null (vnt_store_get_operation (store, first->uuid, NULL));
  g_assert_cmpint (state_of (store, second->uuid), ==, VNT_STATE_QUEUED);
}

/* What was put off by a clock that was wrong must not wait until that time comes again. */
static void
test_clock_set_back_lets_go (Fixture *fixture, gconstpointer data)
{
  const gint64 yesterday = NOW - 24 * 60 * 60;
  g_autoptr (VntDraft) draft = make_draft (1, "Soon");
  g_autoptr (VntDraft) other = make_draft (2, "Later");
  gboolean mine = FALSE;

  g_assert_true (vnt_store_queue_draft (fixture->store, draft, NOW + 10, NULL));
  g_assert_true (vnt_store_queue_draft (fixture->store, other, 0, NULL));
  g_assert_true (take (fixture->store, other->uuid));
  fail (fixture->store, other->uuid, VNT_STATE_UNKNOWN, NOW + 300);

  g_assert_cmpuint (count_due (fixture->store, NOW, NULL), ==, 0);
  g_assert_cmpuint (count_due (fixture->store, yesterday, NULL), ==, 2);
  g_assert_true (vnt_store_mark_sending (fixture->store, draft->uuid, yesterday, &mine, NULL));
  g_assert_true (mine);
}

static void
test_refused_holds_its_ticket (Fixture *fixture, gconstpointer data)
{
  VntStore *store = fixture->store;
  g_autoptr (VntTicket) ticket = make_ticket (1, "a");
  g_autoptr (VntTicket) shown = NULL;
  g_autoptr (VntTicket) after = NULL;
  g_autoptr (VntOperation) first = NULL;
  g_autoptr (VntOperation) second = NULL;

  ticket->priority = 1;
  save_ticket (store, ticket);
  first = queue_field (store, 1, VNT_FIELD_PRIORITY, "1", "5");
  second = queue_field (store, 1, VNT_FIELD_SUBJECT, "a", "b");
  g_assert_true (take (store, first->uuid));
  fail (store, first->uuid, VNT_STATE_REFUSED, 0);
  g_assert_cmpuint (count_due (store, NOW, NULL), ==, 0);

  shown = read_ticket (store, 1);
  g_assert_cmpint (shown->priority, ==, 1);
  g_assert_cmpstr (shown->subject, ==, "b");
  g_assert_cmpuint (shown->waiting, ==, 2);
  g_assert_true (shown->attention);

  g_assert_true (vnt_store_drop_operation (store, first->uuid, NULL));
  g_assert_cmpuint (count_due (store, NOW, NULL), ==, 1);
  after = read_ticket (store, 1);
  g_assert_false (after->attention);
}

static void
test_conflict_retry_takes_new_base (Fixture *fixture, gconstpointer data)
{
  VntStore *store = fixture->store;
  g_autoptr (VntTicket) ticket = make_ticket (1, "a");
  g_autoptr (VntOperation) operation = NULL;
  g_autoptr (VntOperation) read = NULL;

  vnt_text_set (&ticket->owner, "bea");
  save_ticket (store, ticket);
  operation = queue_field (store, 1, VNT_FIELD_OWNER, "", "ana");
  g_assert_true (take (store, operation->uuid));
  fail (store, operation->uuid, VNT_STATE_CONFLICT, 0);
  g_assert_true (vnt_store_retry_operation (store, operation->uuid, NULL));
  read = vnt_store_get_operation (store, operation->uuid, NULL);
  g_assert_cmpint (read->state, ==, VNT_STATE_QUEUED);
  g_assert_cmpstr (read->base, ==, "bea");
}

static void
test_overlay_survives_pull_and_restart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntTicket) ticket = make_ticket (1, "a");
  g_autoptr (VntTicket) pulled = make_ticket (1, "server's new word");
  g_autoptr (VntOperation) operation = NULL;
  g_autoptr (VntTicket) shown = NULL;
  g_autoptr (VntTicket) anew = NULL;

  save_ticket (fixture->store, ticket);
  operation = queue_field (fixture->store, 1, VNT_FIELD_OWNER, "", "ana");
  pulled->updated++;
  save_ticket (fixture->store, pulled);
  shown = read_ticket (fixture->store, 1);
  g_assert_cmpstr (shown->subject, ==, "server's new word");
  g_assert_cmpstr (shown->owner, ==, "ana");

  fixture_close (fixture);
  fixture_remove_folder (fixture->cache_dir);
  fixture_open (fixture);
  save_ticket (fixture->store, pulled);
  anew = read_ticket (fixture->store, 1);
  g_assert_cmpstr (anew->owner, ==, "ana");
  g_assert_cmpuint (anew->waiting, ==, 1);
}

static void
test_done_is_not_counted_twice (Fixture *fixture, gconstpointer data)
{
  VntStore *store = fixture->store;
  g_autoptr (VntTicket) ticket = make_ticket (1, "a");
  g_autoptr (VntTicket) fresh = make_ticket (1, "a");
  g_autoptr (VntDraft) draft = make_draft (1, "words");
  g_autoptr (GPtrArray) messages =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_message_unref);
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (VntTicket) between = NULL;
  g_autoptr (VntTicket) shown = NULL;

  save_ticket (store, ticket);
  draft->minutes = 10;
  g_assert_true (vnt_store_queue_draft (store, draft, 0, NULL));
  g_assert_true (take (store, draft->uuid));
  g_assert_true (vnt_store_finish_operation (store, draft->uuid, 900, NULL));
  between = read_ticket (store, 1);
  g_assert_cmpint (between->minutes_worked, ==, 10);
  g_assert_cmpuint (between->waiting, ==, 0);

  fresh->updated++;
  fresh->minutes_worked = 10;
  g_ptr_array_add (messages, make_message (900, 1, "words", "text/plain"));
  g_assert_true (vnt_store_save_conversation (store, 1, fresh, NULL, messages, NULL));
  shown = read_ticket (store, 1);
  g_assert_cmpint (shown->minutes_worked, ==, 10);
  read = vnt_store_read_conversation (store, 1, NULL);
  g_assert_cmpuint (read->len, ==, 1);
}

static void
test_unread (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    gint64 updated;
    const char *by;
    gint64 seen;
    gboolean unread;
  } cases[] = {
    { NOW - 5, "bea", 0, FALSE },       { NOW + 5, "bea", 0, TRUE },
    { NOW + 5, "ana", 0, FALSE },       { NOW + 5, NULL, 0, TRUE },
    { NOW + 5, "bea", NOW + 5, FALSE }, { NOW + 6, "bea", NOW + 5, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VntTicket) ticket = make_ticket (100 + i, "a");
      g_autoptr (VntTicket) shown = NULL;

      ticket->updated = cases[i].updated;
      vnt_text_set (&ticket->updated_by, cases[i].by);
      save_ticket (fixture->store, ticket);
      if (cases[i].seen != 0)
        g_assert_true (vnt_store_mark_seen (fixture->store, 100 + i, cases[i].seen, NULL));
      shown = read_ticket (fixture->store, 100 + i);
      g_assert_cmpint (shown->unread, ==, cases[i].unread);
    }
}

static void
test_gone_waits_for_the_agent (Fixture *fixture, gconstpointer data)
{
  VntStore *store = fixture->store;
  g_autoptr (VntTicket) one = make_ticket (1, "a");
  g_autoptr (VntTicket) two = make_ticket (2, "b");
  g_autoptr (VntOperation) operation = NULL;
  g_autoptr (VntTicket) kept = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));

  save_ticket (store, one);
  save_ticket (store, two);
  operation = queue_field (store, 1, VNT_FIELD_OWNER, "", "ana");
  for (gint64 id = 1; id <= 2; id++)
    g_array_append_val (gone, id);
  g_assert_true (vnt_store_save_tickets (store, none, gone, NULL, NULL, NULL));
  kept = read_ticket (store, 1);
  g_assert_nonnull (kept);
  g_assert_null (read_ticket (store, 2));
}

static void
test_merge_moves_words (Fixture *fixture, gconstpointer data)
{
  VntStore *store = fixture->store;
  g_autoptr (VntTicket) old = make_ticket (1, "old");
  g_autoptr (VntTicket) target = make_ticket (2, "new");
  g_autoptr (VntDraft) here = make_draft (1, "from old");
  g_autoptr (VntDraft) there = make_draft (2, "from new");
  g_autoptr (VntOperation) operation = NULL;
  g_autoptr (VntOperation) moved = NULL;
  g_autoptr (VntDraft) both = NULL;
  g_autoptr (GPtrArray) messages = g_ptr_array_new ();

  save_ticket (store, old);
  operation = queue_field (store, 1, VNT_FIELD_OWNER, "", "ana");
  g_assert_true (vnt_store_save_draft (store, here, NULL));
  g_assert_true (vnt_store_save_draft (store, there, NULL));
  g_assert_true (vnt_store_save_conversation (store, 1, target, NULL, messages, NULL));
  g_assert_null (read_ticket (store, 1));
  both = vnt_store_get_draft (store, 2, NULL);
  g_assert_cmpstr (both->text, ==, "from new\n\nfrom old");
  moved = vnt_store_get_operation (store, operation->uuid, NULL);
  g_assert_cmpint (moved->ticket, ==, 2);
}

static void
test_files_go_when_unneeded (Fixture *fixture, gconstpointer data)
{
  g_autofree char *inside = g_build_filename (fixture->work_dir, "a.bin", NULL);
  g_autofree char *outside = g_build_filename (fixture->folder, "b.bin", NULL);
  g_autoptr (VntDraft) draft = make_draft (1, "x");

  g_assert_true (g_file_set_contents (inside, "a", 1, NULL));
  g_assert_true (g_file_set_contents (outside, "b", 1, NULL));
  g_ptr_array_add (draft->files, vnt_file_new (inside, "a", NULL, 1));
  g_ptr_array_add (draft->files, vnt_file_new (outside, "b", NULL, 1));
  g_assert_true (vnt_store_queue_draft (fixture->store, draft, 0, NULL));
  g_assert_true (g_file_test (inside, G_FILE_TEST_EXISTS));
  g_assert_true (vnt_store_drop_operation (fixture->store, draft->uuid, NULL));
  g_assert_false (g_file_test (inside, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (outside, G_FILE_TEST_EXISTS));
}

static void
queue_named (VntStore *store, VntField field, const char *name, const char *value, char **uuid)
{
  g_autoptr (VntOperation) operation = vnt_operation_new_field (1, field, NULL, value);
  g_autoptr (GPtrArray) operations = g_ptr_array_new ();

  operation->name = g_strdup (name);
  g_ptr_array_add (operations, operation);
  g_assert_true (vnt_store_queue_operations (store, operations, NULL));
  if (uuid != NULL)
    *uuid = g_strdup (operation->uuid);
}

static char *
field_text (VntStore *store, guint n)
{
  g_autoptr (VntTicketDetail) detail = vnt_store_read_detail (store, 1, NULL);
  const VntFieldValue *field = g_ptr_array_index (detail->fields, n);

  return g_strjoinv (",", field->values);
}

/* Custom fields, people and links are shown as they will be; what the server said of them stays beside it, and comes back
 * when the change is dropped. */
static void
test_detail_shows_what_waits (Fixture *fixture, gconstpointer data)
{
  const char *tags[] = { "red", "voz", NULL };
  VntStore *store = fixture->store;
  g_autoptr (VntTicket) ticket = make_ticket (1, "a");
  g_autoptr (VntTicketDetail) detail = vnt_ticket_detail_new (1);
  g_autoptr (GPtrArray) messages = g_ptr_array_new ();
  g_autoptr (VntTicketDetail) shown = NULL;
  g_autoptr (VntTicketDetail) said = NULL;
  g_autofree char *one = NULL;
  g_autofree char *set = NULL;
  g_autofree char *dropped = NULL;
  g_autofree char *uuid = NULL;

  vnt_ticket_detail_add_field (detail, 4, "Impacto", NULL);
  vnt_ticket_detail_add_field (detail, 5, "Etiquetas", tags);
  vnt_ticket_detail_add_link (detail, "parent", "ticket:9");
  g_assert_true (vnt_store_save_conversation (store, 1, ticket, detail, messages, NULL));

  queue_named (store, VNT_FIELD_CUSTOM, "Impacto", "Alto", &uuid);
  queue_named (store, VNT_FIELD_CUSTOM_VALUES, "Etiquetas", "+wifi\n-voz", NULL);
  queue_named (store, VNT_FIELD_CC, NULL, "+eva@example.org", NULL);
  queue_named (store, VNT_FIELD_LINKS, "parent", "+ticket:8\n-ticket:9", NULL);
  one = field_text (store, 0);
  set = field_text (store, 1);
  g_assert_cmpstr (one, ==, "Alto");
  g_assert_cmpstr (set, ==, "red,wifi");
  shown = vnt_store_read_detail (store, 1, NULL);
  g_assert_cmpstr (shown->cc[0], ==, "eva@example.org");
  g_assert_cmpuint (shown->links->len, ==, 1);
  g_assert_cmpstr (((VntLink *) g_ptr_array_index (shown->links, 0))->target, ==, "ticket:8");

  said = vnt_store_read_server_detail (store, 1, NULL);
  g_assert_cmpuint (g_strv_length (said->cc), ==, 0);
  g_assert_cmpstr (((VntLink *) g_ptr_array_index (said->links, 0))->target, ==, "ticket:9");

  g_assert_true (vnt_store_drop_operation (store, uuid, NULL));
  dropped = field_text (store, 0);
  g_assert_cmpstr (dropped, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add ("/outbox/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("draft-survives", test_draft_survives);
  ADD ("save-after-sending", test_save_after_sending);
  ADD ("queue-draft", test_queue_draft);
  ADD ("minutes-without-words", test_minutes_without_words);
  ADD ("undo", test_undo);
  ADD ("undo-too-late", test_undo_too_late);
  ADD ("undo-refused", test_undo_refused);
  ADD ("life", test_life);
  ADD ("clock-set-back-lets-go", test_clock_set_back_lets_go);
  ADD ("refused-holds-its-ticket", test_refused_holds_its_ticket);
  ADD ("conflict-retry-takes-new-base", test_conflict_retry_takes_new_base);
  ADD ("overlay-survives-pull-and-restart", test_overlay_survives_pull_and_restart);
  ADD ("done-is-not-counted-twice", test_done_is_not_counted_twice);
  ADD ("unread", test_unread);
  ADD ("gone-waits-for-the-agent", test_gone_waits_for_the_agent);
  ADD ("merge-moves-words", test_merge_moves_words);
  ADD ("files-go-when-unneeded", test_files_go_when_unneeded);
  ADD ("detail-shows-what-waits", test_detail_shows_what_waits);

  return g_test_run ();
}
