/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-article-table.h"

#include <string.h>

#include "vnt-document.h"
#include "vnt-picture-table.h"
#include "vnt-text.h"

/**
 * vnt_article_table_make_plain:
 * @article: an article
 *
 * What a search looks at. Takes its time for a long one: call it before a transaction.
 *
 * Returns: (transfer full) (nullable): plain text, %NULL without a body
 */
char *
vnt_article_table_make_plain (const VntArticle *article)
{
  g_autoptr (VntDocument) document = NULL;

  if (article->body == NULL)
    return NULL;

  document = vnt_document_new_from_html (article->body);
  return vnt_document_to_text (document);
}

/**
 * vnt_article_table_write:
 * @db: a writing connection to cache.db
 * @article: an article
 * @plain: (nullable): what vnt_article_table_make_plain() made of it
 * @error: place for an error
 *
 * Writes an article, new or not. A body that is here stays when @article has none.
 *
 * Returns: %TRUE if written
 */
gboolean
vnt_article_table_write (VntDb *db, const VntArticle *article, const char *plain, GError **error)
{
  gboolean written = vnt_db_run (
    db, error,
    "INSERT INTO article (id, title, summary, category, service, body, plain, body_field,"
    " service_field, author, editor, created, updated)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
    " title = excluded.title, summary = excluded.summary, category = excluded.category,"
    " plain = CASE WHEN excluded.body IS NULL THEN plain ELSE excluded.plain END,"
    " body = ifnull(excluded.body, body), service = excluded.service,"
    " body_field = excluded.body_field, service_field = excluded.service_field,"
    " author = excluded.author, editor = excluded.editor, created = excluded.created,"
    " updated = excluded.updated",
    VNT_INT (article->id), VNT_TEXT (article->title), VNT_TEXT (article->summary),
    VNT_TEXT (article->category), VNT_TEXT (article->service), VNT_TEXT (article->body),
    VNT_TEXT (plain), VNT_TEXT (article->body_field), VNT_TEXT (article->service_field),
    VNT_TEXT (article->author), VNT_TEXT (article->editor), VNT_INT (article->created),
    VNT_INT (article->updated));

  return written && vnt_picture_table_write (db, article, error);
}

#define COLUMNS                                                                                \
  "id, title, summary, category, service, body_field, service_field, author, editor, created," \
  " updated, "

/* The last column is the body. */
static VntArticle *
read_row (VntRows *rows)
{
  VntArticle *article = vnt_article_new (vnt_rows_int (rows, 0), vnt_rows_text (rows, 1));

  vnt_text_set (&article->summary, vnt_rows_text (rows, 2));
  vnt_text_set (&article->category, vnt_rows_text (rows, 3));
  vnt_text_set (&article->service, vnt_rows_text (rows, 4));
  vnt_text_set (&article->body_field, vnt_rows_text (rows, 5));
  vnt_text_set (&article->service_field, vnt_rows_text (rows, 6));
  vnt_text_set (&article->author, vnt_rows_text (rows, 7));
  vnt_text_set (&article->editor, vnt_rows_text (rows, 8));
  article->created = vnt_rows_int (rows, 9);
  article->updated = vnt_rows_int (rows, 10);
  vnt_text_set (&article->body, vnt_rows_text (rows, 11));

  return article;
}

/**
 * vnt_article_table_read:
 * @db: a connection to cache.db
 * @id: an article
 * @article: (out) (nullable): it, %NULL when it is not here
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_article_table_read (VntDb *db, gint64 id, VntArticle **article, GError **error)
{
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error, "SELECT " COLUMNS "body FROM article WHERE id = ?", VNT_INT (id));

  *article = NULL;
  if (rows == NULL)
    return FALSE;

  if (vnt_rows_next (rows))
    *article = read_row (rows);

  return vnt_rows_done (rows, error);
}

/**
 * vnt_article_table_read_changes:
 * @db: a connection to cache.db
 * @detail: gets the changes of its article that this computer knows of
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_article_table_read_changes (VntDb *db, VntArticleDetail *detail, GError **error)
{
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT changed, editor FROM article_change WHERE article = ?"
                   " ORDER BY changed DESC LIMIT 100",
                   VNT_INT (detail->article->id));

  if (rows == NULL)
    return FALSE;
  while (vnt_rows_next (rows))
    vnt_article_detail_add_change (detail, vnt_rows_int (rows, 0), vnt_rows_text (rows, 1));
  return vnt_rows_done (rows, error);
}

/* A few thousand at most, so ranking all hits is cheap; the filters come after. */
#define MOST_RANKED 1000

static VntRows *
select_found (VntDb *db, const VntArticleQuery *query, const char *match, GError **error)
{
  if (match == NULL)
    return vnt_db_select (db, error,
                          "SELECT " COLUMNS "NULL FROM article"
                          " WHERE (?1 IS NULL OR category = ?1) AND (?2 IS NULL OR service = ?2)"
                          " ORDER BY title COLLATE NOCASE LIMIT ?3",
                          VNT_TEXT (query->category), VNT_TEXT (query->service),
                          VNT_INT (query->limit));
  return vnt_db_select (
    db, error,
    "SELECT " COLUMNS "NULL FROM (SELECT rowid AS hit,"
    " bm25(article_search, 10.0, 4.0, 2.0, 1.0) AS score FROM article_search"
    " WHERE article_search MATCH ?1 ORDER BY score LIMIT ?2) JOIN article ON id = hit"
    " WHERE (?3 IS NULL OR category = ?3) AND (?4 IS NULL OR service = ?4)"
    " ORDER BY score LIMIT ?5",
    VNT_TEXT (match), VNT_INT (MOST_RANKED), VNT_TEXT (query->category), VNT_TEXT (query->service),
    VNT_INT (query->limit));
}

/* @text has a 1 before and a 2 behind what was looked for. */
static char *
take_marks (const char *text, GArray *marks)
{
  GString *clean = g_string_new (NULL);
  VntMark mark = { 0, 0 };

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p++)
    if (*p == 1)
      mark.start = (guint) clean->len;
    else if (*p == 2)
      {
        mark.end = (guint) clean->len;
        g_array_append_val (marks, mark);
      }
    else
      g_string_append_c (clean, *p == '\n' || *p == '\t' ? ' ' : *p);
  return g_string_free (clean, FALSE);
}

/* Only for those that are shown: it reads the whole text. */
static gboolean
read_passage (VntDb *db, VntFoundArticle *found, const char *match, GError **error)
{
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT highlight(article_search, 0, char(1), char(2)),"
                   " snippet(article_search, 3, char(1), char(2), '…', 24),"
                   " highlight(article_search, 1, char(1), char(2))"
                   " FROM article_search WHERE article_search MATCH ? AND rowid = ?",
                   VNT_TEXT (match), VNT_INT (found->article->id));

  if (rows == NULL)
    return FALSE;
  if (vnt_rows_next (rows))
    {
      const char *passage = vnt_rows_text (rows, 1);
      const char *summary = vnt_rows_text (rows, 2);
      g_autofree char *title = take_marks (vnt_rows_text (rows, 0), found->title_marks);

      if (passage == NULL || strchr (passage, 1) == NULL)
        passage = summary != NULL ? summary : passage;
      g_free (found->passage);
      found->passage = take_marks (passage, found->passage_marks);
    }
  return vnt_rows_done (rows, error);
}

/**
 * vnt_article_table_find:
 * @db: a connection to cache.db
 * @query: which; its shelf is left out of account
 * @match: (nullable): a full-text expression, %NULL for every article
 * @passages: also where the words stand
 * @error: place for an error
 *
 * Finds articles, the best first: a word in the title counts most. Without bodies.
 *
 * Returns: (transfer full) (element-type VntFoundArticle) (nullable): them
 */
GPtrArray *
vnt_article_table_find (
  VntDb *db, const VntArticleQuery *query, const char *match, gboolean passages, GError **error)
{
  g_autoptr (GPtrArray) all =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_found_article_free);
  VntRows *rows = select_found (db, query, match, error);
  gboolean ok;

  if (rows == NULL)
    return NULL;

  while (vnt_rows_next (rows))
    {
      VntFoundArticle *found = vnt_found_article_new (read_row (rows));

      found->passage = g_strdup (found->article->summary);
      g_ptr_array_add (all, found);
    }
  ok = vnt_rows_done (rows, error);
  vnt_rows_free (rows);

  for (guint i = 0; ok && passages && match != NULL && i < all->len; i++)
    ok = read_passage (db, all->pdata[i], match, error);
  return ok ? g_steal_pointer (&all) : NULL;
}

/**
 * vnt_article_table_keep_only:
 * @db: a writing connection to cache.db
 * @ids: (element-type gint64): every article there is
 * @error: place for an error
 *
 * Removes the others.
 *
 * Returns: %TRUE if done
 */
gboolean
vnt_article_table_keep_only (VntDb *db, GHashTable *ids, GError **error)
{
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (VntRows) rows = vnt_db_select (db, error, "SELECT id FROM article");

  if (rows == NULL)
    return FALSE;

  while (vnt_rows_next (rows))
    {
      gint64 id = vnt_rows_int (rows, 0);

      if (!g_hash_table_contains (ids, &id))
        g_array_append_val (gone, id);
    }
  if (!vnt_rows_done (rows, error))
    return FALSE;

  for (guint i = 0; i < gone->len; i++)
    if (!vnt_db_run (db, error, "DELETE FROM article WHERE id = ?",
                     VNT_INT (g_array_index (gone, gint64, i))))
      return FALSE;

  return TRUE;
}
