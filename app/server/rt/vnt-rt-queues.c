/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-rt-queues.h"

#include "vnt-error.h"
#include "vnt-json.h"

static gboolean
has_link (JsonObject *object, const char *ref)
{
  JsonArray *links = vnt_json_array (object, "_hyperlinks");

  for (guint i = 0; links != NULL && i < json_array_get_length (links); i++)
    if (g_strcmp0 (vnt_json_string (vnt_json_object_at (links, i), "ref"), ref) == 0)
      return TRUE;

  return FALSE;
}

/* Returns: (transfer full): "user:lucia", "group:27" … : what a watcher list may name the agent as */
static GHashTable *
fetch_selves (VntRt *rt, GCancellable *cancellable, GError **error)
{
  g_autoptr (VntAccount) account = vnt_rt_account (rt, error);
  g_autoptr (JsonObject) user = NULL;
  g_autoptr (GHashTable) selves = NULL;
  g_autofree char *login = NULL;
  g_autofree char *path = NULL;
  JsonArray *groups;

  if (account == NULL)
    return NULL;
  login = g_uri_escape_string (account->login, NULL, FALSE);
  path = account->user_id > 0 ? g_strdup_printf ("/user/%" G_GINT64_FORMAT, account->user_id)
                              : g_strconcat ("/user/", login, NULL);
  user = vnt_rt_get (rt, path, NULL, cancellable, error);
  if (user == NULL)
    return NULL;

  selves = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (selves, g_strconcat ("user:", account->login, NULL));
  groups = vnt_json_array (user, "Memberships");
  for (guint i = 0; groups != NULL && i < json_array_get_length (groups); i++)
    {
      const char *id = vnt_rt_text (vnt_json_object_at (groups, i), "id");

      if (id != NULL)
        g_hash_table_add (selves, g_strconcat ("group:", id, NULL));
    }

  return g_steal_pointer (&selves);
}

static gboolean
names_me (JsonArray *watchers, GHashTable *selves)
{
  for (guint i = 0; watchers != NULL && i < json_array_get_length (watchers); i++)
    {
      JsonObject *watcher = vnt_json_object_at (watchers, i);
      const char *type = vnt_rt_text (watcher, "type");
      const char *id = vnt_rt_text (watcher, "id");
      g_autofree char *key = type != NULL && id != NULL ? g_strconcat (type, ":", id, NULL) : NULL;

      if (key != NULL && g_hash_table_contains (selves, key))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_marker (VntRt *rt, JsonObject *record)
{
  JsonArray *fields = vnt_json_array (record, "TicketTransactionCustomFields");

  for (guint i = 0; fields != NULL && i < json_array_get_length (fields); i++)
    if (g_strcmp0 (vnt_json_string (vnt_json_object_at (fields, i), "name"), rt->reply_marker) == 0)
      return TRUE;

  return FALSE;
}

/* Watchers and custom fields are only in a queue's own record. */
static gboolean
complete (VntRt *rt, VntQueue *queue, GHashTable *selves, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/queue/%" G_GINT64_FORMAT, queue->id);
  g_autoptr (GError) local = NULL;
  g_autoptr (JsonObject) record = vnt_rt_get (rt, path, NULL, cancellable, &local);

  if (record == NULL)
    {
      if (g_error_matches (local, VNT_ERROR, VNT_ERROR_FORBIDDEN) ||
          g_error_matches (local, VNT_ERROR, VNT_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  queue->can_create = has_link (record, "create");
  queue->marker = has_marker (rt, record);
  queue->mine = names_me (vnt_json_array (record, "AdminCc"), selves) ||
                names_me (vnt_json_array (record, "Cc"), selves);

  return TRUE;
}

/* Where the agent watches no queue, the queues they may work in are theirs: the links of its newest ticket tell. */
static gboolean
may_work (VntRt *rt, VntQueue *queue, gboolean *result, GCancellable *cancellable, GError **error)
{
  g_autofree char *query = g_strdup_printf ("Queue = %" G_GINT64_FORMAT, queue->id);
  g_autoptr (JsonObject) page =
    vnt_rt_search (rt, "/tickets",
                   (const char *[]){ "query", query, "fields", "_hyperlinks", "orderby", "id",
                                     "order", "DESC", "per_page", "1", NULL },
                   cancellable, error);
  JsonObject *ticket;

  if (page == NULL)
    return FALSE;

  ticket = vnt_json_object_at (vnt_json_array (page, "items"), 0);
  *result = ticket != NULL && (has_link (ticket, "comment") || has_link (ticket, "correspond"));

  return TRUE;
}

static gboolean
choose_mine (VntRt *rt, GPtrArray *queues, GCancellable *cancellable, GError **error)
{
  gboolean any = FALSE;

  for (guint i = 0; i < queues->len; i++)
    any |= ((VntQueue *) g_ptr_array_index (queues, i))->mine;
  if (any)
    return TRUE;

  for (guint i = 0; i < queues->len; i++)
    {
      VntQueue *queue = g_ptr_array_index (queues, i);

      if (!may_work (rt, queue, &queue->mine, cancellable, error))
        return FALSE;
      any |= queue->mine;
    }
  for (guint i = 0; i < queues->len && !any; i++)
    ((VntQueue *) g_ptr_array_index (queues, i))->mine = TRUE;

  return TRUE;
}

static void
add_page (JsonObject *page, GPtrArray *queues)
{
  JsonArray *items = vnt_json_array (page, "items");

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonObject *item = vnt_json_object_at (items, i);
      const char *name = vnt_rt_text (item, "Name");
      gint64 id = vnt_json_int (item, "id", 0);
      VntQueue *queue;

      if (id <= 0 || name == NULL || vnt_json_int (item, "Disabled", 0) != 0)
        continue;
      queue = vnt_queue_new (id, name);
      queue->description = g_strdup (vnt_rt_text (item, "Description"));
      queue->lifecycle = g_strdup (vnt_rt_text (item, "Lifecycle"));
      g_ptr_array_add (queues, queue);
    }
}

/**
 * vnt_rt_queues_fetch:
 *
 * Every queue the agent sees. A queue is theirs when they or a group of theirs watch it.
 */
GPtrArray *
vnt_rt_queues_fetch (VntRt *rt, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) queues = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_queue_unref);
  g_autoptr (GHashTable) selves = fetch_selves (rt, cancellable, error);
  gint64 count = 100;

  if (selves == NULL)
    return NULL;

  for (guint number = 1; count > 0 && number <= 100; number++)
    {
      g_autofree char *path = g_strdup_printf (
        "/queues/all?fields=Name,Description,Lifecycle,Disabled&per_page=100&page=%u", number);
      g_autoptr (JsonObject) page = vnt_rt_get (rt, path, NULL, cancellable, error);

      if (page == NULL)
        return NULL;
      count = vnt_json_int (page, "count", 0);
      add_page (page, queues);
    }
  for (guint i = 0; i < queues->len; i++)
    if (!complete (rt, g_ptr_array_index (queues, i), selves, cancellable, error))
      return NULL;
  if (!choose_mine (rt, queues, cancellable, error))
    return NULL;
  vnt_rt_known_set_queues (rt->known, queues);

  return g_steal_pointer (&queues);
}

/* Returns: (transfer full): the queues as last fetched; fetches them when they never were */
GPtrArray *
vnt_rt_queues_known (VntRt *rt, GCancellable *cancellable, GError **error)
{
  GPtrArray *queues = vnt_rt_known_get_queues (rt->known);

  return queues != NULL ? queues : vnt_rt_queues_fetch (rt, cancellable, error);
}
