/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-article-table.h"

#include "vnt-document.h"
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
  return vnt_db_run (
    db, error,
    "INSERT INTO article (id, title, summary, category, body, plain, updated)"
    " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET title = excluded.title,"
    " summary = excluded.summary, category = excluded.category,"
    " plain = CASE WHEN excluded.body IS NULL THEN plain ELSE excluded.plain END,"
    " body = ifnull(excluded.body, body), updated = excluded.updated",
    VNT_INT (article->id), VNT_TEXT (article->title), VNT_TEXT (article->summary),
    VNT_TEXT (article->category), VNT_TEXT (article->body), VNT_TEXT (plain),
    VNT_INT (article->updated));
}

static VntArticle *
read_row (VntRows *rows)
{
  VntArticle *article = vnt_article_new (vnt_rows_int (rows, 0), vnt_rows_text (rows, 1));

  vnt_text_set (&article->summary, vnt_rows_text (rows, 2));
  vnt_text_set (&article->category, vnt_rows_text (rows, 3));
  vnt_text_set (&article->body, vnt_rows_text (rows, 4));
  article->updated = vnt_rows_int (rows, 5);

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
    vnt_db_select (db, error,
                   "SELECT id, title, summary, category, body, updated FROM article WHERE id = ?",
                   VNT_INT (id));

  *article = NULL;
  if (rows == NULL)
    return FALSE;

  if (vnt_rows_next (rows))
    *article = read_row (rows);

  return vnt_rows_done (rows, error);
}

/**
 * vnt_article_table_search:
 * @db: a connection to cache.db
 * @match: (nullable): a full-text expression, %NULL for every article
 * @limit: at most so many
 * @error: place for an error
 *
 * Finds articles, the best first: a word in the title counts most. There are a few thousand of them at most, so ranking all
 * hits is cheap. Without bodies.
 *
 * Returns: (transfer full) (element-type VntArticle) (nullable): them
 */
GPtrArray *
vnt_article_table_search (VntDb *db, const char *match, guint limit, GError **error)
{
  g_autoptr (GPtrArray) articles =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_article_unref);
  g_autoptr (VntRows) rows = NULL;

  if (match == NULL)
    rows = vnt_db_select (db, error,
                          "SELECT id, title, summary, category, NULL, updated FROM article"
                          " ORDER BY title COLLATE NOCASE LIMIT ?",
                          VNT_INT (limit));
  else
    rows = vnt_db_select (
      db, error,
      "SELECT a.id, a.title, a.summary, a.category, NULL, a.updated FROM (SELECT rowid AS hit,"
      " bm25(article_search, 10.0, 4.0, 2.0, 1.0) AS score FROM article_search"
      " WHERE article_search MATCH ? ORDER BY score LIMIT ?) JOIN article a ON a.id = hit"
      " ORDER BY score",
      VNT_TEXT (match), VNT_INT (limit));
  if (rows == NULL)
    return NULL;

  while (vnt_rows_next (rows))
    g_ptr_array_add (articles, read_row (rows));

  return vnt_rows_done (rows, error) ? g_steal_pointer (&articles) : NULL;
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
