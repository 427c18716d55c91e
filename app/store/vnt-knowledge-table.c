/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-knowledge-table.h"

#include "vnt-account-table.h"

#define OURS "account = " VNT_CURRENT_ACCOUNT

/* The agent's own lists are short: the first so many are enough for a page. */
#define MOST_LISTED "200"

static GArray *
read_numbers (VntRows *rows, GError **error)
{
  g_autoptr (VntRows) owned = rows;
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (rows == NULL)
    return NULL;

  while (vnt_rows_next (rows))
    {
      gint64 number = vnt_rows_int (rows, 0);

      g_array_append_val (numbers, number);
    }

  return vnt_rows_done (rows, error) ? g_steal_pointer (&numbers) : NULL;
}

/**
 * vnt_knowledge_table_list:
 * @db: a connection to work.db
 * @starred: those the agent keeps at hand, else those opened last
 * @error: place for an error
 *
 * Returns: (transfer full) (element-type gint64) (nullable): articles, the latest first
 */
GArray *
vnt_knowledge_table_list (VntDb *db, gboolean starred, GError **error)
{
  return read_numbers (starred ? vnt_db_select (db, error,
                                                "SELECT article FROM article_mark WHERE " OURS
                                                " AND starred > 0 ORDER BY starred DESC")
                               : vnt_db_select (db, error,
                                                "SELECT article FROM article_mark WHERE " OURS
                                                " AND opened > 0 ORDER BY opened DESC"
                                                " LIMIT " MOST_LISTED),
                       error);
}

/**
 * vnt_knowledge_table_stars:
 * @db: a connection to work.db
 * @error: place for an error
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the set of articles the agent keeps at hand
 */
GHashTable *
vnt_knowledge_table_stars (VntDb *db, GError **error)
{
  g_autoptr (GArray) list = vnt_knowledge_table_list (db, TRUE, error);
  GHashTable *stars;

  if (list == NULL)
    return NULL;

  stars = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < list->len; i++)
    g_hash_table_add (stars, g_memdup2 (&g_array_index (list, gint64, i), sizeof (gint64)));
  return stars;
}

/**
 * vnt_knowledge_table_fill:
 * @db: a connection to work.db
 * @detail: gets what work.db knows of its article
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_knowledge_table_fill (VntDb *db, VntArticleDetail *detail, GError **error)
{
  gint64 article = detail->article->id;
  gint64 starred = 0;
  g_autoptr (VntRows) rows = NULL;

  if (!vnt_db_number (db, &starred, error,
                      "SELECT count(*) FROM article_mark WHERE " OURS
                      " AND article = ? AND starred > 0",
                      VNT_INT (article)) ||
      !vnt_knowledge_table_count (db, VNT_KNOWLEDGE_ARTICLE, article, &detail->uses, error))
    return FALSE;
  detail->starred = starred > 0;

  rows = vnt_db_select (db, error, "SELECT step FROM article_step WHERE " OURS " AND article = ?",
                        VNT_INT (article));
  if (rows == NULL)
    return FALSE;
  while (vnt_rows_next (rows))
    {
      guint step = (guint) vnt_rows_int (rows, 0);

      g_array_append_val (detail->done, step);
    }
  return vnt_rows_done (rows, error);
}

/* @when is 0 to let go of it. */
gboolean
vnt_knowledge_table_star (VntDb *db, gint64 article, gint64 when, GError **error)
{
  return vnt_db_run (db, error,
                     "INSERT INTO article_mark (account, article, starred)"
                     " VALUES (" VNT_CURRENT_ACCOUNT ", ?, ?)"
                     " ON CONFLICT DO UPDATE SET starred = excluded.starred",
                     VNT_INT (article), VNT_INT (when));
}

gboolean
vnt_knowledge_table_open (VntDb *db, gint64 article, gint64 when, GError **error)
{
  return vnt_db_run (db, error,
                     "INSERT INTO article_mark (account, article, opened)"
                     " VALUES (" VNT_CURRENT_ACCOUNT ", ?, ?)"
                     " ON CONFLICT DO UPDATE SET opened = excluded.opened",
                     VNT_INT (article), VNT_INT (when));
}

/* @step is -1 for all of them. */
gboolean
vnt_knowledge_table_set_step (VntDb *db, gint64 article, int step, gboolean done, GError **error)
{
  if (step >= 0 && done)
    return vnt_db_run (db, error,
                       "INSERT OR IGNORE INTO article_step (account, article, step)"
                       " VALUES (" VNT_CURRENT_ACCOUNT ", ?, ?)",
                       VNT_INT (article), VNT_INT (step));
  return vnt_db_run (db, error,
                     "DELETE FROM article_step WHERE " OURS
                     " AND article = ? AND (step = ?2 OR ?2 < 0)",
                     VNT_INT (article), VNT_INT (step));
}

/**
 * vnt_knowledge_table_use:
 * @db: a writing connection to work.db
 * @ticket: on which ticket
 * @kind: what was used
 * @target: its number
 * @when: Unix seconds
 * @error: place for an error
 *
 * However often it is used on one ticket, it counts once.
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_knowledge_table_use (
  VntDb *db, gint64 ticket, VntKnowledgeKind kind, gint64 target, gint64 when, GError **error)
{
  return vnt_db_run (db, error,
                     "INSERT OR REPLACE INTO knowledge_use (account, ticket, kind, target, used)"
                     " VALUES (" VNT_CURRENT_ACCOUNT ", ?, ?, ?, ?)",
                     VNT_INT (ticket), VNT_INT (kind), VNT_INT (target), VNT_INT (when));
}

gboolean
vnt_knowledge_table_count (
  VntDb *db, VntKnowledgeKind kind, gint64 target, guint *uses, GError **error)
{
  gint64 count = 0;

  if (!vnt_db_number (db, &count, error,
                      "SELECT count(*) FROM knowledge_use WHERE " OURS
                      " AND kind = ? AND target = ?",
                      VNT_INT (kind), VNT_INT (target)))
    return FALSE;
  *uses = (guint) count;
  return TRUE;
}

/**
 * vnt_knowledge_table_used_on:
 * @db: a connection to work.db
 * @ticket: a ticket
 * @error: place for an error
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the articles used on it
 */
GArray *
vnt_knowledge_table_used_on (VntDb *db, gint64 ticket, GError **error)
{
  return read_numbers (vnt_db_select (db, error,
                                      "SELECT target FROM knowledge_use WHERE " OURS
                                      " AND ticket = ? AND kind = 1",
                                      VNT_INT (ticket)),
                       error);
}

/* A ticket made here got its number, or was merged into another. */
gboolean
vnt_knowledge_table_move (VntDb *db, gint64 from, gint64 to, GError **error)
{
  /* An article that is being written about each of two tickets stays two. */
  return vnt_db_run (db, error,
                     "UPDATE OR REPLACE knowledge_use SET ticket = ? WHERE " OURS " AND ticket = ?",
                     VNT_INT (to), VNT_INT (from)) &&
         vnt_db_run (db, error,
                     "UPDATE OR IGNORE article_draft SET ticket = ? WHERE " OURS " AND ticket = ?",
                     VNT_INT (to), VNT_INT (from));
}
