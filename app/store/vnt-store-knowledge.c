/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles, and what the agent does with them. */
#include "vnt-store-knowledge.h"

#include "vnt-article-table.h"
#include "vnt-clock.h"
#include "vnt-knowledge-table.h"
#include "vnt-match.h"
#include "vnt-store-private.h"

/* With all the words, else with any of them. */
static GPtrArray *
find (VntDb *cache, const VntArticleQuery *query, gboolean passages, GError **error)
{
  g_autofree char *every = vnt_match_forgiving (query->text, FALSE);
  g_autofree char *any = vnt_match_forgiving (query->text, TRUE);
  GPtrArray *found = vnt_article_table_find (cache, query, every, passages, error);

  if (found == NULL || found->len > 0 || every == NULL || g_str_equal (every, any))
    return found;
  g_ptr_array_unref (found);
  return vnt_article_table_find (cache, query, any, passages, error);
}

static gboolean
fits (const VntArticle *article, const VntArticleQuery *query)
{
  return (query->category == NULL || g_strcmp0 (article->category, query->category) == 0) &&
         (query->service == NULL || g_strcmp0 (article->service, query->service) == 0);
}

/* The articles of @numbers, in that order. */
static GPtrArray *
read_listed (VntDb *cache, GArray *numbers, const VntArticleQuery *query, GError **error)
{
  g_autoptr (GPtrArray) all =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_found_article_free);

  for (guint i = 0; i < numbers->len && all->len < query->limit; i++)
    {
      g_autoptr (VntArticle) article = NULL;
      VntFoundArticle *found;

      if (!vnt_article_table_read (cache, g_array_index (numbers, gint64, i), &article, error))
        return NULL;
      if (article == NULL || !fits (article, query))
        continue;
      found = vnt_found_article_new (g_steal_pointer (&article));
      found->passage = g_strdup (found->article->summary);
      g_ptr_array_add (all, found);
    }
  return g_steal_pointer (&all);
}

static void
keep_listed (GPtrArray *found, GArray *numbers)
{
  for (guint i = found->len; i > 0; i--)
    {
      gint64 id = ((VntFoundArticle *) found->pdata[i - 1])->article->id;
      gboolean listed = FALSE;

      for (guint j = 0; j < numbers->len && !listed; j++)
        listed = g_array_index (numbers, gint64, j) == id;
      if (!listed)
        g_ptr_array_remove_index (found, i - 1);
    }
}

static GPtrArray *
find_on_shelf (VntReader *reader, const VntArticleQuery *query, GError **error)
{
  g_autoptr (GArray) numbers = NULL;
  GPtrArray *found;

  if (query->shelf == VNT_ARTICLES_ALL)
    return find (reader->cache, query, TRUE, error);

  numbers = vnt_knowledge_table_list (reader->work, query->shelf == VNT_ARTICLES_STARRED, error);
  if (numbers == NULL)
    return NULL;
  if (query->text == NULL || *query->text == '\0')
    return read_listed (reader->cache, numbers, query, error);
  found = find (reader->cache, query, TRUE, error);
  if (found != NULL)
    keep_listed (found, numbers);
  return found;
}

/**
 * vnt_store_find_articles:
 * @self: a #VntStore
 * @query: which
 * @error: place for an error
 *
 * Returns: (transfer full) (element-type VntFoundArticle) (nullable): the best first, with the passage that matches
 */
GPtrArray *
vnt_store_find_articles (VntStore *self, const VntArticleQuery *query, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  g_autoptr (GHashTable) stars = NULL;
  GPtrArray *found;

  if (reader == NULL)
    return NULL;

  found = find_on_shelf (reader, query, error);
  if (found != NULL)
    stars = vnt_knowledge_table_stars (reader->work, error);
  vnt_store_give_reader (self, reader);
  if (found != NULL && stars == NULL)
    g_clear_pointer (&found, g_ptr_array_unref);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      VntFoundArticle *one = found->pdata[i];

      one->starred = g_hash_table_contains (stars, &one->article->id);
    }
  return found;
}

/**
 * vnt_store_search_articles:
 * @self: a #VntStore
 * @text: (nullable): words; without any, every article by title
 * @limit: at most so many
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: (transfer full) (element-type VntArticle) (nullable): the best first, without their bodies
 */
GPtrArray *
vnt_store_search_articles (VntStore *self, const char *text, guint limit, GError **error)
{
  VntArticleQuery query = { .text = (char *) text, .limit = limit };
  VntReader *reader = vnt_store_take_reader (self, error);
  g_autoptr (GPtrArray) found = NULL;
  GPtrArray *articles;

  if (reader == NULL)
    return NULL;

  found = find (reader->cache, &query, FALSE, error);
  vnt_store_give_reader (self, reader);
  if (found == NULL)
    return NULL;

  articles = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_article_unref);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (articles, vnt_article_ref (((VntFoundArticle *) found->pdata[i])->article));
  return articles;
}

/**
 * vnt_store_list_article_groups:
 * @self: a #VntStore
 * @services: what they are about, else the categories
 * @error: place for an error
 *
 * Returns: (transfer full) (nullable): the names there are, in order
 */
GStrv
vnt_store_list_article_groups (VntStore *self, gboolean services, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  VntRows *rows;
  gboolean ok;

  if (reader == NULL)
    return NULL;

  rows = services ? vnt_db_select (reader->cache, error,
                                   "SELECT DISTINCT service FROM article WHERE service <> ''"
                                   " ORDER BY service COLLATE NOCASE")
                  : vnt_db_select (reader->cache, error,
                                   "SELECT DISTINCT category FROM article WHERE category <> ''"
                                   " ORDER BY category COLLATE NOCASE");
  while (rows != NULL && vnt_rows_next (rows))
    g_strv_builder_add (builder, vnt_rows_text (rows, 0));
  ok = rows != NULL && vnt_rows_done (rows, error);
  g_clear_pointer (&rows, vnt_rows_free);
  vnt_store_give_reader (self, reader);
  return ok ? g_strv_builder_end (builder) : NULL;
}

/**
 * vnt_store_read_article_detail:
 * @self: a #VntStore
 * @id: an article
 * @error: place for an error
 *
 * Returns: (transfer full) (nullable): it; %NULL without an error when it is not here
 */
VntArticleDetail *
vnt_store_read_article_detail (VntStore *self, gint64 id, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  g_autoptr (VntArticleDetail) detail = NULL;
  VntArticle *article = NULL;
  gboolean ok;

  if (reader == NULL)
    return NULL;

  ok = vnt_article_table_read (reader->cache, id, &article, error);
  if (article != NULL)
    detail = vnt_article_detail_new (article);
  if (detail != NULL)
    ok = ok && vnt_article_table_read_changes (reader->cache, detail, error) &&
         vnt_knowledge_table_fill (reader->work, detail, error);
  vnt_store_give_reader (self, reader);
  return ok ? g_steal_pointer (&detail) : NULL;
}

static gboolean
star_article (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  return vnt_knowledge_table_star (db, call->number, call->time, error);
}

gboolean
vnt_store_star_article (VntStore *self, gint64 article, gboolean starred, GError **error)
{
  VntCall call = { .number = article, .time = starred ? MAX (vnt_clock_now (), 1) : 0 };

  return vnt_store_write_work (self, star_article, &call, error);
}

static gboolean
open_article (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  return vnt_knowledge_table_open (db, call->number, call->time, error);
}

gboolean
vnt_store_note_article_opened (VntStore *self, gint64 article, GError **error)
{
  VntCall call = { .number = article, .time = MAX (vnt_clock_now (), 1) };

  return vnt_store_write_work (self, open_article, &call, error);
}

static gboolean
set_step (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  return vnt_knowledge_table_set_step (db, call->number, (int) call->other, call->flag, error);
}

/**
 * vnt_store_set_article_step:
 * @step: of the guide, counted from 0; -1 for all of them
 * @done: whether it is done; never with -1
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_set_article_step (VntStore *self, gint64 article, int step, gboolean done, GError **error)
{
  VntCall call = { .number = article, .other = step, .flag = done };

  return vnt_store_write_work (self, set_step, &call, error);
}

static gboolean
note_use (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  return vnt_knowledge_table_use (db, call->ticket, (VntKnowledgeKind) call->other, call->number,
                                  call->time, error);
}

/**
 * vnt_store_note_use:
 * @ticket: on which ticket
 * @kind: what was used
 * @target: its number
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_note_use (
  VntStore *self, gint64 ticket, VntKnowledgeKind kind, gint64 target, GError **error)
{
  VntCall call = { .ticket = ticket, .other = kind, .number = target, .time = vnt_clock_now () };

  return vnt_store_write_work (self, note_use, &call, error);
}
