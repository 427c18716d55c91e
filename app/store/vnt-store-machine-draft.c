/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vnt-store-machine-draft.h"

#include <glib/gi18n.h>

#include "vnt-account-table.h"
#include "vnt-clock.h"
#include "vnt-draft-entry.h"
#include "vnt-error.h"
#include "vnt-machine-change.h"
#include "vnt-machine-draft.h"
#include "vnt-operation-table.h"
#include "vnt-store-creation.h"
#include "vnt-text.h"

#define OURS "account = " VNT_CURRENT_ACCOUNT

/**
 * vnt_store_get_machine_draft:
 * @self: a #VntStore
 * @machine: its number, 0 for a new one
 * @value: (out) (nullable): see vnt_machine_draft_write(); %NULL when nothing was begun
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_store_get_machine_draft (VntStore *self, gint64 machine, char **value, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  VntRows *rows;
  gboolean ok;

  *value = NULL;
  if (reader == NULL)
    return FALSE;

  rows = vnt_db_select (reader->work, error,
                        "SELECT value FROM machine_draft WHERE " OURS " AND machine = ?",
                        VNT_INT (machine));
  if (rows != NULL && vnt_rows_next (rows))
    *value = vnt_rows_dup (rows, 0);
  ok = rows != NULL && vnt_rows_done (rows, error);
  g_clear_pointer (&rows, vnt_rows_free);
  vnt_store_give_reader (self, reader);
  return ok;
}

static gboolean
save_draft (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  call->news |= VNT_NEWS_WRITING;
  if (call->value == NULL)
    return vnt_machine_draft_delete (db, call->number, error);
  return vnt_db_run (db, error,
                     "INSERT OR REPLACE INTO machine_draft (account, machine, name, value, updated)"
                     " VALUES (" VNT_CURRENT_ACCOUNT ", ?, ?, ?, ?)",
                     VNT_INT (call->number), VNT_TEXT (call->text),
                     VNT_TEXT ((const char *) call->value), VNT_INT (call->time));
}

/**
 * vnt_store_save_machine_draft:
 * @self: a #VntStore
 * @machine: its number, 0 for a new one
 * @name: what it is called, "" while it has no name
 * @value: (nullable): see vnt_machine_draft_write(); %NULL to throw it away
 * @error: place for an error
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_save_machine_draft (
  VntStore *self, gint64 machine, const char *name, const char *value, GError **error)
{
  VntCall call = { .number = machine, .text = name, .value = value, .time = vnt_clock_now () };

  return vnt_store_write_work (self, save_draft, &call, error);
}

/* Returns: %TRUE if it is not there any more */
gboolean
vnt_machine_draft_delete (VntDb *db, gint64 machine, GError **error)
{
  return vnt_db_run (db, error, "DELETE FROM machine_draft WHERE " OURS " AND machine = ?",
                     VNT_INT (machine));
}

/* A machine made here got its number. */
gboolean
vnt_machine_draft_move (VntDb *db, gint64 from, gint64 to, GError **error)
{
  return vnt_db_run (db, error,
                     "UPDATE OR IGNORE machine_draft SET machine = ? WHERE " OURS
                     " AND machine = ?",
                     VNT_INT (to), VNT_INT (from));
}

static gboolean
may_be_filled_in (VntDb *db, const VntOperation *operation, GError **error)
{
  gint64 other = 0;

  if (!vnt_operation_may_be_taken_back (operation))
    {
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_CONFLICT,
                           _ ("It is too late to take this back: it is already on its way."));
      return FALSE;
    }
  if (!vnt_store_may_give_up (db, operation, error) ||
      !vnt_db_number (db, &other, error,
                      "SELECT EXISTS (SELECT 1 FROM machine_draft WHERE " OURS " AND machine = 0)"))
    return FALSE;
  if (other != 0)
    g_set_error_literal (
      error, VNT_ERROR, VNT_ERROR_CONFLICT,
      _ (
        "Another new machine is being filled in. Save or discard it first: it is among the drafts."));
  return other == 0;
}

/* private: what was queued is a draft again. */
gboolean
vnt_store_undo_machine (VntDb *db, VntCall *call, const VntOperation *operation, GError **error)
{
  g_autoptr (VntMachine) made = vnt_machine_read (0, operation->value);
  g_autofree char *value = vnt_machine_draft_write (NULL, made);
  VntCall kept = { .text = made->name, .value = value, .time = vnt_clock_now () };

  if (!may_be_filled_in (db, operation, error))
    return FALSE;
  call->news |= VNT_NEWS_OUTBOX | VNT_NEWS_WRITING;
  call->result = vnt_draft_new (operation->ticket, VNT_OPERATION_CREATE_MACHINE);
  return save_draft (db, &kept, error) && vnt_operation_table_delete (db, operation->uuid, error);
}

/**
 * vnt_machine_draft_list:
 * @db: a connection to work.db
 * @entries: (element-type VntDraftEntry): those that are added to
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_machine_draft_list (VntDb *db, GPtrArray *entries, GError **error)
{
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT machine, name, value, updated FROM machine_draft WHERE " OURS);

  if (rows == NULL)
    return FALSE;
  while (vnt_rows_next (rows))
    {
      gint64 machine = vnt_rows_int (rows, 0);
      g_autoptr (VntDraft) draft =
        vnt_draft_new (vnt_machine_subject (machine),
                       machine == 0 ? VNT_OPERATION_CREATE_MACHINE : VNT_OPERATION_EDIT_MACHINE);

      vnt_text_set (&draft->text, vnt_rows_text (rows, 2));
      draft->updated = vnt_rows_int (rows, 3);
      g_ptr_array_add (entries, vnt_draft_entry_new (draft, vnt_rows_text (rows, 1)));
    }
  return vnt_rows_done (rows, error);
}
