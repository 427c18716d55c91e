/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-query.h"

#include "vnt-bound.h"
#include "vnt-filter-sql.h"
#include "vnt-hits.h"
#include "vnt-match.h"

#define RECENT_SECONDS (7 * 24 * 60 * 60)
/* Up to so many rows are read by key; beyond, going through an index that has all of them is quicker. */
#define FEW 1000

/* Values are always bound in these places, so that every statement has the same ones; those of a filter follow. */
#define ME "?1"
#define NOW "?2"
#define QUEUE "?3"
#define APART "?4"

/* The "+" keeps SQLite from looking for each of these by itself and sorting what it finds: there is an index in the order of the list,
 * and the first rows that fit come soon. */
#define MY_QUEUES "+queue IN (SELECT id FROM queue WHERE mine = 1)"
#define MINE_TO_DO "(+owner = " ME " OR (+owner IS NULL AND " MY_QUEUES "))"

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
      return "clock_due > 0 AND clock_due <= " NOW " AND status_class <> 3 AND " MINE_TO_DO;
    case VNT_SCOPE_AT_RISK:
      return "clock_due > " NOW " AND clock_risk > 0 AND clock_risk <= " NOW
             " AND status_class <> 3 AND " MINE_TO_DO;
    case VNT_SCOPE_RECENT:
      return "updated >= " NOW " - " G_STRINGIFY (RECENT_SECONDS);
    case VNT_SCOPE_SNOOZED:
    case VNT_SCOPE_FOLLOWED:
    case VNT_SCOPE_CHOSEN:
      return "id IN (SELECT value FROM json_each (" APART "))";
    case VNT_SCOPE_ALL:
    default:
      return "1";
    }
}

static gboolean
scope_has_closed (VntScope scope)
{
  return scope == VNT_SCOPE_RECENT || scope == VNT_SCOPE_SNOOZED || scope == VNT_SCOPE_FOLLOWED ||
         scope == VNT_SCOPE_CHOSEN;
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

/* What stands under one heading, and in which order the headings are: mine, then others; nobody's last. */
static const char *
group_key (VntGroup group)
{
  switch (group)
    {
    case VNT_GROUP_OWNER:
      return "ifnull(owner, '')";
    case VNT_GROUP_QUEUE:
      return "queue";
    case VNT_GROUP_STATUS:
      return "status_class || ':' || status";
    case VNT_GROUP_NONE:
    default:
      return "NULL";
    }
}

static const char *
group_order (VntGroup group)
{
  switch (group)
    {
    case VNT_GROUP_OWNER:
      return "owner IS NULL, owner IS NOT " ME ", owner, ";
    case VNT_GROUP_QUEUE:
      return "(SELECT name FROM queue q WHERE q.id = ticket.queue) COLLATE NOCASE, queue, ";
    case VNT_GROUP_STATUS:
      return "status_class, status, ";
    case VNT_GROUP_NONE:
    default:
      return "";
    }
}

/* A row whose status nobody could explain counts as open: it is better seen than missed. */
static void
append_where (GString *sql, const VntTicketQuery *query, gboolean closed, VntBound *bound)
{
  gboolean all = closed || scope_has_closed (query->scope) || query->search != 0;
  gboolean hides = vnt_query_get_apart (query) == VNT_APART_HIDDEN &&
                   !g_str_equal (vnt_bound_get_values (bound)[3].text, "[]");

  g_string_append_printf (sql,
                          "(%s)%s%s AND " QUEUE " IS " QUEUE " AND " ME " IS " ME " AND " NOW
                          " IS " NOW " AND " APART " IS " APART "%s",
                          scope_condition (query->scope), all ? "" : " AND status_class <> 3",
                          query->queue != 0 ? " AND queue = " QUEUE : "",
                          hides ? " AND id NOT IN (SELECT value FROM json_each (" APART "))" : "");
  if (query->search != 0)
    g_string_append_printf (sql,
                            " AND id IN (SELECT ticket FROM saved_search_ticket"
                            " WHERE search = %" G_GINT64_FORMAT ")",
                            query->search);
  if (query->filter == NULL)
    return;
  g_string_append (sql, " AND ");
  vnt_filter_sql_append (query->filter, sql, bound);
}

static VntBound *
bind_usual (const VntTicketQuery *query, const char *apart, const char *login, gint64 now)
{
  VntBound *bound = vnt_bound_new ();

  vnt_bound_add_text (bound, NULL, login);
  vnt_bound_add_int (bound, NULL, now);
  vnt_bound_add_int (bound, NULL, query->queue);
  vnt_bound_add_text (bound, NULL, apart);

  return bound;
}

static void
append_select (GString *sql, const VntTicketQuery *query)
{
  g_string_append_printf (sql, "SELECT id, %s FROM ticket ", group_key (query->group));
}

static void
append_order (GString *sql, const VntTicketQuery *query)
{
  g_string_append_printf (sql, " ORDER BY %s%s", group_order (query->group),
                          order_by (query->sort, query->ascending));
}

static void
add_run (GPtrArray *groups, guint start, const char *key)
{
  VntGroupRun *run = groups->len > 0 ? groups->pdata[groups->len - 1] : NULL;

  if (run == NULL || g_strcmp0 (run->key, key) != 0)
    {
      run = g_new0 (VntGroupRun, 1);
      run->key = g_strdup (key);
      run->start = start;
      g_ptr_array_add (groups, run);
    }
  run->count++;
}

/* Adds every row of the first column, of those that were found where @hits says so; runs of the same second one. */
static gboolean
collect (VntRows *rows, VntHits *hits, GArray *ids, GPtrArray *groups, GError **error)
{
  if (rows == NULL)
    return FALSE;
  while (vnt_rows_next (rows))
    {
      gint64 id = vnt_rows_int (rows, 0);

      if (hits != NULL && !vnt_hits_contains (hits, id))
        continue;
      if (groups != NULL)
        add_run (groups, ids->len, vnt_rows_text (rows, 1));
      g_array_append_val (ids, id);
    }

  return vnt_rows_done (rows, error);
}

/* Of a list that begins with the least of what only some tickets have, the column: those without it (0) come last, as no index has
 * them. Under headings they are last under each. */
static const char *
column_of_some (const VntTicketQuery *query)
{
  if (query->group != VNT_GROUP_NONE || !query->ascending)
    return NULL;

  return query->sort == VNT_SORT_DUE ? "due" : query->sort == VNT_SORT_CLOCK ? "clock_due" : NULL;
}

static gboolean
add_ordered (VntDb *db,
             const char *sql,
             VntHits *hits,
             VntBound *bound,
             guint most,
             GArray *ids,
             GPtrArray *groups,
             GError **error)
{
  g_autofree char *some = most > 0 ? g_strdup_printf ("%s LIMIT %u", sql, most) : g_strdup (sql);
  g_autoptr (VntRows) rows = vnt_db_select_values (db, some, vnt_bound_get_values (bound), error);

  return collect (rows, hits, ids, groups, error);
}

/* Those with a value, in its order, then those without: two walks along an index rather than one sorting. */
static gboolean
add_halves (VntDb *db,
            const char *sql,
            const char *column,
            VntHits *hits,
            VntBound *bound,
            guint most,
            GArray *ids,
            GError **error)
{
  g_autofree char *with = g_strdup_printf ("%s AND %s > 0 ORDER BY %s, id", sql, column, column);
  g_autofree char *without = g_strdup_printf ("%s AND %s = 0 ORDER BY id", sql, column);

  if (!add_ordered (db, with, hits, bound, most, ids, NULL, error))
    return FALSE;
  if (most > 0 && ids->len >= most)
    return TRUE;

  return add_ordered (db, without, hits, bound, most > 0 ? most - ids->len : 0, ids, NULL, error);
}

/* The tickets in their order, @most of them at the most unless it is 0, without those that were not found. */
static GArray *
select_ordered (VntDb *db,
                VntHits *hits,
                const VntTicketQuery *query,
                VntBound *bound,
                guint most,
                GPtrArray *groups,
                GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) sql = g_string_new (NULL);
  const char *column = column_of_some (query);
  gboolean ok;

  append_select (sql, query);
  g_string_append (sql, "WHERE ");
  append_where (sql, query, query->closed, bound);
  if (column != NULL)
    ok = add_halves (db, sql->str, column, hits, bound, most, ids, error);
  else
    {
      append_order (sql, query);
      ok = add_ordered (db, sql->str, hits, bound, most, ids, groups, error);
    }

  return ok ? g_steal_pointer (&ids) : NULL;
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
  g_autofree char *match = vnt_match_quote (word);

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
            VntHits *hits,
            const VntTicketQuery *query,
            VntBound *bound,
            GPtrArray *groups,
            GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) list = vnt_hits_list (hits);
  g_autoptr (GString) json = g_string_new ("[");
  g_autoptr (VntRows) rows = NULL;

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (list, gint64, i));
  g_string_append_c (json, ']');
  append_select (sql, query);
  g_string_append (sql, "NOT INDEXED WHERE id IN (SELECT value FROM json_each(");
  vnt_bound_add_text (bound, sql, json->str);
  g_string_append (sql, ")) AND ");
  append_where (sql, query, query->closed, bound);
  append_order (sql, query);
  rows = vnt_db_select_values (db, sql->str, vnt_bound_get_values (bound), error);

  return collect (rows, NULL, ids, groups, error) ? g_steal_pointer (&ids) : NULL;
}

static GArray *
select_found (VntDb *db,
              const GStrv words,
              const VntTicketQuery *query,
              VntBound *bound,
              GPtrArray *groups,
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

  return vnt_hits_count (hits) <= FEW ? select_few (db, hits, query, bound, groups, error)
                                      : select_ordered (db, hits, query, bound, 0, groups, error);
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
  g_autoptr (VntBound) bound = bind_usual (query, apart, login, now);
  g_autoptr (GString) sql = g_string_new ("SELECT id FROM ticket WHERE ");
  gint64 number = parse_number (query->text);
  gint64 found = 0;

  /* Under headings it stands where it belongs. */
  if (number == 0 || query->group != VNT_GROUP_NONE)
    return TRUE;

  append_where (sql, query, TRUE, bound);
  g_string_append (sql, " AND id = ");
  vnt_bound_add_int (bound, sql, number);
  if (!vnt_db_number_values (db, sql->str, vnt_bound_get_values (bound), &found, error))
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
    case VNT_SCOPE_CHOSEN:
      return VNT_APART_ONLY_CHOSEN;
    case VNT_SCOPE_RECENT:
      return VNT_APART_NOTHING;
    case VNT_SCOPE_ALL:
      return (query->queue != 0 || query->filter != NULL) && !search ? VNT_APART_HIDDEN
                                                                     : VNT_APART_NOTHING;
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

static void
run_free (gpointer data)
{
  VntGroupRun *run = data;

  g_free (run->key);
  g_free (run);
}

/**
 * vnt_query_run:
 * @db: a connection to cache.db
 * @query: which tickets
 * @apart: a JSON array: the tickets that vnt_query_get_apart() tells of
 * @login: (nullable): who the agent is
 * @now: Unix seconds
 * @most: without words, no more than these are looked for; 0 for all
 * @groups: (out) (optional) (element-type VntGroupRun): where the headings stand, when @query asks for them
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
               GPtrArray **groups,
               GError **error)
{
  g_auto (GStrv) words = vnt_match_split (query->text);
  g_autoptr (VntBound) bound = bind_usual (query, apart, login, now);
  g_autoptr (GPtrArray) runs =
    query->group != VNT_GROUP_NONE ? g_ptr_array_new_with_free_func (run_free) : NULL;
  g_autoptr (GArray) ids = words[0] != NULL
                             ? select_found (db, words, query, bound, runs, error)
                             : select_ordered (db, NULL, query, bound, most, runs, error);

  if (ids == NULL || !put_number_first (db, ids, query, apart, login, now, error))
    return NULL;

  if (groups != NULL)
    *groups = g_steal_pointer (&runs);
  return g_steal_pointer (&ids);
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
  g_autoptr (VntBound) bound = bind_usual (query, apart, login, now);
  g_autoptr (GString) sql = g_string_new ("SELECT count(*) FROM ticket WHERE ");

  if (query->text != NULL && *query->text != '\0')
    {
      g_autoptr (GArray) ids = vnt_query_run (db, query, apart, login, now, 0, NULL, error);

      *count = ids != NULL ? ids->len : 0;
      return ids != NULL;
    }

  append_where (sql, query, query->closed, bound);
  return vnt_db_number_values (db, sql->str, vnt_bound_get_values (bound), count, error);
}
