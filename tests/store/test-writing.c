/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts that are used again, drafts with what is sent instead of them, and all drafts at once. */
#include "store-fixture.h"

#include "vnt-clock.h"
#include "vnt-draft-entry.h"
#include "vnt-new-article.h"
#include "vnt-new-ticket.h"
#include "vnt-store-article-draft.h"
#include "vnt-store-creation.h"
#include "vnt-store-machine-draft.h"
#include "vnt-store-writing.h"

static void
count (gpointer data)
{
  (*(guint *) data)++;
}

static gboolean
is_one (gpointer data)
{
  return *(guint *) data > 0;
}

static void
test_modules (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) modules =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_text_module_unref);
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;
  VntTextModule *greeting =
    vnt_text_module_new (VNT_TEXT_MODULE_TEXT, "Saludo", "Hola {requestor}");
  guint told = 0;

  g_signal_connect_swapped (fixture->store, "writing-changed", G_CALLBACK (count), &told);
  vnt_text_set (&greeting->key, "hola");
  vnt_text_set (&greeting->queue, "Redes");
  g_ptr_array_add (modules, greeting);
  g_ptr_array_add (modules, vnt_text_module_new (VNT_TEXT_MODULE_TEXT, "Adiós", "Un saludo"));
  g_assert_true (vnt_store_save_text_modules (fixture->store, modules, &error));
  g_assert_no_error (error);
  iterate_until (is_one, &told);

  fixture_close (fixture);
  fixture_open (fixture);
  read = vnt_store_list_text_modules (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, 2);
  g_assert_cmpstr (((VntTextModule *) g_ptr_array_index (read, 1))->text, ==, "Hola {requestor}");
  g_assert_cmpstr (((VntTextModule *) g_ptr_array_index (read, 1))->key, ==, "hola");
  g_assert_cmpstr (((VntTextModule *) g_ptr_array_index (read, 1))->queue, ==, "Redes");

  g_assert_true (vnt_store_delete_text_module (fixture->store, greeting->uuid, &error));
  left = vnt_store_list_text_modules (fixture->store, &error);
  g_assert_cmpuint (left->len, ==, 1);
}

static VntOperation *
queue_reply (Fixture *fixture, VntDraft *draft)
{
  g_autoptr (GError) error = NULL;
  VntOperation *operation;

  g_assert_true (vnt_store_queue_draft (fixture->store, draft, 0, &error));
  g_assert_no_error (error);
  operation = vnt_store_get_operation (fixture->store, draft->uuid, &error);
  g_assert_nonnull (operation);
  return operation;
}

/* What is sent is HTML with the signature; what comes back to the sheet is what was written. */
static void
test_formatted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntDraft) draft = make_draft (7, "Es **urgente**");
  g_autoptr (VntDraft) again = NULL;
  g_autoptr (VntOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  draft->options = VNT_DRAFT_FORMATTED;
  draft->signature = g_strdup ("Informática");
  operation = queue_reply (fixture, draft);
  g_assert_cmpstr (operation->content_type, ==, "text/html");
  g_assert_cmpstr (operation->content, ==,
                   "<p>Es <strong>urgente</strong></p>\n<p>-- </p>\n<p>Informática</p>\n");
  g_assert_cmpstr (vnt_operation_get_words (operation), ==, "Es **urgente**");
  g_assert_true (vnt_store_undo_draft (fixture->store, draft->uuid, &again, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (again->text, ==, "Es **urgente**");
}

/* Who wanted it as it is written gets it so, after it was taken back too. */
static void
test_plain (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntDraft) draft = make_draft (7, "- a\n- **b**");
  g_autoptr (VntDraft) again = NULL;
  g_autoptr (VntOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  draft->options = VNT_DRAFT_FORMATTED | VNT_DRAFT_PLAIN;
  draft->signature = g_strdup ("Informática");
  operation = queue_reply (fixture, draft);
  g_assert_cmpstr (operation->content_type, ==, "text/plain");
  g_assert_cmpstr (operation->content, ==, "- a\n- **b**\n\n-- \nInformática");
  g_assert_true (vnt_store_undo_draft (fixture->store, draft->uuid, &again, &error));
  g_assert_cmpint (again->options, ==, VNT_DRAFT_PLAIN);
}

/* An internal comment is never signed. */
static void
test_note (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntDraft) draft = make_draft (7, "Entre nosotros");
  g_autoptr (VntOperation) operation = NULL;

  draft->kind = VNT_OPERATION_COMMENT;
  draft->signature = g_strdup ("Informática");
  operation = queue_reply (fixture, draft);
  g_assert_cmpstr (operation->content, ==, "Entre nosotros");
  g_assert_null (operation->source);
}

static void
test_entries (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntTicket) ticket = make_ticket (7, "Impresora");
  g_autoptr (VntDraft) reply = make_draft (7, "Hola");
  g_autoptr (VntDraft) elsewhere = make_draft (8, "Adiós");
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  const VntDraftEntry *first;

  save_ticket (fixture->store, ticket);
  reply->updated = 2000;
  vnt_text_set (&reply->receivers, "rosa@example.org");
  elsewhere->updated = 1000;
  g_assert_true (vnt_store_save_draft (fixture->store, reply, &error));
  g_assert_true (vnt_store_save_draft (fixture->store, elsewhere, &error));
  entries = vnt_store_list_draft_entries (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 2);
  first = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (first->subject, ==, "Impresora");
  g_assert_cmpstr (first->draft->text, ==, "Hola");
  g_assert_cmpstr (first->draft->receivers, ==, "rosa@example.org");
  g_assert_null (((VntDraftEntry *) g_ptr_array_index (entries, 1))->subject);
}

/* Articles and machines stand among them: on one ticket a reply and an article may be written. */
static void
test_other_entries (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntDraft) reply = make_draft (7, "Hola");
  g_autoptr (VntNewArticle) article = vnt_new_article_new ("Atascos");
  g_autofree char *written = vnt_new_article_write (article, "Abra la tapa.");
  g_autoptr (GPtrArray) entries = NULL;
  const VntDraftEntry *entry[3];

  reply->updated = 3000;
  g_assert_true (vnt_store_save_draft (fixture->store, reply, NULL));
  vnt_clock_set_for_tests (2000);
  g_assert_true (vnt_store_save_article_draft (fixture->store, 7, written, NULL));
  vnt_clock_set_for_tests (1000);
  g_assert_true (vnt_store_save_machine_draft (fixture->store, 4, "PC-004", "{}", NULL));
  entries = vnt_store_list_draft_entries (fixture->store, NULL);
  g_assert_cmpuint (entries->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    entry[i] = g_ptr_array_index (entries, i);
  g_assert_cmpint (entry[0]->draft->kind, ==, VNT_OPERATION_REPLY);
  g_assert_cmpint (entry[1]->draft->kind, ==, VNT_OPERATION_ARTICLE);
  g_assert_cmpstr (entry[1]->subject, ==, "Atascos");
  g_assert_cmpint (vnt_draft_entry_article_of_key (vnt_draft_entry_key (entry[1]->draft)), ==, 7);
  g_assert_cmpint (entry[2]->draft->kind, ==, VNT_OPERATION_EDIT_MACHINE);
  g_assert_cmpstr (entry[2]->subject, ==, "PC-004");
  g_assert_cmpint (vnt_draft_entry_key (entry[0]->draft), !=,
                   vnt_draft_entry_key (entry[1]->draft));
}

/* What is written about a ticket made here goes with it to its number. */
static void
test_article_follows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntDraft) draft = make_draft (0, "");
  g_autoptr (VntNewTicket) made = vnt_new_ticket_new (1, "Nuevo");
  g_autoptr (GPtrArray) waiting = NULL;
  g_autofree char *there = NULL;
  const VntOperation *creation;

  draft->kind = VNT_OPERATION_CREATE;
  g_free (draft->text);
  draft->text = vnt_new_ticket_write (made, "Hola");
  g_assert_true (vnt_store_queue_draft (fixture->store, draft, 0, NULL));
  waiting = vnt_store_list_operations (fixture->store, NULL);
  creation = g_ptr_array_index (waiting, 0);
  g_assert_true (vnt_store_save_article_draft (fixture->store, creation->ticket, "A medias", NULL));
  g_assert_true (vnt_store_finish_creation (fixture->store, creation->uuid, 31, NULL));
  g_assert_true (vnt_store_get_article_draft (fixture->store, 31, &there, NULL));
  g_assert_cmpstr (there, ==, "A medias");
}

/* To whom is not lost on the way to the outbox and back; the time is booked by itself. */
static void
test_forward (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntDraft) draft = make_draft (7, "");
  g_autoptr (VntDraft) again = NULL;
  g_autoptr (VntOperation) operation = NULL;
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GError) error = NULL;

  draft->kind = VNT_OPERATION_FORWARD;
  draft->receivers = g_strdup ("fuera@example.org\n12\nFwd: Impresora");
  draft->minutes = 5;
  operation = queue_reply (fixture, draft);
  g_assert_cmpint (operation->kind, ==, VNT_OPERATION_FORWARD);
  g_assert_cmpstr (operation->value, ==, draft->receivers);
  g_assert_cmpint (operation->minutes, ==, 0);
  waiting = vnt_store_list_operations (fixture->store, &error);
  g_assert_cmpuint (waiting->len, ==, 2);
  g_assert_true (vnt_store_undo_draft (fixture->store, draft->uuid, &again, &error));
  g_assert_no_error (error);
  g_assert_cmpint (again->kind, ==, VNT_OPERATION_FORWARD);
  g_assert_cmpstr (again->receivers, ==, draft->receivers);
  g_assert_cmpint (again->minutes, ==, 5);
}

#define ADD(path, func) \
  g_test_add ("/writing/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("modules", test_modules);
  ADD ("formatted", test_formatted);
  ADD ("plain", test_plain);
  ADD ("note", test_note);
  ADD ("entries", test_entries);
  ADD ("other-entries", test_other_entries);
  ADD ("article-follows", test_article_follows);
  ADD ("forward", test_forward);
  return g_test_run ();
}
