/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-draft-table.h"

#include "vnt-account-table.h"
#include "vnt-new-ticket.h"
#include "vnt-text.h"

#define COLUMNS "uuid, ticket, kind, text, cursor, status, minutes, updated, options, receivers"

static gboolean
read_files (VntDb *db, VntDraft *draft, GError **error)
{
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT path, name, content_type, size FROM draft_file WHERE draft = ?"
                   " ORDER BY position",
                   VNT_TEXT (draft->uuid));

  if (rows == NULL)
    return FALSE;

  while (vnt_rows_next (rows))
    g_ptr_array_add (draft->files, vnt_file_new (vnt_rows_text (rows, 0), vnt_rows_text (rows, 1),
                                                 vnt_rows_text (rows, 2), vnt_rows_int (rows, 3)));

  return vnt_rows_done (rows, error);
}

static VntDraft *
read_draft (VntDb *db, VntRows *rows, GError **error)
{
  g_autoptr (VntDraft) draft =
    vnt_draft_new (vnt_rows_int (rows, 1), (VntOperationKind) vnt_rows_int (rows, 2));

  vnt_text_set (&draft->uuid, vnt_rows_text (rows, 0));
  vnt_text_set (&draft->text, vnt_rows_text (rows, 3));
  draft->cursor = (guint) vnt_rows_int (rows, 4);
  vnt_text_set (&draft->status, vnt_rows_text (rows, 5));
  draft->minutes = (int) vnt_rows_int (rows, 6);
  draft->updated = vnt_rows_int (rows, 7);
  draft->options = (VntDraftOptions) vnt_rows_int (rows, 8);
  vnt_text_set (&draft->receivers, vnt_rows_text (rows, 9));

  return read_files (db, draft, error) ? g_steal_pointer (&draft) : NULL;
}

/**
 * vnt_draft_table_get:
 * @db: a connection to work.db
 * @ticket: a ticket
 * @draft: (out) (nullable): what is being written on it, %NULL when nothing is
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_draft_table_get (VntDb *db, gint64 ticket, VntDraft **draft, GError **error)
{
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT " COLUMNS " FROM draft WHERE account = " VNT_CURRENT_ACCOUNT
                   " AND ticket = ?",
                   VNT_INT (ticket));

  *draft = NULL;
  if (rows == NULL)
    return FALSE;

  if (vnt_rows_next (rows))
    {
      *draft = read_draft (db, rows, error);
      if (*draft == NULL)
        return FALSE;
    }

  return vnt_rows_done (rows, error);
}

/**
 * vnt_draft_table_write:
 * @db: a writing connection to work.db
 * @draft: what is being written
 * @error: place for an error
 *
 * Writes the draft of a ticket in place of the one before.
 *
 * Returns: %TRUE if written
 */
gboolean
vnt_draft_table_write (VntDb *db, const VntDraft *draft, GError **error)
{
  if (!vnt_db_run (db, error,
                   "DELETE FROM draft WHERE uuid = ?1 OR (account = " VNT_CURRENT_ACCOUNT
                   " AND ticket = ?2)",
                   VNT_TEXT (draft->uuid), VNT_INT (draft->ticket)) ||
      !vnt_db_run (db, error,
                   "INSERT INTO draft (account, " COLUMNS ") VALUES (" VNT_CURRENT_ACCOUNT
                   ", ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                   VNT_TEXT (draft->uuid), VNT_INT (draft->ticket), VNT_INT (draft->kind),
                   VNT_TEXT (draft->text != NULL ? draft->text : ""), VNT_INT (draft->cursor),
                   VNT_TEXT (draft->status), VNT_INT (draft->minutes), VNT_INT (draft->updated),
                   VNT_INT (draft->options & ~VNT_DRAFT_FORMATTED), VNT_TEXT (draft->receivers)))
    return FALSE;

  for (guint i = 0; i < draft->files->len; i++)
    {
      const VntFile *file = g_ptr_array_index (draft->files, i);

      if (!vnt_db_run (db, error,
                       "INSERT INTO draft_file (draft, position, path, name, content_type, size)"
                       " VALUES (?, ?, ?, ?, ?, ?)",
                       VNT_TEXT (draft->uuid), VNT_INT (i), VNT_TEXT (file->path),
                       VNT_TEXT (file->name), VNT_TEXT (file->content_type), VNT_INT (file->size)))
        return FALSE;
    }

  return TRUE;
}

/**
 * vnt_draft_table_delete:
 * @db: a writing connection to work.db
 * @uuid: a draft's
 * @error: place for an error
 *
 * Returns: %TRUE if it is not there any more
 */
gboolean
vnt_draft_table_delete (VntDb *db, const char *uuid, GError **error)
{
  return vnt_db_run (db, error, "DELETE FROM draft WHERE uuid = ?", VNT_TEXT (uuid));
}

/**
 * vnt_draft_table_list:
 * @db: a connection to work.db
 * @error: place for an error
 *
 * Returns: (transfer full) (element-type VntDraft) (nullable): every draft of the account, the last written first
 */
GPtrArray *
vnt_draft_table_list (VntDb *db, GError **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_draft_unref);
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT " COLUMNS " FROM draft WHERE account = " VNT_CURRENT_ACCOUNT
                   " ORDER BY updated DESC, ticket");

  if (rows == NULL)
    return NULL;

  while (vnt_rows_next (rows))
    {
      VntDraft *draft = read_draft (db, rows, error);

      if (draft == NULL)
        return NULL;
      g_ptr_array_add (drafts, draft);
    }

  return vnt_rows_done (rows, error) ? g_steal_pointer (&drafts) : NULL;
}

/**
 * vnt_draft_join:
 * @first: a draft
 * @second: another on the same ticket
 *
 * Puts two texts one below the other so that neither is lost, under the identity of @first. An internal comment stays
 * internal: the whole is one when either is.
 *
 * Returns: (transfer full): a new value
 */
VntDraft *
vnt_draft_join (const VntDraft *first, const VntDraft *second)
{
  VntDraft *both = vnt_draft_copy (first);
  g_autofree char *below = NULL;
  gboolean gap;

  /* Of two new tickets the second becomes text of the first. */
  if (second->kind == VNT_OPERATION_CREATE)
    {
      const char *text;
      g_autoptr (VntNewTicket) made = vnt_new_ticket_read (second->text, &text);

      below = g_strconcat (made->subject, *made->subject != '\0' ? "\n" : "", text, NULL);
    }
  else
    below = g_strdup (second->text);

  gap = *first->text != '\0' && *below != '\0';
  g_free (both->text);
  both->text = g_strconcat (first->text, gap ? "\n\n" : "", below, NULL);
  both->cursor = (guint) g_utf8_strlen (both->text, -1);
  if (second->kind == VNT_OPERATION_COMMENT)
    both->kind = VNT_OPERATION_COMMENT;
  if (second->status != NULL)
    vnt_text_set (&both->status, second->status);
  both->minutes += second->minutes;
  both->updated = MAX (first->updated, second->updated);
  for (guint i = 0; i < second->files->len; i++)
    g_ptr_array_add (both->files, vnt_file_ref (g_ptr_array_index (second->files, i)));

  return both;
}

/**
 * vnt_draft_table_move:
 * @db: a writing connection to work.db
 * @from: a ticket that was merged away
 * @to: the ticket it is part of now
 * @error: place for an error
 *
 * Takes the draft of @from along, below the one @to may have.
 *
 * Returns: %TRUE if done
 */
gboolean
vnt_draft_table_move (VntDb *db, gint64 from, gint64 to, GError **error)
{
  g_autoptr (VntDraft) moved = NULL;
  g_autoptr (VntDraft) there = NULL;
  g_autoptr (VntDraft) result = NULL;

  if (!vnt_draft_table_get (db, from, &moved, error) ||
      !vnt_draft_table_get (db, to, &there, error))
    return FALSE;

  if (moved == NULL)
    return TRUE;

  result = there != NULL ? vnt_draft_join (there, moved) : vnt_draft_copy (moved);
  result->ticket = to;

  return vnt_draft_table_delete (db, moved->uuid, error) &&
         vnt_draft_table_write (db, result, error);
}

/**
 * vnt_seen_table_get:
 * @db: a connection to work.db
 * @ticket: a ticket
 * @updated: (out): up to which change the agent has seen it, 0 when never
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_seen_table_get (VntDb *db, gint64 ticket, gint64 *updated, GError **error)
{
  *updated = 0;
  return vnt_db_number (db, updated, error,
                        "SELECT updated FROM seen WHERE account = " VNT_CURRENT_ACCOUNT
                        " AND ticket = ?",
                        VNT_INT (ticket));
}

/**
 * vnt_seen_table_set:
 * @db: a writing connection to work.db
 * @ticket: a ticket
 * @updated: Unix seconds of the change the agent has seen
 * @error: place for an error
 *
 * Returns: %TRUE if written
 */
gboolean
vnt_seen_table_set (VntDb *db, gint64 ticket, gint64 updated, GError **error)
{
  return vnt_db_run (db, error,
                     "INSERT INTO seen (account, ticket, updated) VALUES (" VNT_CURRENT_ACCOUNT
                     ", ?, ?) ON CONFLICT (account, ticket) DO UPDATE SET"
                     " updated = max(updated, excluded.updated)",
                     VNT_INT (ticket), VNT_INT (updated));
}

/**
 * vnt_file_is_needed:
 * @db: a connection to work.db
 * @path: of a file
 * @needed: (out): whether a draft or an operation, of whatever account, goes with it
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_file_is_needed (VntDb *db, const char *path, gboolean *needed, GError **error)
{
  gint64 count = 0;

  if (!vnt_db_number (db, &count, error,
                      "SELECT (SELECT count(*) FROM draft_file WHERE path = ?1) +"
                      " (SELECT count(*) FROM operation_file WHERE path = ?1)",
                      VNT_TEXT (path)))
    return FALSE;

  *needed = count > 0;
  return TRUE;
}
