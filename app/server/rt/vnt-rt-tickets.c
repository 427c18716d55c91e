/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-rt-tickets.h"

#include <string.h>

#include "vnt-error.h"
#include "vnt-json.h"
#include "vnt-rt-queues.h"
#include "vnt-rt-ticket-row.h"

#define PAGE 100

/* "want:id below which the next page begins:rows given so far" */
typedef struct
{
  VntWant want;
  gint64 below;
  gint64 given;
} Place;

static gboolean
read_cursor (const char *cursor, Place *place)
{
  g_auto (GStrv) parts = g_strsplit (cursor, ":", -1);
  gint64 want;

  if (g_strv_length (parts) != 3 ||
      !g_ascii_string_to_signed (parts[0], 10, VNT_WANT_MINE_OPEN, VNT_WANT_ALL_CLOSED, &want,
                                 NULL) ||
      want != (gint64) place->want ||
      !g_ascii_string_to_signed (parts[1], 10, 0, G_MAXINT64, &place->below, NULL) ||
      !g_ascii_string_to_signed (parts[2], 10, 0, G_MAXINT64, &place->given, NULL))
    return FALSE;

  return TRUE;
}

static gboolean
add_my_queues (VntRt *rt, GString *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) queues = vnt_rt_queues_known (rt, cancellable, error);
  gboolean any = FALSE;

  if (queues == NULL)
    return FALSE;

  g_string_append (query, " AND (");
  for (guint i = 0; i < queues->len; i++)
    {
      const VntQueue *queue = g_ptr_array_index (queues, i);

      if (!queue->mine)
        continue;
      g_string_append_printf (query, "%sQueue = %" G_GINT64_FORMAT, any ? " OR " : "", queue->id);
      any = TRUE;
    }
  g_string_append (query, any ? ")" : "id = 0)");

  return TRUE;
}

/* Returns: (transfer full) (nullable): TicketSQL for @want */
static char *
make_query (VntRt *rt, const Place *place, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) query = g_string_new (
    place->want == VNT_WANT_ALL_CLOSED ? "Status = '__Inactive__'" : "Status = '__Active__'");
  gboolean mine = place->want == VNT_WANT_UNOWNED_OPEN || place->want == VNT_WANT_QUEUES_OPEN;

  if (place->want == VNT_WANT_MINE_OPEN)
    g_string_append (query, " AND Owner = '__CurrentUser__'");
  if (place->want == VNT_WANT_UNOWNED_OPEN)
    g_string_append (query, " AND Owner = 'Nobody'");
  if (mine && !add_my_queues (rt, query, cancellable, error))
    return NULL;
  if (place->below > 0)
    g_string_append_printf (query, " AND id < %" G_GINT64_FORMAT, place->below);

  return g_string_free (g_steal_pointer (&query), FALSE);
}

static JsonObject *
search_rows (VntRt *rt, const char *query, guint limit, GCancellable *cancellable, GError **error)
{
  g_autofree char *rows = g_strdup_printf ("%u", CLAMP (limit, 1, PAGE));
  const char *pairs[] = { "query",
                          query,
                          "fields",
                          VNT_RT_TICKET_FIELDS,
                          "fields[Owner]",
                          "Name,RealName",
                          "fields[Requestor]",
                          "Name,RealName,EmailAddress,Organization",
                          "orderby",
                          "id",
                          "order",
                          "DESC",
                          "per_page",
                          rows,
                          NULL };

  return vnt_rt_search (rt, "/tickets", pairs, cancellable, error);
}

/* Adds a page's tickets to @batch. Returns the lowest number on the page, 0 when it is empty. */
static gint64
add_rows (VntRt *rt, JsonObject *page, VntTicketBatch *batch, const gboolean *active)
{
  JsonArray *items = vnt_json_array (page, "items");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 lowest = 0;

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonObject *item = vnt_json_object_at (items, i);
      VntTicket *ticket = item != NULL ? vnt_rt_ticket_row (item) : NULL;

      if (ticket == NULL)
        continue;
      if (active != NULL)
        {
          ticket->status_class = vnt_rt_status_class (ticket->status, *active);
          vnt_rt_known_set_class (rt->known, ticket->queue, ticket->status, ticket->status_class);
        }
      lowest = lowest == 0 ? ticket->id : MIN (lowest, ticket->id);
      g_ptr_array_add (batch->tickets, ticket);
      vnt_rt_ticket_people (item, batch->people, seen);
    }

  return lowest;
}

/**
 * vnt_rt_tickets_fetch:
 *
 * One page by falling number, so that tickets changing meanwhile are neither missed nor doubled; custom fields are
 * left out because they make a page ten times as expensive.
 */
VntTicketBatch *
vnt_rt_tickets_fetch (VntRt *rt,
                      VntWant want,
                      const char *cursor,
                      guint limit,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (VntTicketBatch) batch = vnt_ticket_batch_new ();
  g_autoptr (JsonObject) page = NULL;
  g_autofree char *query = NULL;
  gboolean active = want != VNT_WANT_ALL_CLOSED;
  Place place = { .want = want };
  gint64 lowest, total;

  if (cursor != NULL && !read_cursor (cursor, &place))
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_INVALID, "Not a place in this list: “%s”", cursor);
      return NULL;
    }
  query = make_query (rt, &place, cancellable, error);
  if (query == NULL)
    return NULL;
  page = search_rows (rt, query, limit, cancellable, error);
  if (page == NULL)
    return NULL;

  lowest = add_rows (rt, page, batch, &active);
  total = vnt_json_int (page, "total", -1);
  /* Without a total, rows we may not see were dropped from the page and there may be more behind an empty one. */
  if (lowest == 0 && total < 0 && place.below > PAGE)
    lowest = place.below - PAGE;
  if (total >= 0)
    batch->total = place.given + total;
  place.given += batch->tickets->len;
  if (lowest > 1 && (total < 0 || total > batch->tickets->len))
    batch->cursor =
      g_strdup_printf ("%d:%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, want, lowest, place.given);

  return g_steal_pointer (&batch);
}

static char *
any_of (const gint64 *ids, guint n_ids)
{
  GString *query = g_string_new (NULL);

  for (guint i = 0; i < n_ids; i++)
    g_string_append_printf (query, "%sid = %" G_GINT64_FORMAT, i > 0 ? " OR " : "", ids[i]);

  return g_string_free (query, FALSE);
}

/* Asks which of @unknown are active; the others are not. */
static gboolean
ask_classes (VntRt *rt, GPtrArray *unknown, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) active = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (JsonObject) page = NULL;
  g_autofree char *any = NULL;
  g_autofree char *query = NULL;
  JsonArray *items;

  for (guint i = 0; i < unknown->len; i++)
    g_array_append_val (ids, ((VntTicket *) g_ptr_array_index (unknown, i))->id);
  any = any_of ((const gint64 *) (gpointer) ids->data, ids->len);
  query = g_strdup_printf ("(%s) AND Status = '__Active__'", any);
  page =
    vnt_rt_search (rt, "/tickets",
                   (const char *[]){ "query", query, "fields", "Status", "per_page", "100", NULL },
                   cancellable, error);
  if (page == NULL)
    return FALSE;

  items = vnt_json_array (page, "items");
  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      gint64 id = vnt_json_int (vnt_json_object_at (items, i), "id", 0);

      g_hash_table_add (active, g_memdup2 (&id, sizeof id));
    }
  for (guint i = 0; i < unknown->len; i++)
    {
      VntTicket *ticket = g_ptr_array_index (unknown, i);

      ticket->status_class =
        vnt_rt_status_class (ticket->status, g_hash_table_contains (active, &ticket->id));
      vnt_rt_known_set_class (rt->known, ticket->queue, ticket->status, ticket->status_class);
    }

  return TRUE;
}

/* Also used by the conversation, whose ticket may be one that lists leave out. */
gboolean
vnt_rt_tickets_resolve_classes (VntRt *rt,
                                GPtrArray *tickets,
                                GCancellable *cancellable,
                                GError **error)
{
  for (;;)
    {
      g_autoptr (GPtrArray) unknown = g_ptr_array_new ();

      for (guint i = 0; i < tickets->len && unknown->len < PAGE; i++)
        {
          VntTicket *ticket = g_ptr_array_index (tickets, i);

          if (ticket->status_class == VNT_STATUS_UNKNOWN)
            ticket->status_class =
              vnt_rt_known_get_class (rt->known, ticket->queue, ticket->status);
          if (ticket->status_class == VNT_STATUS_UNKNOWN)
            g_ptr_array_add (unknown, ticket);
        }
      if (unknown->len == 0)
        return TRUE;
      if (!ask_classes (rt, unknown, cancellable, error))
        return FALSE;
    }
}

/* A ticket that lists leave out was deleted, was merged into another, or may not be seen any more.
 * @target is set to the one it was merged into. */
static gboolean
look_for (VntRt *rt, gint64 id, gint64 *target, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/ticket/%" G_GINT64_FORMAT, id);
  g_autoptr (GError) local = NULL;
  g_autoptr (JsonObject) record = vnt_rt_get (rt, path, NULL, cancellable, &local);
  gint64 found;

  *target = 0;
  if (record == NULL)
    {
      if (g_error_matches (local, VNT_ERROR, VNT_ERROR_NOT_FOUND) ||
          g_error_matches (local, VNT_ERROR, VNT_ERROR_FORBIDDEN))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  found = vnt_json_int (record, "id", 0);
  if (found != id)
    *target = found;

  return TRUE;
}

static gboolean
contains (GPtrArray *tickets, gint64 id)
{
  for (guint i = 0; i < tickets->len; i++)
    if (((VntTicket *) g_ptr_array_index (tickets, i))->id == id)
      return TRUE;

  return FALSE;
}

static gboolean
fetch_part (VntRt *rt,
            const gint64 *ids,
            guint n_ids,
            VntTicketBatch *batch,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *query = any_of (ids, n_ids);
  g_autoptr (JsonObject) page = search_rows (rt, query, PAGE, cancellable, error);

  if (page == NULL)
    return FALSE;

  add_rows (rt, page, batch, NULL);

  return TRUE;
}

static gboolean
fetch_missing (VntRt *rt,
               const gint64 *ids,
               guint n_ids,
               VntTicketBatch *batch,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n_ids; i++)
    {
      gint64 target;

      if (contains (batch->tickets, ids[i]))
        continue;
      if (!look_for (rt, ids[i], &target, cancellable, error))
        return FALSE;
      g_array_append_val (batch->gone, ids[i]);
      if (target > 0 && !contains (batch->tickets, target))
        g_array_append_val (targets, target);
    }

  for (guint i = 0; i < targets->len; i++)
    {
      gint64 target = g_array_index (targets, gint64, i);

      if (!contains (batch->tickets, target) &&
          !fetch_part (rt, &target, 1, batch, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * vnt_rt_tickets_fetch_by_id:
 *
 * Rows of exactly these tickets, a hundred per request. Those that lists leave out are looked at one by one.
 */
VntTicketBatch *
vnt_rt_tickets_fetch_by_id (
  VntRt *rt, const gint64 *ids, guint n_ids, GCancellable *cancellable, GError **error)
{
  g_autoptr (VntTicketBatch) batch = vnt_ticket_batch_new ();

  for (guint i = 0; i < n_ids; i += PAGE)
    if (!fetch_part (rt, ids + i, MIN (n_ids - i, PAGE), batch, cancellable, error))
      return NULL;
  if (!fetch_missing (rt, ids, n_ids, batch, cancellable, error) ||
      !vnt_rt_tickets_resolve_classes (rt, batch->tickets, cancellable, error))
    return NULL;
  batch->total = batch->tickets->len;

  return g_steal_pointer (&batch);
}

/**
 * vnt_rt_tickets_fetch_found:
 * @query: TicketSQL, which only the server reads
 * @cursor: (nullable): the number below which the page begins
 *
 * A page of what the server finds, by falling number.
 */
VntTicketBatch *
vnt_rt_tickets_fetch_found (
  VntRt *rt, const char *query, const char *cursor, GCancellable *cancellable, GError **error)
{
  g_autoptr (VntTicketBatch) batch = vnt_ticket_batch_new ();
  g_autofree char *below =
    cursor != NULL ? g_strdup_printf ("(%s) AND id < %s", query, cursor) : NULL;
  g_autoptr (JsonObject) page =
    search_rows (rt, below != NULL ? below : query, PAGE, cancellable, error);
  gint64 lowest;

  if (page == NULL)
    return NULL;

  lowest = add_rows (rt, page, batch, NULL);
  batch->total = vnt_json_int (page, "total", -1);
  if (lowest > 1 && batch->total != (gint64) batch->tickets->len)
    batch->cursor = g_strdup_printf ("%" G_GINT64_FORMAT, lowest);
  if (!vnt_rt_tickets_resolve_classes (rt, batch->tickets, cancellable, error))
    return NULL;

  return g_steal_pointer (&batch);
}

/* What means something to TicketSQL or to LIKE is not the same on every database: what stands between is looked for. */
static char *
longest_plain (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, "\\'\"%_", -1);
  const char *longest = "";

  for (guint i = 0; parts[i] != NULL; i++)
    if (strlen (parts[i]) > strlen (longest))
      longest = parts[i];

  return g_strdup (longest);
}

/**
 * vnt_rt_tickets_fetch_open_with:
 *
 * The newest open tickets with @text in their subject, or most of it.
 */
VntTicketBatch *
vnt_rt_tickets_fetch_open_with (VntRt *rt,
                                const char *text,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autofree char *plain = longest_plain (text);
  g_autofree char *quoted = vnt_rt_quote (plain);
  g_autofree char *query =
    g_strconcat ("Subject LIKE ", quoted, " AND Status = '__Active__'", NULL);

  return vnt_rt_tickets_fetch_found (rt, query, NULL, cancellable, error);
}
