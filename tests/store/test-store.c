/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cache: what the server said, how it is found, and what the files are on disk. */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include "store-fixture.h"

static void
exec_on (const char *folder, const char *name, const char *sql)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static char *
find (VntStore *store, const VntTicketQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = vnt_store_query_tickets (store, query, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_cmpint (vnt_store_count_tickets (store, query, NULL), ==, ids->len);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            g_array_index (ids, gint64, i));

  return g_string_free (text, FALSE);
}

static char *
find_text (VntStore *store, const char *words)
{
  g_autoptr (VntTicketQuery) query = vnt_ticket_query_new (VNT_SCOPE_ALL);

  query->text = g_strdup (words);
  return find (store, query);
}

#define assert_find(store, query, expected)        \
  G_STMT_START                                     \
  {                                                \
    g_autofree char *found_ = find (store, query); \
    g_assert_cmpstr (found_, ==, expected);        \
  }                                                \
  G_STMT_END

#define assert_text(store, words, expected)             \
  G_STMT_START                                          \
  {                                                     \
    g_autofree char *found_ = find_text (store, words); \
    g_assert_cmpstr (found_, ==, expected);             \
  }                                                     \
  G_STMT_END

static void
test_reopen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntTicket) ticket = make_ticket (7, "Printer");
  g_autoptr (VntTicket) read = NULL;

  save_ticket (fixture->store, ticket);
  fixture_close (fixture);
  g_assert_cmpint (fixture_open (fixture), ==, VNT_STORE_AS_IT_WAS);
  read = read_ticket (fixture->store, 7);
  g_assert_true (vnt_ticket_equal (ticket, read));
}

static void
test_permissions (Fixture *fixture, gconstpointer data)
{
  const char *folders[] = { fixture->cache_dir, fixture->work_dir };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      GStatBuf info;
      GDir *dir = g_dir_open (folders[i], 0, NULL);
      const char *name;

      g_assert_cmpint (g_stat (folders[i], &info), ==, 0);
      g_assert_cmpint (info.st_mode & 0777, ==, 0700);
      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (folders[i], name, NULL);

          g_assert_cmpint (g_stat (path, &info), ==, 0);
          g_assert_cmpint (info.st_mode & 0777, ==, 0600);
        }
      g_dir_close (dir);
    }
}

/* The files as released versions left them are opened, and nothing in them is lost. */
static void
test_migrates_version_1 (Fixture *fixture, gconstpointer data)
{
  g_autofree char *script = NULL;
  g_autofree char *from = g_test_build_filename (G_TEST_DIST, "fixtures", "work-001.sql", NULL);
  g_autoptr (VntAccount) account = NULL;
  g_autoptr (VntDraft) draft = NULL;
  g_autoptr (VntOperation) operation = NULL;

  fixture_close (fixture);
  fixture_remove_folder (fixture->work_dir);
  g_assert_cmpint (g_mkdir (fixture->work_dir, 0700), ==, 0);
  g_assert_true (g_file_get_contents (from, &script, NULL, NULL));
  exec_on (fixture->work_dir, "work.db", script);
  g_assert_cmpint (fixture_open (fixture), ==, VNT_STORE_AS_IT_WAS);

  account = vnt_store_get_account (fixture->store, NULL);
  draft = vnt_store_get_draft (fixture->store, 7, NULL);
  operation = vnt_store_get_operation (fixture->store, "o-1", NULL);
  g_assert_cmpstr (account->login, ==, "ana");
  g_assert_cmpstr (draft->text, ==, "Días así");
  g_assert_cmpuint (draft->files->len, ==, 1);
  g_assert_cmpint (operation->state, ==, VNT_STATE_UNKNOWN);
  g_assert_cmpstr (operation->content, ==, "waits");
  g_assert_cmpuint (operation->files->len, ==, 1);
}

/* Numbers that are in people's files. */
static void
test_stored_numbers_are_frozen (void)
{
  g_assert_cmpint (VNT_STATE_DONE, ==, 0);
  g_assert_cmpint (VNT_STATE_QUEUED, ==, 1);
  g_assert_cmpint (VNT_STATE_SENDING, ==, 2);
  g_assert_cmpint (VNT_STATE_UNKNOWN, ==, 3);
  g_assert_cmpint (VNT_STATE_REFUSED, ==, 4);
  g_assert_cmpint (VNT_STATE_CONFLICT, ==, 5);
  g_assert_cmpint (VNT_OPERATION_REPLY, ==, 1);
  g_assert_cmpint (VNT_OPERATION_COMMENT, ==, 2);
  g_assert_cmpint (VNT_OPERATION_SET_FIELD, ==, 3);
  g_assert_cmpint (VNT_FIELD_STATUS, ==, 1);
  g_assert_cmpint (VNT_FIELD_OWNER, ==, 2);
  g_assert_cmpint (VNT_FIELD_MINUTES, ==, 3);
  g_assert_cmpint (VNT_FIELD_SUBJECT, ==, 4);
  g_assert_cmpint (VNT_FIELD_PRIORITY, ==, 5);
  g_assert_cmpint (VNT_FIELD_QUEUE, ==, 6);
  g_assert_cmpint (VNT_FIELD_DUE, ==, 7);
  g_assert_cmpint (VNT_STATUS_WAITING, ==, 2);
  g_assert_cmpint (VNT_STATUS_CLOSED, ==, 3);
  g_assert_cmpint (VNT_MESSAGE_EVENT, ==, 4);
}

static void
test_newer_work_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_close (fixture);
  exec_on (fixture->work_dir, "work.db", "PRAGMA user_version = 999");
  g_assert_null (vnt_store_open (fixture->cache_dir, fixture->work_dir, NULL, &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_NEWER);
}

static void
test_newer_cache_begins_anew (Fixture *fixture, gconstpointer data)
{
  fixture_close (fixture);
  exec_on (fixture->cache_dir, "cache.db", "PRAGMA user_version = 999");
  g_assert_cmpint (fixture_open (fixture), ==, VNT_STORE_CACHE_REBUILT);
}

static void
test_damaged_cache_begins_anew (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->cache_dir, "cache.db", NULL);

  fixture_close (fixture);
  g_assert_true (g_file_set_contents (path, "this is not a database, not at all, no", -1, NULL));
  g_assert_cmpint (fixture_open (fixture), ==, VNT_STORE_CACHE_REBUILT);
}

static void
test_damaged_work_is_saved (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->work_dir, "work.db", NULL);
  g_autoptr (VntDraft) draft = make_draft (5, "half a sentence");
  g_autoptr (VntDraft) saved = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autofree char *bytes = NULL;
  gsize length;
  guint kept = 0;
  const char *name;

  g_assert_true (vnt_store_save_draft (fixture->store, draft, NULL));
  fixture_close (fixture);
  exec_on (fixture->work_dir, "work.db",
           "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA writable_schema = ON;"
           "UPDATE sqlite_schema SET rootpage = 99999 WHERE name = 'operation_by_draft';");
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));

  g_test_expect_message ("ventanilla-store", G_LOG_LEVEL_WARNING, "work.db was damaged*");
  g_assert_cmpint (fixture_open (fixture), ==, VNT_STORE_WORK_SET_ASIDE);
  g_test_assert_expected_messages ();

  saved = vnt_store_get_draft (fixture->store, 5, NULL);
  g_assert_nonnull (saved);
  g_assert_cmpstr (saved->text, ==, "half a sentence");

  dir = g_dir_open (fixture->work_dir, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    kept += g_str_has_prefix (name, "work.db.damaged-") ? 1 : 0;
  g_assert_cmpuint (kept, >=, 1);
}

static void
test_older_row_never_wins (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntTicket) newer = make_ticket (1, "New word");
  g_autoptr (VntTicket) older = make_ticket (1, "Old word");
  g_autoptr (VntTicket) read = NULL;

  newer->updated += 10;
  save_ticket (fixture->store, newer);
  save_ticket (fixture->store, older);
  read = read_ticket (fixture->store, 1);
  g_assert_cmpstr (read->subject, ==, "New word");
}

static void
test_cursor_goes_with_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autofree char *cursor = NULL;

  g_assert_null (vnt_store_get_cursor (fixture->store, "tickets", NULL));
  g_assert_true (vnt_store_save_tickets (fixture->store, none, NULL, "tickets", "page-2", NULL));
  cursor = vnt_store_get_cursor (fixture->store, "tickets", NULL);
  g_assert_cmpstr (cursor, ==, "page-2");
}

static void
test_other_account_empties_cache (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntAccount) other = vnt_account_new ("rt", "http://127.0.0.1:2", "ana");
  g_autoptr (VntAccount) first = vnt_account_new ("rt", "http://127.0.0.1:1", "ana");
  g_autoptr (VntTicket) ticket = make_ticket (1, "Secret");
  g_autoptr (VntDraft) draft = make_draft (1, "mine");
  g_autoptr (GPtrArray) due = NULL;
  g_autoptr (GPtrArray) back = NULL;

  save_ticket (fixture->store, ticket);
  g_assert_true (vnt_store_queue_draft (fixture->store, draft, 0, NULL));
  g_assert_true (vnt_store_set_account (fixture->store, other, NULL));
  g_assert_null (read_ticket (fixture->store, 1));
  due = vnt_store_due_operations (fixture->store, FIXTURE_NOW, NULL, NULL);
  g_assert_cmpuint (due->len, ==, 0);

  g_assert_true (vnt_store_set_account (fixture->store, first, NULL));
  back = vnt_store_due_operations (fixture->store, FIXTURE_NOW, NULL, NULL);
  g_assert_cmpuint (back->len, ==, 1);
}

/* 1 mine open, 2 unowned in my queue, 3 mine closed, 4 mine waiting and overdue, 5 bea's in my queue, 6 unowned elsewhere. */
static void
save_desk (VntStore *store)
{
  for (gint64 id = 1; id <= 6; id++)
    {
      g_autofree char *subject = g_strdup_printf ("Subject %c", (char) ('z' - id));
      g_autoptr (VntTicket) ticket = make_ticket (id, subject);

      if (id == 1 || id == 3 || id == 4)
        vnt_text_set (&ticket->owner, "ana");
      if (id == 5)
        vnt_text_set (&ticket->owner, "bea");
      if (id == 3)
        ticket->status_class = VNT_STATUS_CLOSED, vnt_text_set (&ticket->status, "resolved");
      if (id == 4)
        {
          ticket->status_class = VNT_STATUS_WAITING;
          vnt_text_set (&ticket->status, "stalled");
          ticket->due = FIXTURE_NOW - 1;
        }
      if (id == 2)
        ticket->due = FIXTURE_NOW + 100;
      ticket->queue = id == 6 ? 2 : 1;
      ticket->priority = (int) (id % 3);
      if (id == 5)
        ticket->updated = FIXTURE_NOW - 8 * 24 * 60 * 60;
      save_ticket (store, ticket);
    }
}

static void
test_scopes (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    VntScope scope;
    gboolean closed;
    gint64 queue;
    const char *expected;
  } cases[] = {
    { VNT_SCOPE_ALL, FALSE, 0, "6 4 2 1 5" },
    { VNT_SCOPE_ALL, TRUE, 0, "6 4 3 2 1 5" },
    { VNT_SCOPE_ALL, FALSE, 2, "6" },
    { VNT_SCOPE_MINE, FALSE, 0, "4 1" },
    { VNT_SCOPE_MINE, TRUE, 0, "4 3 1" },
    { VNT_SCOPE_UNOWNED, FALSE, 0, "2" },
    { VNT_SCOPE_MY_QUEUES, FALSE, 0, "4 2 1 5" },
    { VNT_SCOPE_WAITING, FALSE, 0, "4" },
    { VNT_SCOPE_OVERDUE, FALSE, 0, "4" },
    { VNT_SCOPE_RECENT, FALSE, 0, "6 4 3 2 1" },
  };

  save_desk (fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VntTicketQuery) query = vnt_ticket_query_new (cases[i].scope);

      query->closed = cases[i].closed;
      query->queue = cases[i].queue;
      assert_find (fixture->store, query, cases[i].expected);
    }
}

static void
test_sorts (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    VntSort sort;
    gboolean ascending;
    const char *expected;
  } cases[] = {
    { VNT_SORT_UPDATED, TRUE, "5 1 2 4 6" }, { VNT_SORT_CREATED, FALSE, "6 5 4 2 1" },
    { VNT_SORT_CREATED, TRUE, "1 2 4 5 6" }, { VNT_SORT_DUE, TRUE, "4 2 1 5 6" },
    { VNT_SORT_DUE, FALSE, "2 4 6 5 1" },    { VNT_SORT_PRIORITY, FALSE, "2 5 4 1 6" },
    { VNT_SORT_SUBJECT, TRUE, "6 5 4 2 1" }, { VNT_SORT_SUBJECT, FALSE, "1 2 4 5 6" },
    { VNT_SORT_NUMBER, FALSE, "6 5 4 2 1" }, { VNT_SORT_NUMBER, TRUE, "1 2 4 5 6" },
  };

  save_desk (fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VntTicketQuery) query = vnt_ticket_query_new (VNT_SCOPE_ALL);

      query->sort = cases[i].sort;
      query->ascending = cases[i].ascending;
      assert_find (fixture->store, query, cases[i].expected);
    }
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  VntStore *store = fixture->store;
  g_autoptr (VntTicket) one = make_ticket (1, "Conexión niño");
  g_autoptr (VntTicket) two = make_ticket (2, "Otra cosa 77");
  g_autoptr (VntTicket) closed = make_ticket (77, "Cerrado");
  g_autoptr (VntMessage) html =
    make_message (10, 2, "<p>Impresora <b>atas</b>cada</p><script>secreto</script>", "text/html");
  g_autoptr (VntPerson) person = vnt_person_new (3, "jgarcia");
  g_autoptr (GPtrArray) messages = g_ptr_array_new ();
  g_autoptr (GPtrArray) people = g_ptr_array_new ();

  vnt_text_set (&two->requestor, "jgarcia");
  closed->status_class = VNT_STATUS_CLOSED;
  save_ticket (store, one);
  save_ticket (store, two);
  save_ticket (store, closed);
  g_ptr_array_add (messages, html);
  g_assert_true (vnt_store_save_messages (store, messages, NULL, NULL, NULL));

  assert_text (store, "conexion nino", "1");
  assert_text (store, "CONEX", "1");
  assert_text (store, "impr", "2");
  assert_text (store, "otra atascada", "2");
  assert_text (store, "secreto", "");
  assert_text (store, "77", "77 2");
  assert_text (store, "#77", "77 2");
  assert_text (store, "conexion impresora", "");
  assert_text (store, "\" OR 1 -- NEAR( * ^", "");
  assert_text (store, "\"*--", "2 1");

  assert_text (store, "c", "2 1");
  assert_text (store, "ñ", "1");
  assert_text (store, "i c", "2");
  assert_text (store, "o c at", "2");

  vnt_text_set (&person->name, "José García");
  g_ptr_array_add (people, person);
  assert_text (store, "garcia jose", "");
  g_assert_true (vnt_store_save_people (store, people, NULL, NULL, NULL));
  assert_text (store, "garcia jose", "2");
  {
    g_autoptr (VntTicket) read = read_ticket (store, 2);
    g_autoptr (GPtrArray) found = vnt_store_search_people (store, "JOSE gar", FALSE, 5, NULL);

    g_assert_cmpstr (read->requestor_name, ==, "José García");
    g_assert_cmpuint (found->len, ==, 1);
  }
}

static void
test_unknown_status_is_learned (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntTicket) vague = make_ticket (1, "a");
  g_autoptr (VntTicket) clear = make_ticket (2, "b");
  g_autoptr (VntTicket) read = NULL;
  g_autoptr (VntTicketQuery) query = vnt_ticket_query_new (VNT_SCOPE_ALL);

  vnt_text_set (&vague->status, "archived");
  vague->status_class = VNT_STATUS_UNKNOWN;
  save_ticket (fixture->store, vague);
  assert_find (fixture->store, query, "1");

  vnt_text_set (&clear->status, "archived");
  clear->status_class = VNT_STATUS_CLOSED;
  save_ticket (fixture->store, clear);
  read = read_ticket (fixture->store, 1);
  g_assert_cmpint (read->status_class, ==, VNT_STATUS_CLOSED);
}

static void
test_conversation (Fixture *fixture, gconstpointer data)
{
  VntStore *store = fixture->store;
  g_autoptr (VntTicket) ticket = make_ticket (1, "a");
  g_autoptr (VntTicketDetail) detail = vnt_ticket_detail_new (1);
  g_autoptr (VntTicketDetail) detail_read = NULL;
  g_autoptr (GPtrArray) messages =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_message_unref);
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GPtrArray) fewer = NULL;
  const char *statuses[] = { "open", "resolved", NULL };
  const char *values[] = { "a", "b", NULL };
  VntMessage *first;

  vnt_text_set_list (&detail->statuses, statuses);
  vnt_ticket_detail_add_field (detail, 4, "Tags", values);
  vnt_ticket_detail_add_field (detail, 5, "Empty", NULL);
  vnt_ticket_detail_add_link (detail, "parent", "ticket:9");
  g_ptr_array_add (messages, make_message (10, 1, "hello", "text/plain"));
  g_ptr_array_add (messages, make_message (11, 1, "<p>hi</p>", "text/html"));
  vnt_message_add_attachment (g_ptr_array_index (messages, 0), 100, "a.png", "image/png", 5);

  g_assert_true (vnt_store_save_conversation (store, 1, ticket, detail, messages, NULL));
  g_assert_true (vnt_store_save_attachment_path (store, 100, "/tmp/a.png", NULL));
  g_assert_true (vnt_store_save_conversation (store, 1, ticket, detail, messages, NULL));
  read = vnt_store_read_conversation (store, 1, NULL);
  g_assert_cmpuint (read->len, ==, 2);
  first = g_ptr_array_index (read, 0);
  g_assert_cmpstr (first->body, ==, "hello");
  g_assert_cmpuint (first->attachments->len, ==, 1);
  g_assert_cmpstr (((VntAttachment *) g_ptr_array_index (first->attachments, 0))->path, ==,
                   "/tmp/a.png");

  detail_read = vnt_store_read_detail (store, 1, NULL);
  g_assert_cmpstr (detail_read->statuses[1], ==, "resolved");
  g_assert_cmpuint (detail_read->fields->len, ==, 2);
  g_assert_cmpstr (((VntFieldValue *) g_ptr_array_index (detail_read->fields, 0))->values[1], ==,
                   "b");
  g_assert_null (((VntFieldValue *) g_ptr_array_index (detail_read->fields, 1))->values[0]);
  g_assert_cmpuint (detail_read->links->len, ==, 1);

  g_ptr_array_remove_index (messages, 0);
  g_assert_true (vnt_store_save_conversation (store, 1, ticket, detail, messages, NULL));
  fewer = vnt_store_read_conversation (store, 1, NULL);
  g_assert_cmpuint (fewer->len, ==, 1);
  assert_text (store, "hello", "");
}

static void
test_articles (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntArticle) body = vnt_article_new (1, "Otra cosa");
  g_autoptr (VntArticle) title = vnt_article_new (2, "Configuración del correo");
  g_autoptr (GPtrArray) articles = g_ptr_array_new ();
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (VntArticle) whole = NULL;

  vnt_text_set (&body->body, "<p>correo y más correo</p>");
  g_ptr_array_add (articles, body);
  g_ptr_array_add (articles, title);
  g_assert_true (vnt_store_save_articles (fixture->store, articles, NULL, NULL, NULL));
  found = vnt_store_search_articles (fixture->store, "corr", 10, NULL);
  all = vnt_store_search_articles (fixture->store, "", 10, NULL);
  whole = vnt_store_read_article (fixture->store, 1, NULL);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpint (((VntArticle *) g_ptr_array_index (found, 0))->id, ==, 2);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpstr (whole->body, ==, "<p>correo y más correo</p>");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add ("/store/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("reopen", test_reopen);
  ADD ("permissions", test_permissions);
  ADD ("migrates-version-1", test_migrates_version_1);
  g_test_add_func ("/store/stored-numbers-are-frozen", test_stored_numbers_are_frozen);
  ADD ("newer-work-is-refused", test_newer_work_is_refused);
  ADD ("newer-cache-begins-anew", test_newer_cache_begins_anew);
  ADD ("damaged-cache-begins-anew", test_damaged_cache_begins_anew);
  ADD ("damaged-work-is-saved", test_damaged_work_is_saved);
  ADD ("older-row-never-wins", test_older_row_never_wins);
  ADD ("cursor-goes-with-rows", test_cursor_goes_with_rows);
  ADD ("other-account-empties-cache", test_other_account_empties_cache);
  ADD ("scopes", test_scopes);
  ADD ("sorts", test_sorts);
  ADD ("search", test_search);
  ADD ("unknown-status-is-learned", test_unknown_status_is_learned);
  ADD ("conversation", test_conversation);
  ADD ("articles", test_articles);

  return g_test_run ();
}
