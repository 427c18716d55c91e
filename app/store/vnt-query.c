/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-query.h"

#include "vnt-hits.h"

#define RECENT_SECONDS (7 * 24 * 60 * 60)
/* Up to so many rows are read by key; beyond, going through an index that has all of them is quicker. */
#define FEW 1000

/* Values are always bound in these places, so that every statement has the same ones. */
#define ME "?1"
#define NOW "?2"
#define QUEUE "?3"
#define APART "?4"

#define MY_QUEUES "queue IN (SELECT id FROM queue WHERE mine = 1)"

static const char *
scope_condition (VntScope scope)
{
  switch (scope)
    {
    case VNT_SCOPE_MINE:
      return "owner = " ME;
    case VNT_SCOPE_UNOWNED:
      return "owner IS NULL AND " MY_QUEUES;
    case VNT_SCOPE_MY_QUEUES:
      return MY_QUEUES;
    case VNT_SCOPE_WAITING:
      return "owner = " ME " AND status_class = 2";
    case VNT_SCOPE_OVERDUE:
      return "clock_due > 0 AND clock_due <= " NOW " AND status_class <> 3 AND (owner = " ME
             " OR (owner IS NULL AND " MY_QUEUES "))";
    case VNT_SCOPE_AT_RISK:
      return "clock_due > " NOW " AND clock_risk > 0 AND clock_risk <= " NOW
             " AND status_class <> 3 AND (owner = " ME " OR (owner IS NULL AND " MY_QUEUES "))";
    case VNT_SCOPE_RECENT:
      return "updated >= " NOW " - " G_STRINGIFY (RECENT_SECONDS);
    case VNT_SCOPE_SNOOZED:
    case VNT_SCOPE_FOLLOWED:
      return "id IN (SELECT value FROM json_each (" APART "))";
    case VNT_SCOPE_ALL:
    default:
      return "1";
    }
}

static gboolean
scope_has_closed (VntScope scope)
{
  return scope == VNT_SCOPE_RECENT || scope == VNT_SCOPE_SNOOZED || scope == VNT_SCOPE_FOLLOWED;
}

static const char *
order_by (VntSort sort, gboolean ascending)
{
  switch (sort)
    {
    case VNT_SORT_CREATED:
      return ascending ? "created, id" : "created DESC, id DESC";
    case VNT_SORT_DUE:
      return ascending ? "due = 0, due, id" : "due DESC, id DESC";
    case VNT_SORT_CLOCK:
      return ascending ? "clock_due = 0, clock_due, id" : "clock_due DESC, id DESC";
    case VNT_SORT_PRIORITY:
      return ascending ? "priority, updated, id" : "priority DESC, updated DESC, id DESC";
    case VNT_SORT_SUBJECT:
      return ascending ? "subject_key, id" : "subject_key DESC, id DESC";
    case VNT_SORT_NUMBER:
      return ascending ? "id" : "id DESC";
    case VNT_SORT_UPDATED:
    default:
      return ascending ? "updated, id" : "updated DESC, id DESC";
    }
}

/* A row whose status nobody could explain counts as open: it is better seen than missed. */
static char *
make_where (const VntTicketQuery *query, const char *apart, gboolean closed)
{
  gboolean all = closed || scope_has_closed (query->scope);
  gboolean hides = vnt_query_get_apart (query) == VNT_APART_HIDDEN && !g_str_equal (apart, "[]");

  return g_strdup_printf ("(%s)%s%s AND (" QUEUE " = 0 OR queue = " QUEUE ") AND " ME " IS " ME
                          " AND " NOW " IS " NOW " AND " APART " IS " APART,
                          scope_condition (query->scope), all ? "" : " AND status_class <> 3",
                          hides ? " AND id NOT IN (SELECT value FROM json_each (" APART "))" : "");
}

static VntRows *
select_with (VntDb *db,
             const char *sql,
             const VntTicketQuery *query,
             const char *apart,
             const char *login,
             gint64 now,
             GError **error)
{
  return vnt_db_select (db, error, sql, VNT_TEXT (login), VNT_INT (now), VNT_INT (query->queue),
                        VNT_TEXT (apart));
}

/* Every row of the first column. */
static gboolean
collect (VntRows *rows, GArray *ids, GError **error)
{
  while (vnt_rows_next (rows))
    {
      gint64 id = vnt_rows_int (rows, 0);

      g_array_append_val (ids, id);
    }

  return vnt_rows_done (rows, error);
}

static GArray *
select_ordered (VntDb *db,
                const VntTicketQuery *query,
                const char *apart,
                const char *login,
                gint64 now,
                guint most,
                GError **error)
{
  g_autofree char *where = make_where (query, apart, query->closed);
  g_autofree char *limit = most > 0 ? g_strdup_printf (" LIMIT %u", most) : g_strdup ("");
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM ticket WHERE %s ORDER BY %s%s", where,
                                          order_by (query->sort, query->ascending), limit);
  g_autoptr (VntRows) rows = select_with (db, sql, query, apart, login, now, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  return rows != NULL && collect (rows, ids, error) ? g_steal_pointer (&ids) : NULL;
}

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c);
}

static gboolean
has_word (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (is_word_char (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/* What the agent typed, as words. A word is taken apart further by the tokenizer, into a phrase. */
static GStrv
split_words (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = g_strsplit_set (valid, " \t\r\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (has_word (parts[i]))
      g_strv_builder_add (builder, parts[i]);

  return g_strv_builder_end (builder);
}

/* A string of the full-text language: nothing in it is an operator, and it may go on after its end. */
static char *
quote_word (const char *word)
{
  g_auto (GStrv) parts = g_strsplit (word, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  return g_strdup_printf ("\"%s\"*", doubled);
}

/* A message's key names its ticket, so no table is read; a ticket with several hits has them one after the other. */
static gboolean
add_hits (VntDb *db, const char *sql, const char *match, VntHits *hits, GError **error)
{
  g_autoptr (VntRows) rows = vnt_db_select (db, error, sql, VNT_TEXT (match));
  gint64 last = 0;

  if (rows == NULL)
    return FALSE;

  while (vnt_rows_next (rows))
    {
      gint64 id = vnt_rows_int (rows, 0);

      if (id != last)
        vnt_hits_add (hits, id);
      last = id;
    }

  return vnt_rows_done (rows, error);
}

/* The tickets with @word in subject, people or conversation. */
static gboolean
find_word (VntDb *db, const char *word, VntHits *hits, GError **error)
{
  g_autofree char *match = quote_word (word);

  if (!add_hits (db, "SELECT rowid FROM ticket_search WHERE ticket_search MATCH ?", match, hits,
                 error) ||
      !add_hits (db, "SELECT rowid >> 20 FROM message_search WHERE message_search MATCH ?", match,
                 hits, error))
    return FALSE;

  vnt_hits_end_word (hits);
  return TRUE;
}

/* Few: their rows are read by key and sorted, so that a rare word does not cost a look at every ticket there is. */
static GArray *
select_few (VntDb *db,
            const VntHits *hits,
            const VntTicketQuery *query,
            const char *apart,
            const char *login,
            gint64 now,
            GError **error)
{
  g_autofree char *where = make_where (query, apart, query->closed);
  g_autofree char *sql =
    g_strdup_printf ("SELECT id FROM ticket NOT INDEXED WHERE id IN (SELECT value FROM "
                     "json_each(?5)) AND %s ORDER BY %s",
                     where, order_by (query->sort, query->ascending));
  g_autoptr (GArray) list = vnt_hits_list (hits);
  g_autoptr (GString) json = g_string_new ("[");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (VntRows) rows = NULL;

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (list, gint64, i));
  g_string_append_c (json, ']');
  rows = vnt_db_select (db, error, sql, VNT_TEXT (login), VNT_INT (now), VNT_INT (query->queue),
                        VNT_TEXT (apart), VNT_TEXT (json->str));

  return rows != NULL && collect (rows, ids, error) ? g_steal_pointer (&ids) : NULL;
}

/* Many: the tickets in their order, without those that were not found. */
static GArray *
select_many (VntDb *db,
             VntHits *hits,
             const VntTicketQuery *query,
             const char *apart,
             const char *login,
             gint64 now,
             GError **error)
{
  GArray *ids = select_ordered (db, query, apart, login, now, 0, error);
  guint kept = 0;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (vnt_hits_contains (hits, id))
        g_array_index (ids, gint64, kept++) = id;
    }
  if (ids != NULL)
    g_array_set_size (ids, kept);

  return ids;
}

static GArray *
select_found (VntDb *db,
              const GStrv words,
              const VntTicketQuery *query,
              const char *apart,
              const char *login,
              gint64 now,
              GError **error)
{
  g_autoptr (VntHits) hits = vnt_hits_new ();

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (!find_word (db, words[i], hits, error))
        return NULL;
      if (vnt_hits_count (hits) == 0)
        break;
    }

  return vnt_hits_count (hits) <= FEW ? select_few (db, hits, query, apart, login, now, error)
                                      : select_many (db, hits, query, apart, login, now, error);
}

/* The number the agent typed, with or without "#"; 0 when it is none. */
static gint64
parse_number (const char *text)
{
  g_autofree char *plain = g_strstrip (g_strdup (text != NULL ? text : ""));
  const char *digits = plain[0] == '#' ? plain + 1 : plain;
  gint64 number = 0;

  if (!g_ascii_string_to_signed (digits, 10, 1, G_MAXINT64, &number, NULL))
    return 0;

  return number;
}

/* A ticket asked for by its number comes first, closed or not, as long as the scope has it. */
static gboolean
put_number_first (VntDb *db,
                  GArray *ids,
                  const VntTicketQuery *query,
                  const char *apart,
                  const char *login,
                  gint64 now,
                  GError **error)
{
  g_autofree char *where = make_where (query, apart, TRUE);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM ticket WHERE %s AND id = ?5", where);
  gint64 number = parse_number (query->text);
  gint64 found = 0;

  if (number == 0)
    return TRUE;

  if (!vnt_db_number (db, &found, error, sql, VNT_TEXT (login), VNT_INT (now),
                      VNT_INT (query->queue), VNT_TEXT (apart), VNT_INT (number)))
    return FALSE;

  if (found == 0)
    return TRUE;

  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == number)
      {
        g_array_remove_index (ids, i);
        break;
      }
  g_array_prepend_val (ids, number);

  return TRUE;
}

/**
 * vnt_query_get_apart:
 * @query: which tickets
 *
 * A view of what is to be done leaves out what was put off; a search finds it, and so do all tickets together.
 *
 * Returns: which list of work.db the query needs
 */
VntApart
vnt_query_get_apart (const VntTicketQuery *query)
{
  gboolean search = query->text != NULL && *query->text != '\0';

  switch (query->scope)
    {
    case VNT_SCOPE_SNOOZED:
      return VNT_APART_ONLY_SNOOZED;
    case VNT_SCOPE_FOLLOWED:
      return VNT_APART_ONLY_FOLLOWED;
    case VNT_SCOPE_RECENT:
      return VNT_APART_NOTHING;
    case VNT_SCOPE_ALL:
      return query->queue != 0 && !search ? VNT_APART_HIDDEN : VNT_APART_NOTHING;
    case VNT_SCOPE_MINE:
    case VNT_SCOPE_UNOWNED:
    case VNT_SCOPE_MY_QUEUES:
    case VNT_SCOPE_WAITING:
    case VNT_SCOPE_OVERDUE:
    case VNT_SCOPE_AT_RISK:
    default:
      return search ? VNT_APART_NOTHING : VNT_APART_HIDDEN;
    }
}

/**
 * vnt_query_run:
 * @db: a connection to cache.db
 * @query: which tickets
 * @apart: a JSON array: the tickets that vnt_query_get_apart() tells of
 * @login: (nullable): who the agent is
 * @now: Unix seconds
 * @most: without words, no more than these are looked for; 0 for all
 * @error: place for an error
 *
 * Finds tickets. Order and scope come from one covering index each; words are looked up in the full-text index one by one and
 * intersected, so a word of the subject and a word of the conversation find a ticket together.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): their numbers, in order
 */
GArray *
vnt_query_run (VntDb *db,
               const VntTicketQuery *query,
               const char *apart,
               const char *login,
               gint64 now,
               guint most,
               GError **error)
{
  g_auto (GStrv) words = split_words (query->text);
  g_autoptr (GArray) ids = words[0] != NULL
                             ? select_found (db, words, query, apart, login, now, error)
                             : select_ordered (db, query, apart, login, now, most, error);

  if (ids == NULL)
    return NULL;

  return put_number_first (db, ids, query, apart, login, now, error) ? g_steal_pointer (&ids)
                                                                     : NULL;
}

/**
 * vnt_query_count:
 * @db: a connection to cache.db
 * @query: which tickets
 * @apart: a JSON array: the tickets that vnt_query_get_apart() tells of
 * @login: (nullable): who the agent is
 * @now: Unix seconds
 * @count: (out): how many there are
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_query_count (VntDb *db,
                 const VntTicketQuery *query,
                 const char *apart,
                 const char *login,
                 gint64 now,
                 gint64 *count,
                 GError **error)
{
  g_autofree char *where = make_where (query, apart, query->closed);
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM ticket WHERE %s", where);
  g_autoptr (VntRows) rows = NULL;

  if (query->text != NULL && *query->text != '\0')
    {
      g_autoptr (GArray) ids = vnt_query_run (db, query, apart, login, now, 0, error);

      *count = ids != NULL ? ids->len : 0;
      return ids != NULL;
    }

  rows = select_with (db, sql, query, apart, login, now, error);
  if (rows == NULL)
    return FALSE;

  *count = vnt_rows_next (rows) ? vnt_rows_int (rows, 0) : 0;
  return vnt_rows_done (rows, error);
}

/**
 * vnt_query_match_expression:
 * @text: (nullable): what the agent typed
 *
 * Makes an expression that finds every word of @text as the beginning of a word. Nothing in @text is an operator.
 *
 * Returns: (transfer full) (nullable): for MATCH; %NULL without any word
 */
char *
vnt_query_match_expression (const char *text)
{
  g_auto (GStrv) words = split_words (text);
  g_autoptr (GString) expression = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *quoted = quote_word (words[i]);

      g_string_append_printf (expression, "%s%s", i > 0 ? " AND " : "", quoted);
    }

  return expression->len > 0 ? g_strdup (expression->str) : NULL;
}
