/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of machines, new ones, and articles on their way: seen here at once, there once whatever goes wrong, and one that
 * somebody else changed asks. */
#include "scripted-inventory.h"
#include "scripted-values.h"
#include "sync-fixture.h"
#include "vnt-article.h"
#include "vnt-clock.h"
#include "vnt-error.h"
#include "vnt-machine-change.h"
#include "vnt-new-article.h"
#include "vnt-store-article-draft.h"
#include "vnt-store-machines.h"
#include "vnt-text.h"

#define BEGINNING 1700000000
#define SERIAL VNT_MACHINE_FIELD "Serial"

/* Two machines, fetched; nothing is sent yet. */
static SyncFixture *
fetched (void)
{
  ScriptedDesk *desk;
  SyncFixture *fixture;

  vnt_clock_set_for_tests (BEGINNING);
  desk = scripted_desk_new (4, TRUE);
  scripted_inventory_add (desk, "PC-001", "S-1");
  scripted_inventory_add (desk, "PC-002", "S-2");
  fixture = sync_fixture_new (desk);
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, sync_is_idle, NULL);
  sync_fixture_close (fixture);
  sync_fixture_open (fixture);

  return fixture;
}

static VntMachine *
shown (SyncFixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  VntMachine *machine = vnt_store_read_machine (fixture->store, id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (machine);
  return machine;
}

static void
assert_shown (SyncFixture *fixture, gint64 id, const char *key, const char *value, guint waiting)
{
  g_autoptr (VntMachine) machine = shown (fixture, id);
  g_autofree char *now = vnt_machine_get_value (machine, key);

  g_assert_cmpstr (now, ==, value);
  g_assert_cmpuint (machine->waiting, ==, waiting);
}

static char *
on_server (SyncFixture *fixture, gint64 id, const char *key)
{
  char *value;

  g_mutex_lock (&fixture->desk->lock);
  value = vnt_machine_get_value (scripted_inventory_get (fixture->desk, id), key);
  g_mutex_unlock (&fixture->desk->lock);

  return value;
}

static void
assert_on_server (SyncFixture *fixture, gint64 id, const char *key, const char *value)
{
  g_autofree char *there = on_server (fixture, id, key);

  g_assert_cmpstr (there, ==, value);
}

static void
others_set (SyncFixture *fixture, gint64 id, const char *key, const char *value)
{
  g_mutex_lock (&fixture->desk->lock);
  scripted_inventory_set (fixture->desk, id, key, value);
  g_mutex_unlock (&fixture->desk->lock);
}

/* Returns: (transfer full): the change's identity */
static char *
change (SyncFixture *fixture, gint64 id, const char *key, const char *value)
{
  g_autoptr (VntMachine) before = shown (fixture, id);
  g_autoptr (GPtrArray) operations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_operation_unref);
  VntOperation *operation = vnt_machine_change_new (before, key, value);

  g_ptr_array_add (operations, operation);
  g_assert_true (vnt_store_queue_operations (fixture->store, operations, NULL));
  return g_strdup (operation->uuid);
}

static gint64
create (SyncFixture *fixture, const char *name)
{
  g_autoptr (VntMachine) made = vnt_machine_new (0, name);

  made->catalog = 1;
  vnt_machine_add_field (made, 10, "Serial", (const char *[]){ "S-9", NULL });
  return vnt_store_queue_machine (fixture->store, made, NULL);
}

static char *
link_machine (SyncFixture *fixture, gint64 ticket, gint64 machine)
{
  g_autofree char *value = g_strdup_printf ("+asset:%" G_GINT64_FORMAT, machine);
  g_autoptr (GPtrArray) operations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_operation_unref);
  VntOperation *operation = vnt_operation_new_field (ticket, VNT_FIELD_LINKS, NULL, value);

  operation->name = g_strdup ("refers-to");
  g_ptr_array_add (operations, operation);
  g_assert_true (vnt_store_queue_operations (fixture->store, operations, NULL));
  return g_strdup (operation->uuid);
}

static char *
write_article (SyncFixture *fixture, gint64 ticket, const char *title)
{
  g_autoptr (VntNewArticle) made = vnt_new_article_new (title);
  g_autoptr (VntOperation) operation = vnt_operation_new (VNT_OPERATION_ARTICLE, ticket);

  vnt_text_set (&made->category, "Guides");
  vnt_text_set (&operation->name, title);
  operation->value = vnt_new_article_write (made, NULL);
  vnt_text_set (&operation->content, "<p>Text</p>");
  vnt_text_set (&operation->source, "Text");
  operation->created = vnt_clock_now ();
  g_assert_true (vnt_store_queue_article (fixture->store, operation, NULL));
  return g_strdup (operation->uuid);
}

/* -- once, whatever goes wrong -- */

static gboolean
fault_is_over (SyncFixture *fixture, gpointer data)
{
  gboolean failed;

  g_mutex_lock (&fixture->desk->lock);
  failed = fixture->desk->failed;
  g_mutex_unlock (&fixture->desk->lock);

  return failed || sync_outbox_is_empty (fixture, NULL);
}

static void
assert_done_once (ScriptedDesk *desk)
{
  g_autofree char *serial = NULL;
  g_autofree char *holders = NULL;
  g_autofree char *description = NULL;

  g_auto (GStrv) links = scripted_values_get (desk, 3, VNT_FIELD_LINKS, "refers-to");

  g_assert_cmpuint (desk->applied, ==, 6);
  g_assert_cmpstr (links[0], ==, "asset:3");
  g_assert_null (links[1]);
  g_assert_cmpuint (desk->machines->len, ==, 3);
  g_assert_cmpuint (desk->articles->len, ==, 1);
  serial = vnt_machine_get_value (scripted_inventory_get (desk, 1), SERIAL);
  holders = vnt_machine_get_value (scripted_inventory_get (desk, 1), VNT_MACHINE_HOLDERS);
  description = vnt_machine_get_value (scripted_inventory_get (desk, 3), VNT_MACHINE_DESCRIPTION);
  g_assert_cmpstr (serial, ==, "S-1b");
  g_assert_cmpstr (holders, ==, "ana");
  /* What was changed on a machine made here followed it to its number. */
  g_assert_cmpstr (description, ==, "In the hall");
}

static gboolean
run_with_fault_at (Fault fault, int call, gboolean restart)
{
  SyncFixture *fixture = fetched ();
  ScriptedDesk *desk = fixture->desk;
  g_autofree char *first = change (fixture, 1, SERIAL, "S-1b");
  g_autofree char *second = change (fixture, 1, VNT_MACHINE_HOLDERS, "ana");
  gint64 made = create (fixture, "PC-NEW");
  g_autofree char *third = change (fixture, made, VNT_MACHINE_DESCRIPTION, "In the hall");
  g_autofree char *article = write_article (fixture, 1, "How it went");
  g_autofree char *link = link_machine (fixture, 3, made);
  gboolean killed = fault == FAULT_KILL_BEFORE || fault == FAULT_KILL_AFTER;
  gboolean failed;

  desk->calls = 0;
  desk->fault = fault;
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
  int call = 1;

  while (run_with_fault_at ((Fault) GPOINTER_TO_INT (data), call, call % 2 == 0))
    call++;
  /* Five things, each read back, at least. */
  g_assert_cmpint (call, >, 8);
}

/* -- linked before it is there -- */

typedef struct
{
  const char *uuid;
  VntState state;
} Wanted;

static gboolean
has_state (SyncFixture *fixture, gpointer data)
{
  const Wanted *wanted = data;
  g_autoptr (VntOperation) operation = vnt_store_get_operation (fixture->store, wanted->uuid, NULL);

  return operation != NULL && operation->state == wanted->state;
}

static gboolean
is_said (SyncFixture *fixture, gpointer body)
{
  return scripted_desk_count_bodies (fixture->desk, 3, body) == 1;
}

/* A link waits for its machine and holds nothing up; the machine has a number, and it leaves with that. */
static void
test_link_waits (void)
{
  SyncFixture *fixture = fetched ();
  gint64 made = create (fixture, "PC-NEW");
  g_autofree char *link = link_machine (fixture, 3, made);
  g_autoptr (VntOperation) creation = sync_fixture_first_operation (fixture);
  Wanted refused = { creation->uuid, VNT_STATE_REFUSED };
  Wanted waiting = { link, VNT_STATE_QUEUED };
  g_autoptr (GArray) tickets = vnt_store_list_machine_tickets (fixture->store, made, NULL);
  g_auto (GStrv) links = NULL;

  g_assert_cmpuint (tickets->len, ==, 1);
  fixture->desk->refuse = vnt_machine_subject (made);
  sync_fixture_reply (fixture, 3, "Meanwhile");
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, has_state, &refused);
  sync_fixture_wait (fixture, is_said, "Meanwhile");
  g_assert_true (has_state (fixture, &waiting));
  fixture->desk->refuse = 0;
  g_assert_true (vnt_store_retry_operation (fixture->store, creation->uuid, NULL));
  sync_fixture_wait (fixture, sync_outbox_is_empty, NULL);
  links = scripted_values_get (fixture->desk, 3, VNT_FIELD_LINKS, "refers-to");
  g_assert_cmpstr (links[0], ==, "asset:3");
  sync_fixture_free (fixture);
}

/* -- what happened to it -- */

static gboolean
has_ticket (SyncFixture *fixture, gpointer data)
{
  gint64 id = GPOINTER_TO_INT (data);
  g_autoptr (GPtrArray) rows = vnt_store_read_tickets (fixture->store, &id, 1, NULL);

  return rows->len == 1;
}

/* A ticket that is not here any more comes with the machine it refers to. */
static void
test_incidents (void)
{
  SyncFixture *fixture = fetched ();
  VntMachine *machine = vnt_machine_copy (scripted_inventory_get (fixture->desk, 1));

  vnt_machine_add_link (machine, "referred-to-by", "ticket:4");
  vnt_machine_unref (g_ptr_array_index (fixture->desk->machines, 0));
  g_ptr_array_index (fixture->desk->machines, 0) = machine;
  g_assert_true (vnt_store_remove_ticket (fixture->store, 4, NULL));
  sync_fixture_start (fixture);
  vnt_sync_want_ticket (fixture->sync, vnt_machine_subject (1));
  sync_fixture_wait (fixture, has_ticket, GINT_TO_POINTER (4));
  sync_fixture_free (fixture);
}

/* -- seen at once -- */

static void
test_laid_over (void)
{
  SyncFixture *fixture = fetched ();
  g_autofree char *uuid = change (fixture, 1, SERIAL, "S-1b");
  gint64 made = create (fixture, "PC-NEW");

  assert_shown (fixture, 1, SERIAL, "S-1b", 1);
  assert_shown (fixture, made, VNT_MACHINE_NAME, "PC-NEW", 1);
  assert_on_server (fixture, 1, SERIAL, "S-1");
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, sync_outbox_is_empty, NULL);
  assert_shown (fixture, 1, SERIAL, "S-1b", 0);
  assert_shown (fixture, 3, VNT_MACHINE_NAME, "PC-NEW", 0);
  assert_on_server (fixture, 1, SERIAL, "S-1b");
  sync_fixture_free (fixture);
}

/* Given up, a change is gone, and so is a machine that was made here. */
static void
test_undone (void)
{
  SyncFixture *fixture = fetched ();
  g_autofree char *uuid = change (fixture, 1, SERIAL, "S-1b");
  gint64 made = create (fixture, "PC-NEW");
  g_autoptr (GPtrArray) operations = vnt_store_list_operations (fixture->store, NULL);
  g_autoptr (VntMachine) gone = NULL;

  g_assert_cmpuint (operations->len, ==, 2);
  for (guint i = 0; i < operations->len; i++)
    g_assert_true (
      vnt_store_drop_operation (fixture->store,
                                ((VntOperation *) g_ptr_array_index (operations, i))->uuid, NULL));
  assert_shown (fixture, 1, SERIAL, "S-1", 0);
  gone = vnt_store_read_machine (fixture->store, made, NULL);
  g_assert_null (gone);
  sync_fixture_free (fixture);
}

/* Taken back, an article is being written again. */
static void
test_article_undone (void)
{
  SyncFixture *fixture = fetched ();
  g_autofree char *uuid = write_article (fixture, 1, "How it went");
  g_autoptr (VntDraft) draft = NULL;
  g_autoptr (VntNewArticle) made = NULL;
  g_autofree char *written = NULL;
  const char *text;

  g_assert_true (vnt_store_undo_draft (fixture->store, uuid, &draft, NULL));
  g_assert_true (vnt_store_get_article_draft (fixture->store, 1, &written, NULL));
  made = vnt_new_article_read (written, &text);
  g_assert_cmpstr (made->title, ==, "How it went");
  g_assert_cmpstr (text, ==, "Text");
  g_assert_true (sync_outbox_is_empty (fixture, NULL));
  sync_fixture_free (fixture);
}

/* -- the server says no, or something else -- */

static gboolean
is_alone (SyncFixture *fixture, gpointer data)
{
  g_autoptr (GPtrArray) operations = vnt_store_list_operations (fixture->store, NULL);

  return operations->len == 1;
}

static void
test_refused (void)
{
  SyncFixture *fixture = fetched ();
  g_autofree char *mine = change (fixture, 1, SERIAL, "S-1b");
  g_autofree char *other = change (fixture, 2, SERIAL, "S-2b");
  Wanted refused = { mine, VNT_STATE_REFUSED };
  g_autoptr (VntOperation) operation = NULL;
  g_autoptr (VntMachine) machine = NULL;

  fixture->desk->refuse = vnt_machine_subject (1);
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, has_state, &refused);
  sync_fixture_wait (fixture, is_alone, NULL);
  assert_on_server (fixture, 2, SERIAL, "S-2b");
  operation = vnt_store_get_operation (fixture->store, mine, NULL);
  g_assert_cmpstr (operation->error, ==, "The server said no.");
  /* What is not so, and will not be, is not shown as if it were. */
  machine = shown (fixture, 1);
  g_assert_true (machine->attention);
  assert_shown (fixture, 1, SERIAL, "S-1", 1);
  sync_fixture_free (fixture);
}

static void
test_article_refused (void)
{
  SyncFixture *fixture = fetched ();
  g_autofree char *mine = write_article (fixture, 1, "How it went");
  Wanted refused = { mine, VNT_STATE_REFUSED };
  g_autoptr (VntDraft) draft = NULL;

  fixture->desk->refuse = 1;
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, has_state, &refused);
  g_assert_cmpuint (fixture->desk->articles->len, ==, 0);
  /* Nothing of it is lost: it can be written on. */
  g_assert_true (vnt_store_undo_draft (fixture->store, mine, &draft, NULL));
  sync_fixture_free (fixture);
}

/* What the server says is fetched right after the change was found to be in conflict. */
static gboolean
theirs_are_here (SyncFixture *fixture, gpointer value)
{
  g_autoptr (VntMachine) server = vnt_store_read_server_machine (fixture->store, 1, NULL);
  g_autofree char *theirs = vnt_machine_get_value (server, SERIAL);

  return g_str_equal (theirs, value);
}

/* @mine: the agent's change is sent over theirs; otherwise it is given up. */
static void
decide (gboolean mine)
{
  SyncFixture *fixture = fetched ();
  g_autofree char *uuid = change (fixture, 1, SERIAL, "S-mine");
  Wanted conflict = { uuid, VNT_STATE_CONFLICT };

  others_set (fixture, 1, SERIAL, "S-theirs");
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, has_state, &conflict);
  assert_on_server (fixture, 1, SERIAL, "S-theirs");
  sync_fixture_wait (fixture, theirs_are_here, "S-theirs");
  assert_shown (fixture, 1, SERIAL, "S-theirs", 1);
  if (mine)
    g_assert_true (vnt_store_retry_operation (fixture->store, uuid, NULL));
  else
    g_assert_true (vnt_store_drop_operation (fixture->store, uuid, NULL));
  sync_fixture_wait (fixture, sync_outbox_is_empty, NULL);
  assert_on_server (fixture, 1, SERIAL, mine ? "S-mine" : "S-theirs");
  assert_shown (fixture, 1, SERIAL, mine ? "S-mine" : "S-theirs", 0);
  sync_fixture_free (fixture);
}

static void
test_keep_mine (void)
{
  decide (TRUE);
}

static void
test_keep_theirs (void)
{
  decide (FALSE);
}

/* What others put into a list stays, and nobody is asked. */
static void
test_lists_merge (void)
{
  SyncFixture *fixture = fetched ();
  g_autofree char *uuid = change (fixture, 1, VNT_MACHINE_HOLDERS, "ana");

  others_set (fixture, 1, VNT_MACHINE_HOLDERS, "bea");
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, sync_outbox_is_empty, NULL);
  assert_on_server (fixture, 1, VNT_MACHINE_HOLDERS, "bea\nana");
  sync_fixture_free (fixture);
}

/* Whether it arrived is looked up before anything is sent again. */
static void
test_verified (void)
{
  SyncFixture *fixture = fetched ();
  g_autofree char *uuid = change (fixture, 1, SERIAL, "S-1b");

  fixture->desk->fault = FAULT_LOST_ANSWER;
  fixture->desk->fail_on = "send";
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, sync_outbox_is_empty, NULL);
  g_assert_cmpuint (scripted_desk_count_logged (fixture->desk, "send"), ==, 1);
  g_assert_cmpuint (scripted_desk_count_logged (fixture->desk, "find"), >=, 1);
  g_assert_cmpuint (fixture->desk->applied, ==, 1);
  sync_fixture_free (fixture);
}

static const char *const fault_names[N_FAULTS] = {
  "none", "offline", "lost-request", "lost-answer", "failure", "kill-before", "kill-after",
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (int fault = FAULT_OFFLINE; fault < N_FAULTS; fault++)
    {
      g_autofree char *path = g_strdup_printf ("/inventory/once/%s", fault_names[fault]);

      g_test_add_data_func (path, GINT_TO_POINTER (fault), test_every_call);
    }
  g_test_add_func ("/inventory/link-waits", test_link_waits);
  g_test_add_func ("/inventory/incidents", test_incidents);
  g_test_add_func ("/inventory/laid-over", test_laid_over);
  g_test_add_func ("/inventory/undone", test_undone);
  g_test_add_func ("/inventory/article-undone", test_article_undone);
  g_test_add_func ("/inventory/refused", test_refused);
  g_test_add_func ("/inventory/article-refused", test_article_refused);
  g_test_add_func ("/inventory/keep-mine", test_keep_mine);
  g_test_add_func ("/inventory/keep-theirs", test_keep_theirs);
  g_test_add_func ("/inventory/lists-merge", test_lists_merge);
  g_test_add_func ("/inventory/verified", test_verified);

  return g_test_run ();
}
