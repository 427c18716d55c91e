/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vnt-db-private.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <unistd.h>

#define BUSY_TRIES 6

static gint fail_countdown; /* atomic */
static gint fail_code; /* atomic */
static gint fail_happened; /* atomic */

gboolean
vnt_db_set_error (VntDb *self, int result, GError **error)
{
  const char *detail = self->sqlite != NULL ? sqlite3_errmsg (self->sqlite) : "";
  const char *name =
    self->kind == VNT_DB_WORK ? _ ("the agent's own work") : _ ("the copy of the server");

  switch (result & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      self->damaged = TRUE;
      g_set_error (error, VNT_ERROR, VNT_ERROR_DAMAGED, _ ("The file with %s is damaged (%s)."),
                   name, detail);
      break;
    case SQLITE_FULL:
      g_set_error (error, VNT_ERROR, VNT_ERROR_STORAGE,
                   _ ("The disk is full: %s was left as it was. Free some space and try again."),
                   name);
      break;
    case SQLITE_BUSY:
      g_set_error (error, VNT_ERROR, VNT_ERROR_STORAGE,
                   _ ("Another program holds the file with %s. Try again."), name);
      break;
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The search was stopped."));
      break;
    default:
      g_set_error (error, VNT_ERROR, VNT_ERROR_STORAGE,
                   _ ("The file with %s could not be used (%s, %d)."), name, detail, result);
      break;
    }

  return FALSE;
}

/* The one place a statement runs, so that a test can make any of them fail. */
static int
vnt_db_step (VntDb *self, sqlite3_stmt *statement)
{
  if (self->use == VNT_DB_WRITER && g_atomic_int_get (&fail_countdown) > 0 &&
      g_atomic_int_dec_and_test (&fail_countdown))
    {
      g_atomic_int_set (&fail_happened, TRUE);
      if (g_atomic_int_get (&fail_code) == VNT_DB_CRASH)
        _exit (42);
      return g_atomic_int_get (&fail_code);
    }

  return sqlite3_step (statement);
}

static sqlite3_stmt *
vnt_db_take_statement (VntDb *self, const char *sql, GError **error)
{
  g_autofree char *key = NULL;
  sqlite3_stmt *statement = NULL;
  int result;

  if (g_hash_table_steal_extended (self->statements, sql, (gpointer *) &key,
                                   (gpointer *) &statement))
    return statement;

  result = sqlite3_prepare_v3 (self->sqlite, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (result != SQLITE_OK)
    {
      vnt_db_set_error (self, result, error);
      sqlite3_finalize (statement);
      return NULL;
    }

  return statement;
}

static void
vnt_db_give_statement (VntDb *self, const char *sql, sqlite3_stmt *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  if (g_hash_table_contains (self->statements, sql))
    sqlite3_finalize (statement);
  else
    g_hash_table_insert (self->statements, g_strdup (sql), statement);
}

static int
vnt_db_bind (sqlite3_stmt *statement, const VntValue *values)
{
  int result = SQLITE_OK;

  for (int i = 0; values[i].type != '\0' && result == SQLITE_OK; i++)
    {
      if (values[i].type == 'i')
        result = sqlite3_bind_int64 (statement, i + 1, values[i].number);
      else if (values[i].text == NULL)
        result = sqlite3_bind_null (statement, i + 1);
      else
        result = sqlite3_bind_text (statement, i + 1, values[i].text, -1, SQLITE_TRANSIENT);
    }

  return result;
}

/**
 * vnt_db_get_kind:
 * @self: a connection
 *
 * Returns: which database it is on
 */
VntDbKind
vnt_db_get_kind (VntDb *self)
{
  return self->kind;
}

/**
 * vnt_db_exec:
 * @self: a connection
 * @script: one or more statements without values
 * @error: place for an error
 *
 * Runs every statement of @script up to the first that fails.
 *
 * Returns: %TRUE if all of them ran
 */
gboolean
vnt_db_exec (VntDb *self, const char *script, GError **error)
{
  const char *rest = script;

  while (*rest != '\0')
    {
      sqlite3_stmt *statement = NULL;
      int result = sqlite3_prepare_v2 (self->sqlite, rest, -1, &statement, &rest);

      if (result == SQLITE_OK && statement != NULL)
        {
          do
            result = vnt_db_step (self, statement);
          while (result == SQLITE_ROW);
          if (result == SQLITE_DONE)
            result = SQLITE_OK;
        }
      if (result != SQLITE_OK)
        vnt_db_set_error (self, result, error);
      sqlite3_finalize (statement);
      if (result != SQLITE_OK)
        return FALSE;
    }

  return TRUE;
}

/**
 * vnt_db_run_values:
 * @self: a connection
 * @sql: one statement that gives no rows
 * @values: what is bound to it, up to %VNT_END
 * @error: place for an error
 *
 * Runs a statement. Use vnt_db_run().
 *
 * Returns: %TRUE if it ran
 */
gboolean
vnt_db_run_values (VntDb *self, const char *sql, const VntValue *values, GError **error)
{
  g_autoptr (VntRows) rows = vnt_db_select_values (self, sql, values, error);

  if (rows == NULL)
    return FALSE;

  while (vnt_rows_next (rows))
    ;

  return vnt_rows_done (rows, error);
}

/**
 * vnt_db_select_values:
 * @self: a connection
 * @sql: one statement
 * @values: what is bound to it, up to %VNT_END
 * @error: place for an error
 *
 * Prepares a statement, or takes it from those prepared before. Use vnt_db_select().
 *
 * Returns: (transfer full) (nullable): its rows, before the first
 */
VntRows *
vnt_db_select_values (VntDb *self, const char *sql, const VntValue *values, GError **error)
{
  sqlite3_stmt *statement = vnt_db_take_statement (self, sql, error);
  VntRows *rows;
  int result;

  if (statement == NULL)
    return NULL;

  result = vnt_db_bind (statement, values);
  if (result != SQLITE_OK)
    {
      vnt_db_set_error (self, result, error);
      vnt_db_give_statement (self, sql, statement);
      return NULL;
    }

  rows = g_new0 (VntRows, 1);
  rows->db = self;
  rows->statement = statement;
  rows->sql = g_strdup (sql);
  rows->result = SQLITE_ROW;

  return rows;
}

/**
 * vnt_db_number_values:
 * @self: a connection
 * @sql: one statement that gives one number
 * @values: what is bound to it, up to %VNT_END
 * @number: (out): the number; left as it is when there is no row
 * @error: place for an error
 *
 * Reads one number. Use vnt_db_number().
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_db_number_values (
  VntDb *self, const char *sql, const VntValue *values, gint64 *number, GError **error)
{
  g_autoptr (VntRows) rows = vnt_db_select_values (self, sql, values, error);

  if (rows == NULL)
    return FALSE;

  if (vnt_rows_next (rows))
    *number = vnt_rows_int (rows, 0);

  return vnt_rows_done (rows, error);
}

/**
 * vnt_db_get_changes:
 * @self: a connection
 *
 * Returns: how many rows the last statement changed
 */
int
vnt_db_get_changes (VntDb *self)
{
  return sqlite3_changes (self->sqlite);
}

/**
 * vnt_rows_next:
 * @self: rows of a statement
 *
 * Goes to the next row. After %FALSE ask vnt_rows_done() whether that was the end or an error.
 *
 * Returns: %TRUE if there is one
 */
gboolean
vnt_rows_next (VntRows *self)
{
  if (self->result == SQLITE_ROW)
    self->result = vnt_db_step (self->db, self->statement);

  return self->result == SQLITE_ROW;
}

/**
 * vnt_rows_done:
 * @self: rows of a statement
 * @error: place for an error
 *
 * Returns: %FALSE if reading @self ended in an error
 */
gboolean
vnt_rows_done (VntRows *self, GError **error)
{
  if (self->result == SQLITE_ROW || self->result == SQLITE_DONE)
    return TRUE;

  return vnt_db_set_error (self->db, self->result, error);
}

/**
 * vnt_rows_int:
 * @self: rows of a statement, on a row
 * @column: from 0
 *
 * Returns: the number there, 0 for NULL
 */
gint64
vnt_rows_int (VntRows *self, int column)
{
  return sqlite3_column_int64 (self->statement, column);
}

/**
 * vnt_rows_text:
 * @self: rows of a statement, on a row
 * @column: from 0
 *
 * Returns: (transfer none) (nullable): the text there, until the next row
 */
const char *
vnt_rows_text (VntRows *self, int column)
{
  return (const char *) sqlite3_column_text (self->statement, column);
}

/**
 * vnt_rows_dup:
 * @self: rows of a statement, on a row
 * @column: from 0
 *
 * Returns: (transfer full) (nullable): a copy of the text there
 */
char *
vnt_rows_dup (VntRows *self, int column)
{
  return g_strdup (vnt_rows_text (self, column));
}

/**
 * vnt_rows_free:
 * @self: (transfer full): rows of a statement
 *
 * Gives the statement back to its connection.
 */
void
vnt_rows_free (VntRows *self)
{
  vnt_db_give_statement (self->db, self->sql, self->statement);
  g_free (self->sql);
  g_free (self);
}

static gboolean
vnt_db_begin (VntDb *self, const char *how, GError **error)
{
  for (int tries = 1;; tries++)
    {
      g_autoptr (GError) why = NULL;

      if (vnt_db_exec (self, how, &why))
        return TRUE;

      if ((sqlite3_errcode (self->sqlite) & 0xff) != SQLITE_BUSY || tries == BUSY_TRIES)
        {
          g_propagate_error (error, g_steal_pointer (&why));
          return FALSE;
        }
    }
}

static gboolean
vnt_db_in_transaction (VntDb *self, const char *how, VntDbFunc func, gpointer data, GError **error)
{
  if (!vnt_db_begin (self, how, error))
    return FALSE;

  if (func (self, data, error) && vnt_db_exec (self, "COMMIT", error))
    return TRUE;

  /* SQLite has already rolled back after some errors; it must not be counted as a statement of its own. */
  if (!sqlite3_get_autocommit (self->sqlite) &&
      sqlite3_exec (self->sqlite, "ROLLBACK", NULL, NULL, NULL) != SQLITE_OK)
    g_critical ("A transaction could not be rolled back: %s", sqlite3_errmsg (self->sqlite));

  return FALSE;
}

/**
 * vnt_db_transaction:
 * @self: a writing connection, not in a transaction
 * @func: what to do in it; %FALSE with an error set undoes all of it
 * @data: for @func
 * @error: place for an error
 *
 * Runs @func in one transaction that holds the write lock from its beginning: a read that turns into a write would fail
 * at once when another process wrote in between. Waits while another process writes.
 *
 * Returns: %TRUE if it was committed
 */
gboolean
vnt_db_transaction (VntDb *self, VntDbFunc func, gpointer data, GError **error)
{
  return vnt_db_in_transaction (self, "BEGIN IMMEDIATE", func, data, error);
}

/**
 * vnt_db_exclusive:
 * @self: a writing connection, not in a transaction
 * @func: what to do in it
 * @data: for @func
 * @error: place for an error
 *
 * As vnt_db_transaction(), for a change of the tables themselves.
 *
 * Returns: %TRUE if it was committed
 */
gboolean
vnt_db_exclusive (VntDb *self, VntDbFunc func, gpointer data, GError **error)
{
  return vnt_db_in_transaction (self, "BEGIN EXCLUSIVE", func, data, error);
}

/**
 * vnt_db_set_stop:
 * @self: a connection
 * @stop: (nullable): asked now and then while a statement runs
 * @data: for @stop
 *
 * Lets a long read be stopped; it then fails with %G_IO_ERROR_CANCELLED.
 */
void
vnt_db_set_stop (VntDb *self, VntDbStop stop, gpointer data)
{
  self->stop = stop;
  self->stop_data = data;
}

/**
 * vnt_db_is_damaged:
 * @self: a connection
 *
 * Returns: whether it met a damaged page
 */
gboolean
vnt_db_is_damaged (VntDb *self)
{
  return self->damaged;
}

/**
 * vnt_db_fail_for_tests:
 * @nth: which statement of a writer from now, 0 for none
 * @code: an SQLite result or %VNT_DB_CRASH
 *
 * Makes one statement fail.
 */
void
vnt_db_fail_for_tests (int nth, int code)
{
  g_atomic_int_set (&fail_happened, FALSE);
  g_atomic_int_set (&fail_code, code);
  g_atomic_int_set (&fail_countdown, nth);
}

/**
 * vnt_db_failed_for_tests:
 *
 * Returns: whether the statement given to vnt_db_fail_for_tests() was reached
 */
gboolean
vnt_db_failed_for_tests (void)
{
  return g_atomic_int_get (&fail_happened);
}
