/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vnt-files.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "vnt-clock.h"
#include "vnt-migrate.h"

/* Parents before children: foreign keys stay on. */
static const char *const work_tables[] = {
  "account",       "draft",          "draft_file",
  "operation",     "operation_file", "operation_log",
  "seen",          "kept",           "snooze",
  "followed",      "text_module",    "stopwatch",
  "reminder",      "view",           "macro",
  "presence",      "remote_session", "colleague",
  "saved_report",  "article_mark",   "article_step",
  "knowledge_use", "article_draft",  "machine_draft",
  "alert_ticket",  "held_news",      NULL,
};

static const char *const suffixes[] = { "", "-wal", "-shm", NULL };

/**
 * vnt_files_make_folder:
 * @path: a folder
 * @error: place for a %VNT_ERROR_STORAGE
 *
 * Makes @path and its parents where they are missing, and lets nobody else into it.
 *
 * Returns: %TRUE if it is there
 */
gboolean
vnt_files_make_folder (const char *path, GError **error)
{
  if (g_mkdir_with_parents (path, 0700) == 0 && g_chmod (path, 0700) == 0)
    return TRUE;

  g_set_error (error, VNT_ERROR, VNT_ERROR_STORAGE, _ ("The folder “%s” could not be used: %s."),
               path, g_strerror (errno));
  return FALSE;
}

static char *
damage_mark (const char *path)
{
  return g_strconcat (path, ".damaged", NULL);
}

/**
 * vnt_files_note_damage:
 * @path: of cache.db
 *
 * Remembers, beside the file, that a damaged page was met in it: the next vnt_files_open_cache() begins anew.
 */
void
vnt_files_note_damage (const char *path)
{
  g_autofree char *mark = damage_mark (path);
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents_full (mark, "", 0, G_FILE_SET_CONTENTS_NONE, 0600, &error))
    g_warning ("%s", error->message);
}

static void
remove_all (const char *path)
{
  for (guint i = 0; suffixes[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      if (g_unlink (name) != 0 && errno != ENOENT)
        g_warning ("“%s” could not be removed: %s", name, g_strerror (errno));
    }
}

static gboolean
quick_check (VntDb *db, GError **error)
{
  g_autoptr (VntRows) rows = vnt_db_select (db, error, "PRAGMA quick_check(1)");

  if (rows == NULL)
    return FALSE;

  if (vnt_rows_next (rows) && g_strcmp0 (vnt_rows_text (rows, 0), "ok") == 0)
    return TRUE;

  if (vnt_rows_done (rows, error))
    g_set_error (error, VNT_ERROR, VNT_ERROR_DAMAGED, "%s", vnt_rows_text (rows, 0));
  return FALSE;
}

static VntDb *
open_once (const char *path, VntDbKind kind, gboolean check, GError **error)
{
  g_autoptr (VntDb) db = vnt_db_open (path, kind, VNT_DB_WRITER, error);

  if (db == NULL || (check && !quick_check (db, error)) || !vnt_migrate (db, error))
    return NULL;

  return g_steal_pointer (&db);
}

/**
 * vnt_files_open_cache:
 * @path: of cache.db
 * @rebuilt: (out): whether it was begun again from nothing
 * @error: place for an error
 *
 * Opens cache.db for writing. A damaged or newer one is thrown away: everything in it can be fetched again.
 *
 * Returns: (transfer full) (nullable): a connection
 */
VntDb *
vnt_files_open_cache (const char *path, gboolean *rebuilt, GError **error)
{
  g_autofree char *mark = damage_mark (path);
  g_autoptr (GError) why = NULL;
  VntDb *db = NULL;

  *rebuilt = g_file_test (mark, G_FILE_TEST_EXISTS);
  if (!*rebuilt)
    db = open_once (path, VNT_DB_CACHE, FALSE, &why);
  if (db != NULL)
    return db;

  if (why != NULL && !g_error_matches (why, VNT_ERROR, VNT_ERROR_DAMAGED) &&
      !g_error_matches (why, VNT_ERROR, VNT_ERROR_NEWER))
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return NULL;
    }

  g_message ("The copy of the server begins anew: %s", why != NULL ? why->message : "marked");
  *rebuilt = TRUE;
  remove_all (path);
  g_unlink (mark);

  return open_once (path, VNT_DB_CACHE, FALSE, error);
}

/* The columns of @table that both files have, as they stand in a statement. */
static char *
common_columns (VntDb *from, VntDb *to, const char *table)
{
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM pragma_table_info('%s')", table);
  g_autoptr (VntRows) rows = vnt_db_select (to, NULL, sql);

  while (rows != NULL && vnt_rows_next (rows))
    {
      gint64 there = 0;

      if (vnt_db_number (from, &there, NULL,
                         "SELECT count(*) FROM pragma_table_info(?) WHERE name = ?",
                         VNT_TEXT (table), VNT_TEXT (vnt_rows_text (rows, 0))) &&
          there > 0)
        g_string_append_printf (columns, "%s\"%s\"", columns->len > 0 ? ", " : "",
                                vnt_rows_text (rows, 0));
    }

  return columns->len > 0 ? g_strdup (columns->str) : NULL;
}

static guint
save_rows (VntDb *from, VntDb *to, const char *select, const char *insert, guint n_columns)
{
  g_autoptr (VntRows) rows = vnt_db_select (from, NULL, select);
  guint saved = 0;

  while (rows != NULL && vnt_rows_next (rows))
    {
      g_autofree VntValue *values = g_new0 (VntValue, n_columns + 1);

      /* The new tables give numbers their type back. */
      for (guint i = 0; i < n_columns; i++)
        values[i] = VNT_TEXT (vnt_rows_text (rows, (int) i));
      if (vnt_db_run_values (to, insert, values, NULL))
        saved += (guint) vnt_db_get_changes (to);
    }

  return saved;
}

/* Reads from both ends, so that a damaged page in the middle costs no more than what is on it. */
static void
save_table (VntDb *from, VntDb *to, const char *table)
{
  g_autofree char *columns = common_columns (from, to, table);
  g_autofree char *up = NULL;
  g_autofree char *down = NULL;
  g_autofree char *insert = NULL;
  g_autoptr (GString) places = g_string_new ("?");
  guint n = 1;
  guint saved;

  if (columns == NULL)
    return;

  for (const char *p = columns; *p != '\0'; p++)
    if (*p == ',')
      {
        g_string_append (places, ", ?");
        n++;
      }

  up = g_strdup_printf ("SELECT %s FROM \"%s\" ORDER BY 1", columns, table);
  down = g_strdup_printf ("SELECT %s FROM \"%s\" NOT INDEXED", columns, table);
  insert =
    g_strdup_printf ("INSERT OR IGNORE INTO \"%s\" (%s) VALUES (%s)", table, columns, places->str);
  saved = save_rows (from, to, down, insert, n);
  saved += save_rows (from, to, up, insert, n);
  g_message ("Saved from “%s”: %u", table, saved);
}

static gboolean
save_tables (VntDb *to, gpointer data, GError **error)
{
  for (guint i = 0; work_tables[i] != NULL; i++)
    save_table (data, to, work_tables[i]);

  return TRUE;
}

/* A name beside @path that no earlier accident took. */
static char *
aside_name (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (vnt_clock_now ());
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");

  for (guint i = 0;; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s.damaged-%s-%u", path, stamp, i);

      if (!g_file_test (name, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&name);
    }
}

static gboolean
set_aside (const char *path, const char *aside, GError **error)
{
  for (guint i = 0; suffixes[i] != NULL; i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (aside, suffixes[i], NULL);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        {
          g_set_error (error, VNT_ERROR, VNT_ERROR_STORAGE,
                       _ ("The damaged file “%s” could not be put aside: %s."), from,
                       g_strerror (errno));
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * vnt_files_open_work:
 * @path: of work.db
 * @was_set_aside: (out): whether a damaged one was found
 * @error: place for an error; %VNT_ERROR_NEWER leaves the file as it was
 *
 * Opens work.db for writing, after checking it: it is small. A damaged one is kept beside, under another name, and what
 * can still be read of it is copied into a new one.
 *
 * Returns: (transfer full) (nullable): a connection
 */
VntDb *
vnt_files_open_work (const char *path, gboolean *was_set_aside, GError **error)
{
  g_autoptr (GError) why = NULL;
  g_autofree char *aside = NULL;
  g_autoptr (VntDb) db = open_once (path, VNT_DB_WORK, TRUE, &why);
  g_autoptr (VntDb) old = NULL;

  *was_set_aside = FALSE;
  if (db != NULL)
    return g_steal_pointer (&db);

  if (!g_error_matches (why, VNT_ERROR, VNT_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return NULL;
    }

  aside = aside_name (path);
  if (!set_aside (path, aside, error))
    return NULL;

  *was_set_aside = TRUE;
  g_warning ("work.db was damaged (%s); it is kept as “%s”", why->message, aside);
  db = open_once (path, VNT_DB_WORK, FALSE, error);
  if (db == NULL)
    return NULL;

  old = vnt_db_open (aside, VNT_DB_WORK, VNT_DB_SALVAGE, NULL);
  if (old != NULL && !vnt_db_transaction (db, save_tables, old, error))
    return NULL;

  return g_steal_pointer (&db);
}
