/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Macros: kept, planned, done and undone. */
#include "quiet-desk.h"
#include "vnt-desk-bundle.h"
#include "vnt-desk-macros.h"
#include "vnt-text.h"

static VntMacro *
make_macro (void)
{
  VntMacro *macro = vnt_macro_new ("To the second level");

  vnt_macro_add_change (macro, VNT_FIELD_QUEUE, NULL, "Nowhere");
  vnt_macro_add_change (macro, VNT_FIELD_STATUS, NULL, "stalled");
  vnt_macro_add_change (macro, VNT_FIELD_OWNER, NULL, VNT_MACRO_ME);
  macro->writes = VNT_OPERATION_COMMENT;
  vnt_text_set (&macro->text, "Looked at");
  return macro;
}

static VntMacroPlan *
plan (QuietDesk *fixture, VntMacro *macro, gint64 other)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) tickets = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 seven = 7;
  VntMacroPlan *made;

  g_array_append_val (tickets, seven);
  if (other != 0)
    g_array_append_val (tickets, other);
  vnt_desk_plan_macro_async (fixture->desk, macro, tickets, NULL, quiet_desk_keep, &result);
  made = vnt_desk_plan_macro_finish (fixture->desk, quiet_desk_wait (&result), &error);
  g_assert_no_error (error);
  return made;
}

static VntDraft *
write_on (const VntMacro *macro, const VntTicket *ticket, gpointer user_data)
{
  VntDraft *draft = vnt_draft_new (ticket->id, macro->writes);

  vnt_text_set (&draft->text, macro->text);
  return draft;
}

static GPtrArray *
load_outbox (QuietDesk *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  vnt_desk_load_outbox_async (fixture->desk, NULL, quiet_desk_keep, &result);
  return vnt_desk_load_outbox_finish (fixture->desk, quiet_desk_wait (&result), NULL);
}

/* What is written first, where the ticket goes last, and what cannot be done says so. */
static void
test_planned (QuietDesk *fixture, gconstpointer data)
{
  g_autoptr (VntMacro) macro = make_macro ();
  g_autoptr (VntMacroPlan) made = plan (fixture, macro, 99);
  const VntMacroEntry *entry = made->entries->pdata[0];
  const VntMacroStep *steps[4];

  g_assert_cmpuint (entry->steps->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    steps[i] = entry->steps->pdata[i];
  g_assert_cmpint (steps[0]->field, ==, VNT_FIELD_NONE);
  g_assert_cmpint (steps[1]->field, ==, VNT_FIELD_OWNER);
  g_assert_cmpstr (steps[1]->after, ==, "lucia");
  g_assert_cmpint (steps[2]->field, ==, VNT_FIELD_STATUS);
  g_assert_cmpstr (steps[2]->before, ==, "open");
  g_assert_cmpint (steps[3]->field, ==, VNT_FIELD_QUEUE);
  g_assert_cmpint (steps[3]->why, ==, VNT_BULK_NOT_TAKEN);
  g_assert_null (((VntMacroEntry *) made->entries->pdata[1])->ticket);
  g_assert_cmpuint (made->n_tickets, ==, 1);
  g_assert_cmpuint (made->n_steps, ==, 3);
  g_assert_cmpuint (made->n_left, ==, 2);
}

static void
test_what_is_so_already (QuietDesk *fixture, gconstpointer data)
{
  g_autoptr (VntMacro) macro = vnt_macro_new ("Open");
  g_autoptr (VntMacroPlan) made = NULL;

  vnt_macro_add_change (macro, VNT_FIELD_STATUS, NULL, "open");
  made = plan (fixture, macro, 0);
  g_assert_cmpuint (made->n_steps, ==, 0);
  g_assert_cmpuint (made->n_left, ==, 1);
}

/* One word undoes all of it, and what it wrote is nobody's draft. */
static void
test_done_and_undone (QuietDesk *fixture, gconstpointer data)
{
  g_autoptr (VntMacro) macro = make_macro ();
  g_autoptr (VntMacroPlan) made = plan (fixture, macro, 0);
  g_autoptr (GPtrArray) operations = vnt_macro_plan_make_operations (made, write_on, NULL);
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GAsyncResult) applied = NULL;
  g_autoptr (GAsyncResult) reverted = NULL;
  g_autoptr (GAsyncResult) drafted = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntBundle) bundle = NULL;
  guint left = 9;

  vnt_desk_apply_async (fixture->desk, operations, NULL, quiet_desk_keep, &applied);
  bundle = vnt_desk_apply_finish (fixture->desk, quiet_desk_wait (&applied), &error);
  g_assert_no_error (error);
  waiting = load_outbox (fixture);
  g_assert_cmpuint (waiting->len, ==, 3);
  g_assert_cmpstr (((VntOperation *) waiting->pdata[0])->content, ==, "Looked at");

  vnt_desk_revert_async (fixture->desk, bundle, NULL, quiet_desk_keep, &reverted);
  vnt_desk_revert_finish (fixture->desk, quiet_desk_wait (&reverted), &left, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (left, ==, 0);
  after = load_outbox (fixture);
  g_assert_cmpuint (after->len, ==, 0);
  vnt_desk_load_draft_async (fixture->desk, 7, NULL, quiet_desk_keep, &drafted);
  g_assert_null (vnt_desk_load_draft_finish (fixture->desk, quiet_desk_wait (&drafted), &error));
  g_assert_no_error (error);
}

static void
wait_changed (VntValueList *list, gboolean *changed)
{
  while (!*changed)
    g_main_context_iteration (NULL, TRUE);
  *changed = FALSE;
}

static void
note (gboolean *changed)
{
  *changed = TRUE;
}

static void
test_kept (QuietDesk *fixture, gconstpointer data)
{
  g_autoptr (VntMacro) macro = make_macro ();
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (VntValueList) list = NULL;
  gboolean changed = FALSE;

  g_ptr_array_add (one, macro);
  vnt_desk_save_macros_async (fixture->desk, one, NULL, NULL, NULL);
  vnt_desk_close (fixture->desk);
  g_clear_object (&fixture->desk);
  quiet_desk_open (fixture);

  list = vnt_desk_list_macros (fixture->desk);
  g_signal_connect_swapped (list, "changed", G_CALLBACK (note), &changed);
  wait_changed (list, &changed);
  g_assert_cmpuint (vnt_value_list_get_values (list)->len, ==, 1);
  g_assert_cmpstr (((VntMacro *) vnt_value_list_get_values (list)->pdata[0])->name, ==,
                   macro->name);

  vnt_desk_delete_macro_async (fixture->desk, macro->uuid, NULL, NULL, NULL);
  wait_changed (list, &changed);
  g_assert_cmpuint (vnt_value_list_get_values (list)->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) \
  g_test_add ("/macros/" path, QuietDesk, NULL, quiet_desk_set_up, func, quiet_desk_tear_down)
  ADD ("planned", test_planned);
  ADD ("what-is-so-already", test_what_is_so_already);
  ADD ("done-and-undone", test_done_and_undone);
  ADD ("kept", test_kept);

  return g_test_run ();
}
