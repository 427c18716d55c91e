/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vnt-db-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vnt-tokenizer.h"

#define BUSY_MILLISECONDS 5000
/* How many SQLite instructions run between two looks at whether a read shall stop. */
#define STOP_INTERVAL 4000

/* SQLite gives -wal and -shm the mode of the file itself, so it is enough that this one is made private. A file that is
 * there is not opened: closing it would end every lock this process has on it, those of SQLite among them. */
static gboolean
vnt_db_make_private (const char *path, GError **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  struct stat info = { 0 };
  gboolean ok = fd >= 0;

  if (fd >= 0)
    close (fd);
  else if (errno == EEXIST && lstat (path, &info) == 0)
    {
      errno = ELOOP;
      ok = S_ISREG (info.st_mode) && ((info.st_mode & 0777) == 0600 || chmod (path, 0600) == 0);
    }

  if (!ok)
    g_set_error (error, VNT_ERROR, VNT_ERROR_STORAGE, _ ("“%s” could not be opened: %s."), path,
                 g_strerror (errno));

  return ok;
}

/* Sets a pragma and reads it back: an unknown or refused one is silent in SQLite. */
static gboolean
vnt_db_pragma (
  VntDb *self, const char *name, const char *value, const char *expected, GError **error)
{
  g_autofree char *set = g_strdup_printf ("PRAGMA %s = %s", name, value);
  g_autofree char *get = g_strdup_printf ("PRAGMA %s", name);
  g_autoptr (VntRows) rows = NULL;

  if (!vnt_db_exec (self, set, error))
    return FALSE;

  rows = vnt_db_select (self, error, get);
  if (rows == NULL)
    return FALSE;

  if (vnt_rows_next (rows) && g_strcmp0 (vnt_rows_text (rows, 0), expected) == 0)
    return TRUE;

  if (vnt_rows_done (rows, error))
    g_set_error (error, VNT_ERROR, VNT_ERROR_STORAGE, "PRAGMA %s is “%s” instead of “%s”", name,
                 vnt_rows_text (rows, 0), expected);
  return FALSE;
}

static gboolean
vnt_db_set_pragmas (VntDb *self, GError **error)
{
  const char *synchronous = self->kind == VNT_DB_WORK ? "2" : "1";

  /* Lets SQLite skip what it cannot understand of the list of tables. */
  if (self->use == VNT_DB_SALVAGE)
    return vnt_db_exec (self, "PRAGMA writable_schema = ON; PRAGMA query_only = ON", error);

  /* SQLite before 3.42 does not let triggers of an untrusted schema write to a full-text index; work.db has neither. */
  if (self->kind == VNT_DB_WORK && !vnt_db_pragma (self, "trusted_schema", "0", "0", error))
    return FALSE;

  if (!vnt_db_pragma (self, "foreign_keys", "1", "1", error) ||
      !vnt_db_pragma (self, "synchronous", synchronous, synchronous, error) ||
      !vnt_db_pragma (self, "cache_size", "-8000", "-8000", error))
    return FALSE;

  if (self->use == VNT_DB_READER)
    return vnt_db_pragma (self, "query_only", "1", "1", error);

  /* So that vnt_store_shrink() can give back what is not used. Only a file without tables takes it; others stay as they are. */
  if (self->kind == VNT_DB_CACHE && !vnt_db_exec (self, "PRAGMA auto_vacuum = INCREMENTAL", error))
    return FALSE;

  return vnt_db_pragma (self, "journal_mode", "wal", "wal", error);
}

static int
vnt_db_on_progress (gpointer data)
{
  VntDb *self = data;

  return self->stop != NULL && self->stop (self->stop_data);
}

/**
 * vnt_db_open:
 * @path: the file; made, readable by its owner only, when it does not exist
 * @kind: which of the two databases it is
 * @use: whether this connection writes
 * @error: place for a %VNT_ERROR_STORAGE or %VNT_ERROR_DAMAGED
 *
 * Opens a connection and sets what every one of them has: foreign keys, write-ahead log, five seconds of patience.
 *
 * Returns: (transfer full) (nullable): a connection
 */
VntDb *
vnt_db_open (const char *path, VntDbKind kind, VntDbUse use, GError **error)
{
  g_autoptr (VntDb) self = NULL;
  int result;

  g_return_val_if_fail (path != NULL, NULL);

  if (!vnt_db_make_private (path, error))
    return NULL;

  self = g_new0 (VntDb, 1);
  self->kind = kind;
  self->use = use;
  self->statements =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sqlite3_finalize);

  result =
    sqlite3_open_v2 (path, &self->sqlite,
                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_busy_timeout (self->sqlite, BUSY_MILLISECONDS);
  if (result == SQLITE_OK && kind == VNT_DB_CACHE)
    result = vnt_tokenizer_register (self->sqlite);
  if (result != SQLITE_OK)
    {
      vnt_db_set_error (self, result, error);
      return NULL;
    }

  sqlite3_progress_handler (self->sqlite, STOP_INTERVAL, vnt_db_on_progress, self);
  if (!vnt_db_set_pragmas (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * vnt_db_close:
 * @self: (transfer full): a connection
 *
 * Closes the connection. Every #VntRows must have been freed before.
 */
void
vnt_db_close (VntDb *self)
{
  g_hash_table_unref (self->statements);
  if (sqlite3_close (self->sqlite) != SQLITE_OK)
    g_critical ("A database was closed while in use: %s", sqlite3_errmsg (self->sqlite));
  g_free (self);
}
