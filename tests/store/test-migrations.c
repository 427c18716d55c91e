/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files as each released version left them: opened by this one, nothing in them is lost, and they are what a new one is. */
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "store-fixture.h"

#define OWN_TABLES                                                                                \
  "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE" \
  " 'sqlite_%' ORDER BY name"

/* A pair: what waits in the one is shown in the rows of the other. */
#define CACHE "cache-003.sql"
#define WORK "work-004.sql"

static sqlite3 *
open_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  return db;
}

/* All that @sql gives, a line for each row. */
static char *
read_all (sqlite3 *db, const char *sql)
{
  GString *text = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        {
          const char *value = (const char *) sqlite3_column_text (statement, i);

          g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", value != NULL ? value : "NULL");
        }
      g_string_append_c (text, '\n');
    }
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);

  return g_string_free (text, FALSE);
}

/* The statement that reads the columns a table has now; a later version may add some. */
static char *
make_reading (sqlite3 *db, const char *table)
{
  g_autofree char *ask =
    g_strdup_printf ("SELECT 'SELECT ' || c || ' FROM %s ORDER BY ' || c"
                     " FROM (SELECT group_concat(name, ', ') AS c FROM pragma_table_info('%s'))",
                     table, table);

  return g_strstrip (read_all (db, ask));
}

/* What each table holds: statement → its rows. */
static GHashTable *
read_tables (sqlite3 *db)
{
  GHashTable *tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *list = read_all (db, OWN_TABLES);
  g_auto (GStrv) names = g_strsplit (g_strstrip (list), "\n", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      char *reading = make_reading (db, names[i]);

      g_hash_table_insert (tables, reading, read_all (db, reading));
    }

  return tables;
}

static char *
read_schema (sqlite3 *db)
{
  return read_all (db, "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"
                       " ORDER BY type, name");
}

static char *
dup_new_schema (Fixture *fixture, const char *name)
{
  sqlite3 *db =
    open_file (g_str_equal (name, "work.db") ? fixture->work_dir : fixture->cache_dir, name);
  char *schema = read_schema (db);

  sqlite3_close (db);
  return schema;
}

/* Writes the file a released version left, and returns what it holds. */
static GHashTable *
put (const char *folder, const char *name, const char *fixture_name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", fixture_name, NULL);
  g_autofree char *script = NULL;
  char *message = NULL;
  GHashTable *tables;
  sqlite3 *db;

  fixture_remove_folder (folder);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_get_contents (path, &script, NULL, NULL));
  db = open_file (folder, name);
  sqlite3_exec (db, script, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  tables = read_tables (db);
  sqlite3_close (db);

  return tables;
}

static void
compare (const char *folder, const char *name, GHashTable *before, const char *schema)
{
  sqlite3 *db = open_file (folder, name);
  g_autofree char *schema_now = read_schema (db);
  g_autofree char *integrity = read_all (db, "PRAGMA integrity_check");
  g_autofree char *foreign = read_all (db, "PRAGMA foreign_key_check");
  GHashTableIter iter;
  gpointer reading;
  gpointer rows;

  g_assert_cmpstr (schema_now, ==, schema);
  g_assert_cmpstr (integrity, ==, "ok\n");
  g_assert_cmpstr (foreign, ==, "");
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &reading, &rows))
    {
      g_autofree char *now = read_all (db, reading);

      g_assert_cmpstr (now, ==, rows);
    }
  sqlite3_close (db);
}

static void
test_migrates (Fixture *fixture, gconstpointer data)
{
  const char *name = data;
  gboolean is_work = g_str_has_prefix (name, "work");
  g_autofree char *work_schema = dup_new_schema (fixture, "work.db");
  g_autofree char *cache_schema = dup_new_schema (fixture, "cache.db");
  g_autoptr (GHashTable) work = NULL;
  g_autoptr (GHashTable) cache = NULL;

  fixture_close (fixture);
  work = put (fixture->work_dir, "work.db", is_work ? name : WORK);
  if (!is_work || g_str_equal (name, WORK))
    cache = put (fixture->cache_dir, "cache.db", is_work ? CACHE : name);
  else
    fixture_remove_folder (fixture->cache_dir);

  g_assert_cmpint (fixture_open (fixture), ==, VNT_STORE_AS_IT_WAS);
  fixture_close (fixture);

  compare (fixture->work_dir, "work.db", work, work_schema);
  if (cache != NULL)
    compare (fixture->cache_dir, "cache.db", cache, cache_schema);
}

/* What is kept of a text is found again, and what waits is where it was. */
static void
test_is_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntTicketQuery) query = vnt_ticket_query_new (VNT_SCOPE_ALL);
  g_autoptr (GHashTable) work = NULL;
  g_autoptr (GHashTable) cache = NULL;
  g_autoptr (GPtrArray) operations = NULL;
  g_autoptr (VntTicketDetail) detail = NULL;
  g_autoptr (VntDraft) draft = NULL;
  g_autoptr (VntTicket) made = NULL;
  g_autoptr (GArray) ids = NULL;

  fixture_close (fixture);
  work = put (fixture->work_dir, "work.db", WORK);
  cache = put (fixture->cache_dir, "cache.db", CACHE);
  fixture_open (fixture);

  query->text = g_strdup ("toner vacio");
  ids = vnt_store_query_tickets (fixture->store, query, NULL, NULL);
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, 7);
  operations = vnt_store_list_operations (fixture->store, NULL);
  g_assert_cmpuint (operations->len, ==, 3);
  detail = vnt_store_read_detail (fixture->store, 7, NULL);
  g_assert_cmpuint (detail->links->len, ==, 2);
  g_assert_true (vnt_store_ticket_is_kept (fixture->store, 7));
  draft = vnt_store_get_draft (fixture->store, 7, NULL);
  g_assert_cmpstr (draft->text, ==, "Días así");
  made = read_ticket (fixture->store, -1);
  g_assert_cmpstr (made->subject, ==, "Teclado roto");
}

static void
add_all (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "fixtures", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_strconcat ("/store/migrates/", name, NULL);

      g_test_add_vtable (path, sizeof (Fixture), g_intern_string (name),
                         (GTestFixtureFunc) (void (*) (void)) fixture_set_up,
                         (GTestFixtureFunc) (void (*) (void)) test_migrates,
                         (GTestFixtureFunc) (void (*) (void)) fixture_tear_down);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_all ();
  g_test_add ("/store/migrated-is-read", Fixture, NULL, fixture_set_up, test_is_read,
              fixture_tear_down);

  return g_test_run ();
}
