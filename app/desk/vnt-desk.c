/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "vnt-desk-private.h"
#include "vnt-error.h"
#include "vnt-store-clock.h"

enum
{
  PROP_0,
  PROP_STATE,
  PROP_ACCOUNT,
  PROP_STATUS_TEXT,
  PROP_PROGRESS,
  PROP_WAITING,
  PROP_ATTENTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VntDesk, vnt_desk, G_TYPE_OBJECT)

/* What opening brings from its thread. */
typedef struct
{
  VntStore *store;
  VntStoreNotes notes;
  VntAccount *account;
  VntDeskLevels *levels;
  GError *levels_error; /* why its file cannot be used */
} Opened;

static void
opened_free (gpointer data)
{
  Opened *opened = data;

  if (opened->store != NULL)
    vnt_store_close (opened->store);
  g_clear_object (&opened->store);
  g_clear_pointer (&opened->account, vnt_account_unref);
  g_clear_pointer (&opened->levels, vnt_desk_levels_unref);
  g_clear_error (&opened->levels_error);
  g_free (opened);
}

/* -- following the store -- */

static void
desk_read_item (VntDesk *self, VntTicketItem *item)
{
  gint64 id = vnt_desk_follow_ticket (self, vnt_ticket_item_get_id (item));
  g_autoptr (GPtrArray) rows = vnt_store_read_tickets (self->store, &id, 1, NULL);

  if (rows != NULL && rows->len > 0 && g_ptr_array_index (rows, 0) != NULL)
    vnt_ticket_item_set_ticket (item, g_ptr_array_index (rows, 0));
}

static gboolean
desk_ids_contain (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

static void
desk_tickets_changed (VntStore *store, GArray *ids, gpointer data)
{
  VntDesk *self = data;

  for (guint i = 0; i < self->open_items->len; i++)
    {
      g_autoptr (VntTicketItem) item = g_object_ref (g_ptr_array_index (self->open_items, i));

      if (ids == NULL || desk_ids_contain (ids, vnt_ticket_item_get_id (item)))
        desk_read_item (self, item);
    }
}

static void
desk_outbox_changed (VntStore *store, gpointer data)
{
  vnt_desk_count (VNT_DESK (data));
}

static void
desk_read_queues (VntStore *store, gpointer data)
{
  VntDesk *self = data;
  g_autoptr (GPtrArray) queues = vnt_store_read_queues (self->store, NULL);

  for (guint i = 0; queues != NULL && i < queues->len; i++)
    {
      const VntQueue *queue = g_ptr_array_index (queues, i);
      const char *name = g_hash_table_lookup (self->queue_names, &queue->id);

      if (g_strcmp0 (name, queue->name) != 0)
        g_hash_table_replace (self->queue_names, g_memdup2 (&queue->id, sizeof queue->id),
                              g_strdup (queue->name));
    }
  if (self->levels != NULL)
    vnt_desk_refresh_clocks (self);
}

static void
desk_forget_item (gpointer data, GObject *item)
{
  g_ptr_array_remove_fast (((VntDesk *) data)->open_items, item);
}

static void
desk_forget_items (VntDesk *self)
{
  for (guint i = 0; i < self->open_items->len; i++)
    g_object_weak_unref (g_ptr_array_index (self->open_items, i), desk_forget_item, self);
  g_ptr_array_set_size (self->open_items, 0);
}

/* -- object -- */

static void
vnt_desk_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  VntDesk *self = VNT_DESK (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_int (value, (int) self->shown_state);
      break;
    case PROP_ACCOUNT:
      g_value_set_boxed (value, self->account);
      break;
    case PROP_STATUS_TEXT:
      g_value_set_string (value, self->status_text);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, self->shown_progress);
      break;
    case PROP_WAITING:
      g_value_set_uint (value, self->shown_waiting);
      break;
    case PROP_ATTENTION:
      g_value_set_uint (value, self->shown_attention);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vnt_desk_dispose (GObject *object)
{
  vnt_desk_close (VNT_DESK (object));

  G_OBJECT_CLASS (vnt_desk_parent_class)->dispose (object);
}

static void
vnt_desk_finalize (GObject *object)
{
  VntDesk *self = VNT_DESK (object);

  g_clear_object (&self->closing);
  g_ptr_array_unref (self->open_items);
  g_hash_table_unref (self->queue_names);
  g_hash_table_unref (self->seen);
  g_free (self->cache_dir);
  g_free (self->work_dir);
  g_free (self->status_text);
  g_free (self->reply_marker);
  g_free (self->ticket_marker);
  vnt_desk_monitor_free (self->monitor);
  /* Who still asks a closed desk hears that it is closed, and is not asked for levels. */
  g_clear_pointer (&self->levels, vnt_desk_levels_unref);

  G_OBJECT_CLASS (vnt_desk_parent_class)->finalize (object);
}

static void
vnt_desk_class_init (VntDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = vnt_desk_get_property;
  object_class->dispose = vnt_desk_dispose;
  object_class->finalize = vnt_desk_finalize;

  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, VNT_DESK_UNTRUSTED, 0, flags);
  properties[PROP_ACCOUNT] = g_param_spec_boxed ("account", NULL, NULL, VNT_TYPE_ACCOUNT, flags);
  properties[PROP_STATUS_TEXT] = g_param_spec_string ("status-text", NULL, NULL, "", flags);
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, -1.0, 1.0, -1.0, flags);
  properties[PROP_WAITING] = g_param_spec_uint ("waiting", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_ATTENTION] = g_param_spec_uint ("attention", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_signal_new ("notice", VNT_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);
  g_signal_new ("conversations-changed", VNT_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  g_signal_new ("ticket-seen", VNT_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, G_TYPE_INT64);
  g_signal_new ("machines-changed", VNT_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  g_signal_new ("tickets-changed", VNT_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  g_signal_new ("tickets-back", VNT_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, G_TYPE_ARRAY);
}

static void
vnt_desk_init (VntDesk *self)
{
  self->interval = 30;
  self->shown_progress = -1.0;
  self->status_text = g_strdup ("");
  self->closing = g_cancellable_new ();
  self->open_items = g_ptr_array_new ();
  self->queue_names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

/**
 * vnt_desk_new:
 * @cache_dir: (nullable): another folder than the one for caches of the person
 * @work_dir: (nullable): another folder than the one for data of the person
 *
 * Close it with vnt_desk_close() before the last reference goes: that may be the one of a thread that was saving.
 *
 * Returns: (transfer full): a desk that is not open
 */
VntDesk *
vnt_desk_new (const char *cache_dir, const char *work_dir)
{
  VntDesk *self = g_object_new (VNT_TYPE_DESK, NULL);

  self->cache_dir = cache_dir != NULL
                      ? g_strdup (cache_dir)
                      : g_build_filename (g_get_user_cache_dir (), "ventanilla", NULL);
  self->work_dir = work_dir != NULL ? g_strdup (work_dir)
                                    : g_build_filename (g_get_user_data_dir (), "ventanilla", NULL);
  vnt_desk_read_markers (self);

  return self;
}

/* -- open and close -- */

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  VntDesk *self = source;
  g_autoptr (GError) error = NULL;
  Opened *opened = g_new0 (Opened, 1);

  opened->store = vnt_store_open (self->cache_dir, self->work_dir, &opened->notes, &error);
  if (opened->store != NULL)
    opened->account = vnt_store_get_account (opened->store, &error);
  if (opened->store != NULL)
    {
      opened->levels = vnt_desk_levels_new (self->work_dir);
      vnt_desk_levels_load (opened->levels, &opened->levels_error);
      vnt_store_set_clock (opened->store, vnt_desk_levels_answer, opened->levels);
    }

  if (error != NULL)
    {
      opened_free (opened);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_task_return_pointer (task, opened, opened_free);
}

static void
open_done (GObject *source, GAsyncResult *result, gpointer data)
{
  VntDesk *self = VNT_DESK (source);
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  Opened *opened = g_task_propagate_pointer (G_TASK (result), &error);

  if (opened == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  self->store = g_steal_pointer (&opened->store);
  self->account = g_steal_pointer (&opened->account);
  g_clear_pointer (&self->levels, vnt_desk_levels_unref);
  self->levels = g_steal_pointer (&opened->levels);
  g_signal_connect (self->store, "tickets-changed", G_CALLBACK (desk_tickets_changed), self);
  g_signal_connect (self->store, "outbox-changed", G_CALLBACK (desk_outbox_changed), self);
  g_signal_connect (self->store, "queues-changed", G_CALLBACK (desk_read_queues), self);
  vnt_desk_machines_open (self);
  vnt_desk_writes_open (self);
  vnt_desk_news_open (self);
  vnt_desk_flow_open (self);
  desk_read_queues (self->store, self);
  vnt_desk_count (self);
  if (self->account != NULL)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCOUNT]);
  vnt_desk_clock_open (self);
  vnt_desk_account_open (self);
  vnt_desk_update (self);
  if (opened->levels_error != NULL)
    vnt_desk_clock_complain (self, opened->levels_error);

  if (opened->notes & VNT_STORE_WORK_SET_ASIDE)
    vnt_desk_notice (self,
                     _ ("The file with your drafts and unsent changes was damaged. What could "
                        "be read was saved, and the damaged file was kept beside it."));
  opened_free (opened);
  g_task_return_boolean (task, TRUE);
}

/**
 * vnt_desk_open_async:
 *
 * Opens what is on this laptop. Done as soon as it can be read: the credentials are looked for, and the server is asked,
 * afterwards.
 */
void
vnt_desk_open_async (VntDesk *self,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  GTask *task;
  g_autoptr (GTask) opening = NULL;

  g_return_if_fail (VNT_IS_DESK (self));
  g_return_if_fail (self->store == NULL);

  g_set_object (&self->closing, NULL);
  self->closing = g_cancellable_new ();
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vnt_desk_open_async);
  g_task_set_check_cancellable (task, FALSE);
  opening = g_task_new (self, NULL, open_done, task);
  /* After the picture that is being painted: what is open wants to be shown, and asks for the keyring. */
  g_task_set_priority (opening, G_PRIORITY_DEFAULT_IDLE);
  g_task_run_in_thread (opening, open_in_thread);
}

/**
 * vnt_desk_open_finish:
 *
 * Returns: %TRUE when open; %FALSE with VNT_ERROR_STORAGE or VNT_ERROR_NEWER
 */
gboolean
vnt_desk_open_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * vnt_desk_close:
 *
 * Ends fetching and sending and waits until everything the agent did is saved. What it handed out must not be used
 * afterwards.
 */
void
vnt_desk_close (VntDesk *self)
{
  gboolean fetched;

  g_return_if_fail (VNT_IS_DESK (self));

  if (self->store == NULL)
    return;

  g_cancellable_cancel (self->closing);
  fetched = self->sync != NULL;
  vnt_desk_clock_close (self);
  if (self->reminders != NULL)
    g_object_run_dispose (G_OBJECT (self->reminders));
  g_clear_object (&self->reminders);
  vnt_desk_account_close (self);
  vnt_desk_news_close (self, fetched);
  vnt_desk_flow_close (self);
  vnt_desk_writes_close (self);
  desk_forget_items (self);
  g_signal_handlers_disconnect_by_data (self->store, self);
  vnt_store_close (self->store);
  g_clear_object (&self->store);
  g_clear_pointer (&self->account, vnt_account_unref);
  vnt_desk_update (self);
}

VntDeskState
vnt_desk_get_state (VntDesk *self)
{
  return self->shown_state;
}

const VntAccount *
vnt_desk_get_account (VntDesk *self)
{
  return self->account;
}

const char *
vnt_desk_get_status_text (VntDesk *self)
{
  return self->status_text;
}

double
vnt_desk_get_progress (VntDesk *self)
{
  return self->shown_progress;
}

gboolean
vnt_desk_get_busy (VntDesk *self)
{
  return vnt_desk_status_is_busy (&self->status);
}

guint
vnt_desk_get_waiting (VntDesk *self)
{
  return self->shown_waiting;
}

guint
vnt_desk_get_attention (VntDesk *self)
{
  return self->shown_attention;
}

/**
 * vnt_desk_get_secret_kept:
 *
 * Returns: %TRUE when the Secret Service keeps the secret, so that the next start will not ask for it
 */
gboolean
vnt_desk_get_secret_kept (VntDesk *self)
{
  return self->secret_kept;
}

/**
 * vnt_desk_get_fetched:
 *
 * Returns: how much of what the server had when this desk came online, or was refreshed, is on this laptop by now
 */
VntDeskFetched
vnt_desk_get_fetched (VntDesk *self)
{
  switch (self->sync != NULL ? vnt_sync_get_fetched (self->sync) : VNT_FETCHED_NOTHING)
    {
    case VNT_FETCHED_TICKETS:
      return VNT_DESK_FETCHED_TICKETS;
    case VNT_FETCHED_ALL:
      return VNT_DESK_FETCHED_ALL;
    case VNT_FETCHED_NOTHING:
    default:
      return VNT_DESK_FETCHED_NOTHING;
    }
}

/**
 * vnt_desk_set_send_delay:
 * @seconds: a reply can be taken back, 0 to send at once
 */
void
vnt_desk_set_send_delay (VntDesk *self, guint seconds)
{
  self->send_delay = seconds;
}

/**
 * vnt_desk_refresh:
 *
 * Asks the server now.
 */
void
vnt_desk_refresh (VntDesk *self)
{
  if (self->sync != NULL)
    vnt_sync_poke (self->sync);
}

/* -- lists -- */

VntViewList *
vnt_desk_list_views (VntDesk *self)
{
  g_return_val_if_fail (self->store != NULL, NULL);

  return vnt_view_list_new (self->store);
}

VntTicketList *
vnt_desk_list_tickets (VntDesk *self, const VntTicketQuery *query)
{
  VntTicketList *list;

  g_return_val_if_fail (self->store != NULL, NULL);

  list = vnt_ticket_list_new (self->store);
  if (query != NULL)
    vnt_ticket_list_set_query (list, query);

  return list;
}

VntMessageList *
vnt_desk_list_messages (VntDesk *self, gint64 ticket)
{
  g_return_val_if_fail (self->store != NULL, NULL);

  return vnt_message_list_new (self->store, ticket);
}

GListModel *
vnt_desk_list_outbox (VntDesk *self)
{
  g_return_val_if_fail (self->store != NULL, NULL);

  return vnt_outbox_list_new (self->store);
}

/* -- one ticket -- */

/**
 * vnt_desk_open_ticket:
 *
 * Returns: (transfer full): an item that follows the ticket; without one while its row is not here
 */
VntTicketItem *
vnt_desk_open_ticket (VntDesk *self, gint64 ticket)
{
  VntTicketItem *item;

  ticket = vnt_desk_follow_ticket (self, ticket);
  item = vnt_ticket_item_new (ticket, NULL);
  g_return_val_if_fail (self->store != NULL, item);

  desk_read_item (self, item);
  g_ptr_array_add (self->open_items, item);
  g_object_weak_ref (G_OBJECT (item), desk_forget_item, self);
  if (self->sync != NULL)
    vnt_sync_want_ticket (self->sync, ticket);

  return item;
}

/**
 * vnt_desk_get_queue_name:
 *
 * Returns: (nullable): its name, valid until the next turn of the main loop
 */
const char *
vnt_desk_get_queue_name (VntDesk *self, gint64 queue)
{
  return g_hash_table_lookup (self->queue_names, &queue);
}

/**
 * vnt_desk_list_queues:
 *
 * Returns: (transfer full) (element-type VntQueue): every queue, the agent's own first; empty while there is no desk
 */
GPtrArray *
vnt_desk_list_queues (VntDesk *self)
{
  GPtrArray *queues = self->store != NULL ? vnt_store_read_queues (self->store, NULL) : NULL;

  return queues != NULL ? queues : g_ptr_array_new ();
}

char *
vnt_desk_get_ticket_url (VntDesk *self, gint64 ticket)
{
  g_autoptr (VntServer) server = NULL;

  if (self->account == NULL || ticket <= 0)
    return NULL;

  /* Which page it is needs no credentials, so it is known while signed out, too. */
  server = vnt_desk_make_server (self, self->account->kind, self->account->url, NULL);
  return server != NULL ? vnt_server_get_ticket_url (server, ticket) : NULL;
}
