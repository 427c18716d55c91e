/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may help with a ticket: tickets that were solved, and articles, by what they are about. Without any model and without
 * asking anybody: the rarest words of the ticket are looked for in sets that are bounded, so that it takes the same time however
 * many tickets there are. */
#include <math.h>

#include "vnt-article-table.h"
#include "vnt-knowledge-table.h"
#include "vnt-match.h"
#include "vnt-store-knowledge.h"
#include "vnt-store-private.h"
#include "vnt-terms.h"
#include "vnt-ticket-table.h"

/* A message's key is its ticket's number times this: see cache-001. */
#define KEYS_OF_TICKET 20

#define MOST_TERMS 40
#define MOST_ASKED 10 /* the rarest of them */
#define MOST_COUNTED 1500 /* a word that stands in more tickets is a common one */
#define MOST_HITS 200 /* of each word, the newest */
#define MOST_CANDIDATES 40
#define MOST_ARTICLES 8

#define OF_SUBJECT 2.0
#define OF_TYPED 1.5
#define OF_MESSAGE 1.0

/* What was used before counts more each time, but less and less so. */
#define USED(uses) (1.0 + 0.4 * log (1.0 + (uses)))

typedef struct
{
  VntReader *reader;
  gint64 ticket;
  GPtrArray *terms; /* the rarest first, with weights */
  GHashTable *scores; /* ticket → double */
  GHashTable *helped; /* article → double: used on tickets like this one */
  GPtrArray *found;
  GError **error;
} Search;

static int
by_weight (gconstpointer a, gconstpointer b)
{
  const VntTerm *one = *(const VntTerm *const *) a;
  const VntTerm *other = *(const VntTerm *const *) b;

  return one->weight < other->weight ? 1 : one->weight > other->weight ? -1 : 0;
}

static char *
quote (const char *word)
{
  return g_strdup_printf ("\"%s\"", word);
}

static gboolean
count_hits (VntDb *cache, const char *sql, const char *match, gint64 *count, GError **error)
{
  return vnt_db_number (cache, count, error, sql, VNT_TEXT (match), VNT_INT (MOST_COUNTED));
}

/* In how many tickets a word stands, up to a bound: in subjects, else in conversations. */
static gboolean
weigh (Search *search, VntTerm *term)
{
  g_autofree char *match = quote (term->word);
  gint64 count = 0;

  if (!count_hits (search->reader->cache,
                   "SELECT count(*) FROM (SELECT 1 FROM ticket_search"
                   " WHERE ticket_search MATCH ? LIMIT ?)",
                   match, &count, search->error))
    return FALSE;
  if (count < 2 && !count_hits (search->reader->cache,
                                "SELECT count(*) FROM (SELECT 1 FROM message_search"
                                " WHERE message_search MATCH ? LIMIT ?)",
                                match, &count, search->error))
    return FALSE;
  /* One that stands nowhere else finds no ticket, but may well find an article. */
  term->weight *= log ((MOST_COUNTED + 2.0) / (count + 1.0)) + 0.05;
  return TRUE;
}

static gboolean
read_terms (Search *search, const char *text)
{
  gint64 first = search->ticket * (G_GINT64_CONSTANT (1) << KEYS_OF_TICKET);
  g_autoptr (VntRows) rows = vnt_db_select (
    search->reader->cache, search->error,
    "SELECT subject, (SELECT ifnull(plain, body) FROM message WHERE key >= ?2 AND key < ?3"
    " AND body IS NOT NULL ORDER BY id LIMIT 1) FROM ticket WHERE id = ?1",
    VNT_INT (search->ticket), VNT_INT (first),
    VNT_INT (first + (G_GINT64_CONSTANT (1) << KEYS_OF_TICKET)));

  if (rows == NULL)
    return FALSE;
  if (vnt_rows_next (rows))
    vnt_terms_add_text (search->terms, vnt_rows_text (rows, 0), OF_SUBJECT, MOST_TERMS);
  vnt_terms_add_text (search->terms, text, OF_TYPED, MOST_TERMS);
  vnt_terms_add_text (search->terms, vnt_rows_text (rows, 1), OF_MESSAGE, MOST_TERMS);
  if (!vnt_rows_done (rows, search->error))
    return FALSE;

  for (guint i = 0; i < search->terms->len; i++)
    if (!weigh (search, search->terms->pdata[i]))
      return FALSE;
  g_ptr_array_sort (search->terms, by_weight);
  if (search->terms->len > MOST_ASKED)
    g_ptr_array_set_size (search->terms, MOST_ASKED);
  return TRUE;
}

static void
add_score (GHashTable *scores, gint64 id, double more)
{
  double *score = g_hash_table_lookup (scores, &id);

  if (score != NULL)
    *score += more;
  else
    g_hash_table_insert (scores, g_memdup2 (&id, sizeof id), g_memdup2 (&more, sizeof more));
}

/* The newest tickets with @word; each counts once for it. */
static gboolean
score_tickets (Search *search, const char *sql, const char *word, double weight)
{
  g_autofree char *match = quote (word);
  g_autoptr (VntRows) rows = vnt_db_select (search->reader->cache, search->error, sql,
                                            VNT_TEXT (match), VNT_INT (MOST_HITS));
  gint64 last = 0;

  if (rows == NULL)
    return FALSE;
  while (vnt_rows_next (rows))
    {
      gint64 id = vnt_rows_int (rows, 0);

      if (id != last && id != search->ticket)
        add_score (search->scores, id, weight);
      last = id;
    }
  return vnt_rows_done (rows, search->error);
}

typedef struct
{
  gint64 id;
  double score;
} Candidate;

static int
by_score (gconstpointer a, gconstpointer b)
{
  const Candidate *one = a;
  const Candidate *other = b;

  if (one->score != other->score)
    return one->score < other->score ? 1 : -1;
  return one->id < other->id ? 1 : -1;
}

static GArray *
best_candidates (GHashTable *scores)
{
  GArray *best = g_array_new (FALSE, FALSE, sizeof (Candidate));
  GHashTableIter iter;
  gpointer id, score;

  g_hash_table_iter_init (&iter, scores);
  while (g_hash_table_iter_next (&iter, &id, &score))
    {
      Candidate candidate = { *(gint64 *) id, *(double *) score };

      g_array_append_val (best, candidate);
    }
  g_array_sort (best, by_score);
  if (best->len > MOST_CANDIDATES)
    g_array_set_size (best, MOST_CANDIDATES);
  return best;
}

/* Articles that were used on a ticket like this one help with this one too. */
static gboolean
note_helped (Search *search, const Candidate *candidate)
{
  g_autoptr (GArray) used =
    vnt_knowledge_table_used_on (search->reader->work, candidate->id, search->error);

  for (guint i = 0; used != NULL && i < used->len; i++)
    add_score (search->helped, g_array_index (used, gint64, i), candidate->score);
  return used != NULL;
}

static gboolean
take_candidate (Search *search, const Candidate *candidate)
{
  g_autoptr (VntRows) rows =
    vnt_db_select (search->reader->cache, search->error,
                   "SELECT subject, status_class, status FROM ticket WHERE id = ?",
                   VNT_INT (candidate->id));
  VntSuggestion *suggestion;

  if (rows == NULL)
    return FALSE;
  if (!vnt_rows_next (rows))
    return vnt_rows_done (rows, search->error);
  if (!note_helped (search, candidate))
    return FALSE;
  /* What was turned down was not solved. */
  if (vnt_rows_int (rows, 1) != VNT_STATUS_CLOSED ||
      g_strcmp0 (vnt_rows_text (rows, 2), "rejected") == 0)
    return TRUE;

  suggestion = vnt_suggestion_new (VNT_KNOWLEDGE_TICKET, candidate->id, vnt_rows_text (rows, 0));
  g_ptr_array_add (search->found, suggestion);
  if (!vnt_knowledge_table_count (search->reader->work, VNT_KNOWLEDGE_TICKET, candidate->id,
                                  &suggestion->uses, search->error))
    return FALSE;
  suggestion->score = candidate->score * USED (suggestion->uses);
  return TRUE;
}

/* A word both have is not enough, unless it is a rare one. */
static double
least_score (Search *search)
{
  double first = search->terms->len > 0 ? ((VntTerm *) search->terms->pdata[0])->weight : 0;
  double second = search->terms->len > 1 ? ((VntTerm *) search->terms->pdata[1])->weight : 0;

  return (first + second) / 2.5;
}

static gboolean
find_tickets (Search *search)
{
  g_autoptr (GArray) best = NULL;
  double least = least_score (search);

  for (guint i = 0; i < search->terms->len; i++)
    {
      const VntTerm *term = search->terms->pdata[i];

      if (!score_tickets (search,
                          "SELECT rowid FROM ticket_search WHERE ticket_search MATCH ?"
                          " ORDER BY rowid DESC LIMIT ?",
                          term->word, term->weight) ||
          !score_tickets (search,
                          "SELECT rowid >> 20 FROM message_search WHERE message_search MATCH ?"
                          " ORDER BY rowid DESC LIMIT ?",
                          term->word, term->weight / 2))
        return FALSE;
    }

  best = best_candidates (search->scores);
  for (guint i = 0; i < best->len; i++)
    {
      const Candidate *candidate = &g_array_index (best, Candidate, i);

      if (candidate->score >= least && !take_candidate (search, candidate))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_article (Search *search, VntRows *rows, double *best)
{
  gint64 id = vnt_rows_int (rows, 0);
  VntSuggestion *suggestion =
    vnt_suggestion_new (VNT_KNOWLEDGE_ARTICLE, id, vnt_rows_text (rows, 1));
  double fit = -(double) vnt_rows_int (rows, 3) / 1000.0;
  const double *helped = g_hash_table_lookup (search->helped, &id);

  g_ptr_array_add (search->found, suggestion);
  suggestion->about = vnt_rows_dup (rows, 2);
  if (!vnt_knowledge_table_count (search->reader->work, VNT_KNOWLEDGE_ARTICLE, id,
                                  &suggestion->uses, search->error))
    return FALSE;
  *best = MAX (*best, fit);
  suggestion->score = fit * USED (suggestion->uses) * (helped != NULL ? 1.5 : 1.0);
  return TRUE;
}

static gboolean
find_articles (Search *search)
{
  g_autoptr (GString) match = g_string_new (NULL);
  g_autoptr (VntRows) rows = NULL;
  guint before = search->found->len;
  double best = 0;

  for (guint i = 0; i < search->terms->len; i++)
    g_string_append_printf (match, "%s\"%s\"", i > 0 ? " OR " : "",
                            ((VntTerm *) search->terms->pdata[i])->word);
  rows = vnt_db_select (
    search->reader->cache, search->error,
    "SELECT id, title, category, CAST(score * 1000 AS INTEGER) FROM (SELECT rowid AS hit,"
    " bm25(article_search, 10.0, 4.0, 2.0, 1.0) AS score FROM article_search"
    " WHERE article_search MATCH ? ORDER BY score LIMIT ?) JOIN article ON id = hit"
    " ORDER BY score",
    VNT_TEXT (match->str), VNT_INT (MOST_ARTICLES));
  if (rows == NULL)
    return FALSE;
  while (vnt_rows_next (rows))
    if (!take_article (search, rows, &best))
      return FALSE;
  /* The tail of the list has a common word or two. */
  for (guint i = search->found->len; i > before; i--)
    if (((VntSuggestion *) search->found->pdata[i - 1])->score < best / 2)
      g_ptr_array_remove_index (search->found, i - 1);
  return vnt_rows_done (rows, search->error);
}

/* Articles first, then tickets; the best of each first. */
static int
by_use (gconstpointer a, gconstpointer b)
{
  const VntSuggestion *one = *(const VntSuggestion *const *) a;
  const VntSuggestion *other = *(const VntSuggestion *const *) b;

  if (one->kind != other->kind)
    return one->kind < other->kind ? -1 : 1;
  if (one->score != other->score)
    return one->score < other->score ? 1 : -1;
  return one->id < other->id ? 1 : one->id > other->id ? -1 : 0;
}

static void
keep_most (GPtrArray *found, guint most)
{
  guint articles = 0, tickets = 0;

  g_ptr_array_sort (found, by_use);
  for (guint i = 0; i < found->len;)
    {
      guint *count =
        ((VntSuggestion *) found->pdata[i])->kind == VNT_KNOWLEDGE_ARTICLE ? &articles : &tickets;

      if (++*count > most)
        g_ptr_array_remove_index (found, i);
      else
        i++;
    }
}

/**
 * vnt_store_suggest:
 * @self: a #VntStore
 * @ticket: a ticket
 * @text: (nullable): what is being written on it
 * @most: how many articles, and how many tickets, at most
 * @error: place for an error
 *
 * Returns: (transfer full) (element-type VntSuggestion) (nullable): articles, then tickets that were solved, the best first
 */
GPtrArray *
vnt_store_suggest (VntStore *self, gint64 ticket, const char *text, guint most, GError **error)
{
  Search search = { .reader = vnt_store_take_reader (self, error),
                    .ticket = ticket,
                    .terms = vnt_terms_new (),
                    .scores = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free),
                    .helped = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free),
                    .found = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_suggestion_free),
                    .error = error };
  gboolean ok = search.reader != NULL && read_terms (&search, text);

  if (ok && search.terms->len > 0)
    ok = find_tickets (&search) && find_articles (&search);
  if (search.reader != NULL)
    vnt_store_give_reader (self, search.reader);
  if (ok)
    keep_most (search.found, most);
  else
    g_clear_pointer (&search.found, g_ptr_array_unref);

  g_ptr_array_unref (search.terms);
  g_hash_table_unref (search.scores);
  g_hash_table_unref (search.helped);
  return search.found;
}
