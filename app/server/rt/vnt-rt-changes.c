/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-rt-changes.h"

#include <stdlib.h>

#include "vnt-error.h"
#include "vnt-json.h"
#include "vnt-rt-messages.h"

#define PAGE 100
/* How many pages of hidden rows one call walks over. */
#define MOST_PAGES 20
/* How often a poll that finds nothing makes sure that it is not standing before hidden rows. */
#define LOOK_FURTHER 8
/* Numbers are given when a change begins and are seen when it ends: on PostgreSQL a lower one can appear after a higher
 * one. So the place in the history trails behind by this many seconds, and remembers what it gave since. */
#define SETTLING_SECONDS 20

/* "number everything up to which was given,number above it that was given too,…" */
typedef struct
{
  gint64 settled;
  GHashTable *given; /* gint64 */
} Mark;

static void
mark_clear (Mark *mark)
{
  g_clear_pointer (&mark->given, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Mark, mark_clear)

static void
mark_add (Mark *mark, gint64 id)
{
  g_hash_table_add (mark->given, g_memdup2 (&id, sizeof id));
}

static gboolean
mark_read (Mark *mark, const char *cursor, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (cursor, ",", -1);

  mark->given = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      gint64 id;

      if (!g_ascii_string_to_signed (parts[i], 10, 0, G_MAXINT64, &id, NULL))
        {
          g_set_error (error, VNT_ERROR, VNT_ERROR_INVALID, "Not a place in the history: “%s”",
                       cursor);
          return FALSE;
        }
      if (i == 0)
        mark->settled = id;
      else
        mark_add (mark, id);
    }

  return parts[0] != NULL;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const gint64 *left = *(gconstpointer *) a;
  const gint64 *right = *(gconstpointer *) b;

  return (*left > *right) - (*left < *right);
}

static char *
mark_write (const Mark *mark)
{
  GString *text = g_string_new (NULL);
  guint n_ids;
  g_autofree gpointer *ids = g_hash_table_get_keys_as_array (mark->given, &n_ids);

  g_string_append_printf (text, "%" G_GINT64_FORMAT, mark->settled);
  qsort (ids, n_ids, sizeof (gpointer), compare_ids);
  for (guint i = 0; i < n_ids; i++)
    if (*(gint64 *) ids[i] > mark->settled)
      g_string_append_printf (text, ",%" G_GINT64_FORMAT, *(gint64 *) ids[i]);

  return g_string_free (text, FALSE);
}

static gint64
mark_highest (const Mark *mark)
{
  gint64 highest = mark->settled;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, mark->given);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    highest = MAX (highest, *(gint64 *) key);

  return highest;
}

static JsonObject *
search (VntRt *rt,
        const char *condition,
        gint64 id,
        gboolean newest_first,
        guint number,
        GCancellable *cancellable,
        GError **error)
{
  g_autofree char *query =
    g_strdup_printf ("ObjectType = 'RT::Ticket' AND id %s %" G_GINT64_FORMAT
                     " AND Type != 'EmailRecord' AND Type != 'CommentEmailRecord'",
                     condition, id);
  g_autofree char *page = g_strdup_printf ("%u", number);

  return vnt_rt_search (rt, "/transactions",
                        (const char *[]){ "query", query, "fields", VNT_RT_TRANSACTION_FIELDS,
                                          "fields[Creator]", "RealName", "orderby", "id", "order",
                                          newest_first ? "DESC" : "ASC", "per_page", "100", "page",
                                          page, NULL },
                        cancellable, error);
}

static guint
count_of (JsonObject *page)
{
  JsonArray *items = vnt_json_array (page, "items");

  return items != NULL ? json_array_get_length (items) : 0;
}

/* Keeps what was not given before, marks all of it as given, and lets what is old enough settle. */
static JsonArray *
take_new (Mark *mark, JsonArray *items, gint64 now)
{
  JsonArray *fresh = json_array_new ();
  gint64 quiet = now - SETTLING_SECONDS;
  gboolean settling = TRUE;

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonObject *item = vnt_json_object_at (items, i);
      gint64 id = vnt_json_int (item, "id", 0);

      if (id <= 0)
        continue;
      if (!g_hash_table_contains (mark->given, &id))
        {
          json_array_add_element (fresh, json_array_dup_element (items, i));
          mark_add (mark, id);
        }
      settling = settling && vnt_json_time (item, "Created") < quiet;
      if (settling)
        mark->settled = MAX (mark->settled, id);
    }

  return fresh;
}

/* A number that exists, seen or hidden, is answered or forbidden. Gaps are rare but may be anywhere. */
static gboolean
exists (VntRt *rt, gint64 id, GCancellable *cancellable)
{
  g_autofree char *path =
    g_strdup_printf ("/transaction/%" G_GINT64_FORMAT, id + g_random_int_range (0, 10));
  g_autoptr (GError) local = NULL;
  g_autoptr (JsonObject) record = vnt_rt_get (rt, path, NULL, cancellable, &local);

  return record != NULL || g_error_matches (local, VNT_ERROR, VNT_ERROR_FORBIDDEN);
}

/* Rows the agent may not see are dropped after the page was made, so an empty page is not the end when numbers a page
 * further on exist. Returns the first page with something new, or an empty one; moves @mark over what is hidden. */
static JsonArray *
walk (VntRt *rt, Mark *mark, gboolean look_further, GCancellable *cancellable, GError **error)
{
  gint64 start = mark->settled;

  for (guint number = 1;; number++)
    {
      g_autoptr (JsonObject) page = search (rt, ">", start, FALSE, number, cancellable, error);
      g_autoptr (JsonArray) fresh = NULL;
      gint64 examined = start + (gint64) number * PAGE;

      if (page == NULL)
        return NULL;
      fresh = take_new (mark, vnt_json_array (page, "items"), vnt_rt_now (rt));
      if (json_array_get_length (fresh) > 0 || number == MOST_PAGES)
        return g_steal_pointer (&fresh);
      if (count_of (page) < PAGE && !look_further)
        return g_steal_pointer (&fresh);
      if (count_of (page) == 0 && !exists (rt, examined, cancellable))
        return g_steal_pointer (&fresh);
      /* All of these numbers were looked at, were they visible or not; a page is left for those still on their way. */
      mark->settled = MAX (mark->settled, examined - 2 * PAGE);
    }
}

static void
add_changed (VntMessageBatch *batch, JsonArray *items)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      gint64 ticket = vnt_json_int (vnt_json_object_at (items, i), "ObjectId", 0);

      if (ticket > 0 && g_hash_table_add (seen, g_memdup2 (&ticket, sizeof ticket)))
        g_array_append_val (batch->changed, ticket);
    }
}

static gboolean
fill (
  VntRt *rt, VntMessageBatch *batch, JsonArray *items, GCancellable *cancellable, GError **error)
{
  GPtrArray *messages = vnt_rt_messages_read (rt, items, 0, cancellable, error);

  if (messages == NULL)
    return FALSE;

  add_changed (batch, items);
  g_ptr_array_unref (batch->messages);
  batch->messages = messages;

  return TRUE;
}

/**
 * vnt_rt_changes_newest:
 *
 * Returns: (transfer full): the place after everything the agent may see now; both of the others take it
 */
char *
vnt_rt_changes_newest (VntRt *rt, GCancellable *cancellable, GError **error)
{
  g_autoptr (JsonObject) page = NULL;
  g_auto (Mark) mark = { 0 };
  JsonArray *items;
  gint64 quiet;

  for (guint number = 1; number <= MOST_PAGES; number++)
    {
      g_clear_pointer (&page, json_object_unref);
      page = search (rt, ">", 0, TRUE, number, cancellable, error);
      if (page == NULL)
        return NULL;
      if (count_of (page) > 0)
        break;
    }

  mark.given = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  items = vnt_json_array (page, "items");
  quiet = vnt_rt_now (rt) - SETTLING_SECONDS;
  for (guint i = 0; items != NULL && i < json_array_get_length (items) && mark.settled == 0; i++)
    {
      JsonObject *item = vnt_json_object_at (items, i);
      gint64 id = vnt_json_int (item, "id", 0);

      if (vnt_json_time (item, "Created") < quiet)
        mark.settled = id;
      else
        mark_add (&mark, id);
    }

  return mark_write (&mark);
}

/**
 * vnt_rt_changes_fetch:
 *
 * One request when nothing happened.
 */
VntMessageBatch *
vnt_rt_changes_fetch (VntRt *rt, const char *cursor, GCancellable *cancellable, GError **error)
{
  g_autoptr (VntMessageBatch) batch = vnt_message_batch_new ();
  g_auto (Mark) mark = { 0 };
  g_autoptr (JsonArray) fresh = NULL;
  guint quiet = vnt_rt_known_count_quiet (rt->known, TRUE);

  if (!mark_read (&mark, cursor, error))
    return NULL;
  fresh = walk (rt, &mark, quiet % LOOK_FURTHER == 0, cancellable, error);
  if (fresh == NULL || !fill (rt, batch, fresh, cancellable, error))
    return NULL;

  batch->more = json_array_get_length (fresh) > 0;
  if (batch->more)
    vnt_rt_known_count_quiet (rt->known, FALSE);
  batch->cursor = mark_write (&mark);

  return g_steal_pointer (&batch);
}

/**
 * vnt_rt_changes_fetch_history:
 *
 * Backwards nothing appears late, so the place is a plain number.
 */
VntMessageBatch *
vnt_rt_changes_fetch_history (VntRt *rt,
                              const char *cursor,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (VntMessageBatch) batch = vnt_message_batch_new ();
  g_auto (Mark) mark = { 0 };
  g_autoptr (JsonObject) page = NULL;
  JsonArray *items;
  gint64 lowest;

  if (!mark_read (&mark, cursor, error))
    return NULL;
  lowest = mark_highest (&mark);
  for (guint walked = 0; walked < MOST_PAGES && lowest > 0; walked++)
    {
      g_clear_pointer (&page, json_object_unref);
      page = search (rt, "<=", lowest, TRUE, 1, cancellable, error);
      if (page == NULL)
        return NULL;
      if (count_of (page) > 0)
        break;
      /* A hundred numbers at least were looked at and are hidden or not of tickets. */
      lowest -= PAGE;
    }

  items = vnt_json_array (page, "items");
  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    lowest = MIN (lowest, vnt_json_int (vnt_json_object_at (items, i), "id", lowest) - 1);
  if (!fill (rt, batch, items, cancellable, error))
    return NULL;

  batch->more = lowest > 0;
  if (batch->more)
    batch->cursor = g_strdup_printf ("%" G_GINT64_FORMAT, lowest);

  return g_steal_pointer (&batch);
}
