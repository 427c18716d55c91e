/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles that are being written about tickets. */
#include "config.h"

#include "vnt-store-article-draft.h"

#include <glib/gi18n.h>

#include "vnt-account-table.h"
#include "vnt-clock.h"
#include "vnt-draft-entry.h"
#include "vnt-new-article.h"
#include "vnt-operation-table.h"
#include "vnt-text.h"

#define OURS "account = " VNT_CURRENT_ACCOUNT

/**
 * vnt_store_get_article_draft:
 * @self: a #VntStore
 * @ticket: what it is about
 * @value: (out) (nullable): see vnt_new_article_write(); %NULL when none is being written
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_store_get_article_draft (VntStore *self, gint64 ticket, char **value, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  VntRows *rows;
  gboolean ok;

  *value = NULL;
  if (reader == NULL)
    return FALSE;

  rows = vnt_db_select (reader->work, error,
                        "SELECT value FROM article_draft WHERE " OURS " AND ticket = ?",
                        VNT_INT (ticket));
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
  if (call->text == NULL)
    return vnt_db_run (db, error, "DELETE FROM article_draft WHERE " OURS " AND ticket = ?",
                       VNT_INT (call->ticket));
  return vnt_db_run (db, error,
                     "INSERT OR REPLACE INTO article_draft (account, ticket, value, updated)"
                     " VALUES (" VNT_CURRENT_ACCOUNT ", ?, ?, ?)",
                     VNT_INT (call->ticket), VNT_TEXT (call->text), VNT_INT (call->time));
}

/**
 * vnt_store_save_article_draft:
 * @self: a #VntStore
 * @ticket: what it is about
 * @value: (nullable): see vnt_new_article_write(); %NULL to throw it away
 * @error: place for an error
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_save_article_draft (VntStore *self, gint64 ticket, const char *value, GError **error)
{
  VntCall call = { .ticket = ticket, .text = value, .time = vnt_clock_now () };

  return vnt_store_write_work (self, save_draft, &call, error);
}

static gboolean
queue_article (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  VntOperation *operation = (VntOperation *) call->value;
  gint64 ticket = operation->ticket;

  if (!vnt_operation_table_follow (db, &ticket, error))
    return FALSE;
  call->news |= VNT_NEWS_OUTBOX | VNT_NEWS_WRITING;
  vnt_call_touch (call, ticket);
  vnt_call_note_conversation (call, ticket);
  return vnt_operation_table_insert (db, operation, operation->uuid, error) &&
         vnt_db_run (db, error, "DELETE FROM article_draft WHERE " OURS " AND ticket = ?",
                     VNT_INT (operation->ticket));
}

/**
 * vnt_store_queue_article:
 * @self: a #VntStore
 * @operation: a new article
 * @error: place for an error
 *
 * In one transaction the draft goes and the article waits to be sent.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_queue_article (VntStore *self, VntOperation *operation, GError **error)
{
  VntCall call = { .value = operation };

  return vnt_store_write_work (self, queue_article, &call, error);
}

/* private: what was queued is being written again; a draft begun since goes below it. */
gboolean
vnt_store_undo_article (VntDb *db, VntCall *call, const VntOperation *operation, GError **error)
{
  g_autoptr (VntNewArticle) made = vnt_new_article_read (operation->value, NULL);
  g_autofree char *value = vnt_new_article_write (made, vnt_operation_get_words (operation));

  if (!vnt_operation_may_be_taken_back (operation))
    {
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_CONFLICT,
                           _ ("It is too late to take this back: it is already on its way."));
      return FALSE;
    }

  call->news |= VNT_NEWS_OUTBOX | VNT_NEWS_WRITING;
  vnt_call_touch (call, operation->ticket);
  vnt_call_note_conversation (call, operation->ticket);
  call->result = vnt_draft_new (operation->ticket, VNT_OPERATION_ARTICLE);
  return vnt_db_run (db, error,
                     "INSERT INTO article_draft (account, ticket, value, updated)"
                     " VALUES (" VNT_CURRENT_ACCOUNT ", ?, ?, ?) ON CONFLICT DO UPDATE SET"
                     " value = excluded.value || char(10) || value",
                     VNT_INT (operation->ticket), VNT_TEXT (value), VNT_INT (vnt_clock_now ())) &&
         vnt_operation_table_delete (db, operation->uuid, error);
}

/**
 * vnt_article_draft_list:
 * @db: a connection to work.db
 * @entries: (element-type VntDraftEntry): those that are added to
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_article_draft_list (VntDb *db, GPtrArray *entries, GError **error)
{
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error, "SELECT ticket, value, updated FROM article_draft WHERE " OURS);

  if (rows == NULL)
    return FALSE;
  while (vnt_rows_next (rows))
    {
      g_autoptr (VntDraft) draft = vnt_draft_new (vnt_rows_int (rows, 0), VNT_OPERATION_ARTICLE);
      g_autoptr (VntNewArticle) made = vnt_new_article_read (vnt_rows_text (rows, 1), NULL);

      vnt_text_set (&draft->text, vnt_rows_text (rows, 1));
      draft->updated = vnt_rows_int (rows, 2);
      g_ptr_array_add (entries, vnt_draft_entry_new (draft, made->title));
    }
  return vnt_rows_done (rows, error);
}

/**
 * vnt_store_find_article_fields:
 * @self: a #VntStore
 * @category: where the article goes
 * @body: (out) (nullable): what the server calls the field its text goes into
 * @service: (out) (nullable): and what it is about
 * @error: place for an error
 *
 * As the articles of the category have it, else any.
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_store_find_article_fields (
  VntStore *self, const char *category, char **body, char **service, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  VntRows *rows;
  gboolean ok;

  *body = *service = NULL;
  if (reader == NULL)
    return FALSE;

  rows = vnt_db_select (reader->cache, error,
                        "SELECT body_field, service_field FROM article"
                        " WHERE body_field IS NOT NULL"
                        " ORDER BY category IS NOT ?, service_field IS NULL LIMIT 1",
                        VNT_TEXT (category));
  if (rows != NULL && vnt_rows_next (rows))
    {
      *body = vnt_rows_dup (rows, 0);
      *service = vnt_rows_dup (rows, 1);
    }
  ok = rows != NULL && vnt_rows_done (rows, error);
  g_clear_pointer (&rows, vnt_rows_free);
  vnt_store_give_reader (self, reader);
  return ok;
}
