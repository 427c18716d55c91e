/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vnt-view-list.h"

#include <glib/gi18n.h>

#include "vnt-keyed-items.h"
#include "vnt-store-searches.h"
#include "vnt-store-views.h"

/* Counts are asked for no more often than this, however much changes. */
#define COUNT_MILLISECONDS 300
/* What is overdue or recent changes with the clock alone. */
#define CLOCK_SECONDS 60

/* Above the keys of the agent's own views, and those of the server's searches. */
#define OWN -1000
#define SEARCHES (-1000 * 1000 * 1000)
/* Counting never takes more than this part of the time, however long a view takes and however much changes. */
#define COUNT_SHARE 5

typedef struct
{
  VntScope scope;
  const char *id;
  const char *title;
  const char *icon_name;
} FixedView;

static const FixedView fixed_views[] = {
  { VNT_SCOPE_MINE, "mine", N_ ("Mine"), "avatar-default-symbolic" },
  { VNT_SCOPE_UNOWNED, "unowned", N_ ("Unowned"), "mail-unread-symbolic" },
  { VNT_SCOPE_MY_QUEUES, "my-queues", N_ ("My queues"), "view-list-symbolic" },
  { VNT_SCOPE_WAITING, "waiting", N_ ("Waiting"), "content-loading-symbolic" },
  { VNT_SCOPE_OVERDUE, "overdue", N_ ("Overdue"), "alarm-symbolic" },
  { VNT_SCOPE_AT_RISK, "at-risk", N_ ("At risk"), "dialog-warning-symbolic" },
  { VNT_SCOPE_RECENT, "recent", N_ ("Recently updated"), "document-open-recent-symbolic" },
  { VNT_SCOPE_SNOOZED, "snoozed", N_ ("Snoozed"), "weather-clear-night-symbolic" },
  { VNT_SCOPE_FOLLOWED, "followed", N_ ("Followed"), "starred-symbolic" },
};

struct _VntViewList
{
  GObject parent_instance;

  VntStore *store;
  VntKeyedItems
    items; /* keys: minus the place of a fixed view, the queue's number, below both an own view's and a search's */
  GHashTable *own_keys; /* uuid → -OWN - key */
  GCancellable *cancellable; /* of the counting under way */
  gboolean again; /* something changed since it began */
  guint count_source;
  guint clock_source;
  gint64 counting_since; /* monotonic */
  guint pause; /* milliseconds before the next counting */
};

static void vnt_view_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VntViewList,
                               vnt_view_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, vnt_view_list_model_init))

static gpointer
vnt_view_list_get_item (GListModel *model, guint position)
{
  return vnt_keyed_items_get (&VNT_VIEW_LIST (model)->items, position);
}

static guint
vnt_view_list_get_n_items (GListModel *model)
{
  return VNT_VIEW_LIST (model)->items.items->len;
}

static GType
vnt_view_list_get_item_type (GListModel *model)
{
  return VNT_TYPE_VIEW_ITEM;
}

static void
vnt_view_list_model_init (GListModelInterface *iface)
{
  iface->get_item = vnt_view_list_get_item;
  iface->get_n_items = vnt_view_list_get_n_items;
  iface->get_item_type = vnt_view_list_get_item_type;
}

/* -- what is in it -- */

static VntViewItem *
make_fixed (const FixedView *view)
{
  g_autoptr (VntTicketQuery) query = vnt_ticket_query_new (view->scope);

  if (view->scope == VNT_SCOPE_OVERDUE || view->scope == VNT_SCOPE_AT_RISK)
    {
      query->sort = VNT_SORT_CLOCK;
      query->ascending = TRUE;
    }

  return vnt_view_item_new (view->id, _ (view->title), view->icon_name, query);
}

static VntViewItem *
make_queue (const VntQueue *queue)
{
  g_autoptr (VntTicketQuery) query = vnt_ticket_query_new (VNT_SCOPE_ALL);
  g_autofree char *id = g_strdup_printf ("queue-%" G_GINT64_FORMAT, queue->id);

  query->queue = queue->id;

  return vnt_view_item_new (id, queue->name, "folder-symbolic", query);
}

/* What every server has from the beginning is called so by this program; all else is called what somebody called it. */
static const char *
name_of (const VntSavedSearch *search)
{
  return g_str_equal (search->name, "Bookmarked Tickets") ? _ ("Bookmarked Tickets") : search->name;
}

static VntViewItem *
make_search (const VntSavedSearch *search)
{
  g_autoptr (VntTicketQuery) query = vnt_ticket_query_new (VNT_SCOPE_ALL);
  g_autofree char *id = g_strdup_printf ("search-%" G_GINT64_FORMAT, search->id);

  query->search = search->id;

  return vnt_view_item_new (id, name_of (search), "system-search-symbolic", query);
}

static gint64
key_of (gconstpointer value)
{
  VntViewItem *item = (VntViewItem *) value;
  const VntTicketQuery *query = vnt_view_item_get_query (item);

  if (vnt_view_item_get_own (item) != NULL)
    return (gint64) (gintptr) g_object_get_data (G_OBJECT (item), "key");
  if (query->search != 0)
    return SEARCHES - query->search;
  return query->queue != 0 ? query->queue : -1 - (gint64) query->scope;
}

static void
set_item (gpointer item, gpointer value)
{
  if (vnt_view_item_get_own (item) != NULL)
    vnt_view_item_set_own (item, (VntOwnView *) vnt_view_item_get_own (value));
  else
    vnt_view_item_set_title (item, vnt_view_item_get_title (value));
}

/* A view keeps its line while it is edited and moved. */
static VntViewItem *
make_own (VntViewList *self, VntOwnView *view)
{
  VntViewItem *item = vnt_view_item_new_own (view);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->own_keys, view->uuid));

  if (n == 0)
    {
      n = g_hash_table_size (self->own_keys) + 1;
      g_hash_table_insert (self->own_keys, g_strdup (view->uuid), GUINT_TO_POINTER (n));
    }
  g_object_set_data (G_OBJECT (item), "key", (gpointer) (gintptr) (OWN - (int) n));

  return item;
}

static void vnt_view_list_count_later (VntViewList *self);

static void
vnt_view_list_read (VntViewList *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) queues = vnt_store_read_queues (self->store, &error);
  g_autoptr (GPtrArray) own = vnt_store_list_views (self->store, NULL);
  g_autoptr (GPtrArray) searches = vnt_store_list_searches (self->store, NULL);
  g_autoptr (GPtrArray) views = g_ptr_array_new_with_free_func (g_object_unref);

  if (queues == NULL)
    g_message ("The queues could not be read: %s", error->message);

  for (guint i = 0; i < G_N_ELEMENTS (fixed_views); i++)
    g_ptr_array_add (views, make_fixed (&fixed_views[i]));
  for (guint i = 0; own != NULL && i < own->len; i++)
    g_ptr_array_add (views, make_own (self, own->pdata[i]));
  for (guint i = 0; searches != NULL && i < searches->len; i++)
    g_ptr_array_add (views, make_search (searches->pdata[i]));
  for (guint i = 0; queues != NULL && i < queues->len; i++)
    g_ptr_array_add (views, make_queue (g_ptr_array_index (queues, i)));

  vnt_keyed_items_replace (&self->items, G_LIST_MODEL (self), views, key_of, g_object_ref,
                           set_item);
  vnt_view_list_count_later (self);
}

/* -- counts -- */

typedef struct
{
  GPtrArray *items; /* VntViewItem, touched by the main thread only */
  GPtrArray *queries;
  GArray *counts;
} Count;

static void
count_free (Count *count)
{
  g_ptr_array_unref (count->items);
  g_ptr_array_unref (count->queries);
  g_array_unref (count->counts);
  g_free (count);
}

static gpointer
run_count (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Count *count = data;

  for (guint i = 0; i < count->queries->len; i++)
    {
      gint64 n = g_cancellable_is_cancelled (cancellable)
                   ? -1
                   : vnt_store_count_tickets (store, g_ptr_array_index (count->queries, i), NULL);

      g_array_append_val (count->counts, n);
    }

  return count;
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VntViewList) self = data;
  Count *count = g_task_get_task_data (G_TASK (result));

  if (self->cancellable == NULL)
    return;

  g_clear_object (&self->cancellable);
  self->pause =
    (guint) CLAMP ((g_get_monotonic_time () - self->counting_since) / 1000 * COUNT_SHARE,
                   COUNT_MILLISECONDS, 30 * 1000);
  count = vnt_store_run_finish (VNT_STORE (source), result, NULL);
  for (guint i = 0; count != NULL && i < count->counts->len; i++)
    if (g_array_index (count->counts, gint64, i) >= 0)
      vnt_view_item_set_count (g_ptr_array_index (count->items, i),
                               g_array_index (count->counts, gint64, i));

  if (self->again)
    vnt_view_list_count_later (self);
}

static gboolean
on_count (gpointer data)
{
  VntViewList *self = data;
  Count *count;

  self->count_source = 0;
  if (self->cancellable != NULL)
    {
      self->again = TRUE;
      return G_SOURCE_REMOVE;
    }

  count = g_new0 (Count, 1);
  count->items = g_ptr_array_new_with_free_func (g_object_unref);
  count->queries = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_ticket_query_free);
  count->counts = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < self->items.items->len; i++)
    {
      VntViewItem *item = g_ptr_array_index (self->items.items, i);

      g_ptr_array_add (count->items, g_object_ref (item));
      g_ptr_array_add (count->queries, vnt_ticket_query_copy (vnt_view_item_get_query (item)));
    }

  self->again = FALSE;
  self->counting_since = g_get_monotonic_time ();
  self->cancellable = g_cancellable_new ();
  vnt_store_run_async (self->store, run_count, count, (GDestroyNotify) count_free, NULL,
                       self->cancellable, on_counted, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
vnt_view_list_count_later (VntViewList *self)
{
  if (self->count_source == 0)
    self->count_source = g_timeout_add (MAX (self->pause, COUNT_MILLISECONDS), on_count, self);
}

static void
on_tickets_changed (VntViewList *self, GArray *changed)
{
  vnt_view_list_count_later (self);
}

static gboolean
on_clock (gpointer data)
{
  vnt_view_list_count_later (data);
  return G_SOURCE_CONTINUE;
}

/* -- object -- */

static void
vnt_view_list_dispose (GObject *object)
{
  VntViewList *self = VNT_VIEW_LIST (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->count_source, g_source_remove);
  g_clear_handle_id (&self->clock_source, g_source_remove);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (vnt_view_list_parent_class)->dispose (object);
}

static void
vnt_view_list_finalize (GObject *object)
{
  vnt_keyed_items_clear (&VNT_VIEW_LIST (object)->items);
  g_hash_table_unref (VNT_VIEW_LIST (object)->own_keys);
  G_OBJECT_CLASS (vnt_view_list_parent_class)->finalize (object);
}

static void
vnt_view_list_class_init (VntViewListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vnt_view_list_dispose;
  object_class->finalize = vnt_view_list_finalize;
}

static void
vnt_view_list_init (VntViewList *self)
{
  vnt_keyed_items_init (&self->items);
  self->own_keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * vnt_view_list_new:
 * @store: where the tickets are
 *
 * Makes the list of the sidebar: the fixed views, the agent's own, the agent's queues, the others. Counts follow a moment later. Main thread.
 *
 * Returns: (transfer full): a list
 */
VntViewList *
vnt_view_list_new (VntStore *store)
{
  VntViewList *self = g_object_new (VNT_TYPE_VIEW_LIST, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_swapped (store, "queues-changed", G_CALLBACK (vnt_view_list_read), self);
  g_signal_connect_swapped (store, "views-changed", G_CALLBACK (vnt_view_list_read), self);
  g_signal_connect_swapped (store, "tickets-changed", G_CALLBACK (on_tickets_changed), self);
  self->clock_source = g_timeout_add_seconds (CLOCK_SECONDS, on_clock, self);
  vnt_view_list_read (self);

  return self;
}
