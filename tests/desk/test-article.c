/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article about a ticket: kept while it is written, queued once, and taken back. */
#include <string.h>

#include "quiet-desk.h"
#include "vnt-desk-article.h"
#include "vnt-desk-writing.h"
#include "vnt-error.h"

#define TEXT "## Síntoma\n\nNo imprime <hoy>.\n\n## Solución\n\n- Reiniciar la **cola**\n"

static char *
make_draft (const char *title, const char *category)
{
  g_autoptr (VntNewArticle) made = vnt_new_article_new (title);

  made->category = g_strdup (category);
  return vnt_new_article_write (made, TEXT);
}

static char *
load (QuietDesk *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *draft;

  vnt_desk_load_article_draft_async (fixture->desk, 7, NULL, quiet_desk_keep, &result);
  draft = vnt_desk_load_article_draft_finish (fixture->desk, quiet_desk_wait (&result), &error);
  g_assert_no_error (error);
  return draft;
}

static void
save (QuietDesk *fixture, const char *draft)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  vnt_desk_save_article_draft_async (fixture->desk, 7, draft, NULL, quiet_desk_keep, &result);
  g_assert_true (
    vnt_desk_save_article_draft_finish (fixture->desk, quiet_desk_wait (&result), &error));
  g_assert_no_error (error);
}

static char *
send (QuietDesk *fixture, const char *draft, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  vnt_desk_send_article_async (fixture->desk, 7, draft, NULL, quiet_desk_keep, &result);
  return vnt_desk_send_article_finish (fixture->desk, quiet_desk_wait (&result), error);
}

static GPtrArray *
load_outbox (QuietDesk *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  vnt_desk_load_outbox_async (fixture->desk, NULL, quiet_desk_keep, &result);
  return vnt_desk_load_outbox_finish (fixture->desk, quiet_desk_wait (&result), NULL);
}

static void
test_kept (QuietDesk *fixture, gconstpointer data)
{
  g_autofree char *draft = make_draft ("Impresora", "Guías");
  g_autofree char *none = load (fixture);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpstr (none, ==, "");
  save (fixture, draft);
  before = load (fixture);
  g_assert_cmpstr (before, ==, draft);
  quiet_desk_close (fixture);
  quiet_desk_open (fixture);
  after = load (fixture);
  g_assert_cmpstr (after, ==, draft);
}

static void
test_queued (QuietDesk *fixture, gconstpointer data)
{
  g_autofree char *draft = make_draft ("Impresora", "Guías");
  g_autoptr (GError) error = NULL;
  g_autofree char *uuid = NULL;
  g_autofree char *left = NULL;
  g_autoptr (GPtrArray) waiting = NULL;
  const VntOperation *operation;

  save (fixture, draft);
  uuid = send (fixture, draft, &error);
  g_assert_no_error (error);
  g_assert_nonnull (uuid);
  left = load (fixture);
  g_assert_cmpstr (left, ==, "");

  waiting = load_outbox (fixture);
  g_assert_cmpuint (waiting->len, ==, 1);
  operation = waiting->pdata[0];
  g_assert_cmpint (operation->kind, ==, VNT_OPERATION_ARTICLE);
  g_assert_cmpint (operation->ticket, ==, 7);
  g_assert_nonnull (strstr (operation->content, "<h2>Síntoma</h2>"));
  g_assert_nonnull (strstr (operation->content, "&lt;hoy&gt;"));
  g_assert_nonnull (strstr (operation->content, "<strong>cola</strong>"));
}

static void
test_taken_back (QuietDesk *fixture, gconstpointer data)
{
  g_autofree char *draft = make_draft ("Impresora", "Guías");
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *uuid = send (fixture, draft, NULL);
  g_autofree char *again = NULL;
  g_autoptr (VntNewArticle) made = NULL;
  g_autoptr (GPtrArray) waiting = NULL;
  const char *text;
  gint64 ticket = 0;

  vnt_desk_undo_send_async (fixture->desk, uuid, NULL, quiet_desk_keep, &result);
  g_assert_true (
    vnt_desk_undo_send_finish_ticket (fixture->desk, quiet_desk_wait (&result), &ticket, NULL));
  g_assert_cmpint (ticket, ==, 7);
  again = load (fixture);
  made = vnt_new_article_read (again, &text);
  g_assert_cmpstr (made->title, ==, "Impresora");
  g_assert_cmpstr (made->category, ==, "Guías");
  g_assert_cmpstr (text, ==, TEXT);
  waiting = load_outbox (fixture);
  g_assert_cmpuint (waiting->len, ==, 0);
}

static void
test_incomplete (QuietDesk *fixture, gconstpointer data)
{
  g_autofree char *no_title = make_draft (" ", "Guías");
  g_autofree char *no_category = make_draft ("Impresora", NULL);
  const char *const drafts[] = { no_title, no_category, "title: x\ncategory: y\n\n  \n" };

  for (gsize i = 0; i < G_N_ELEMENTS (drafts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *uuid = send (fixture, drafts[i], &error);

      g_assert_null (uuid);
      g_assert_error (error, VNT_ERROR, VNT_ERROR_INVALID);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add (name, QuietDesk, NULL, quiet_desk_set_up, func, quiet_desk_tear_down)
  ADD ("/article/kept", test_kept);
  ADD ("/article/queued", test_queued);
  ADD ("/article/taken-back", test_taken_back);
  ADD ("/article/incomplete", test_incomplete);
  return g_test_run ();
}
