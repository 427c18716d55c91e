/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-sync.h"

#include "vnt-fetch.h"
#include "vnt-health.h"
#include "vnt-lane.h"
#include "vnt-pull.h"
#include "vnt-push.h"
#include "vnt-stock.h"
#include "vnt-surroundings.h"
#include "vnt-wanted.h"

struct _VntSync
{
  GObject parent_instance;

  VntStore *store;
  VntServer *server;
  VntAccount *account;

  VntHealth *health;
  VntFetch fetch;
  VntPush *push;
  VntPull *pull;
  VntStock *stock;
  VntLane *front;
  VntLane *back;
  VntWanted *wanted;
  gboolean running;
  VntSurroundings *surroundings; /* while running */
  VntPace pace;
  gint asleep; /* atomic: no network, so no use to try */

  VntHealthReport shown; /* what the properties say */
  GMainContext *context;
  GMutex lock;
  GSource *notifying; /* under lock */
};

enum
{
  PROP_0,
  PROP_ONLINE,
  PROP_PHASE,
  PROP_DONE,
  PROP_TOTAL,
  PROP_LAST_ANSWER,
  PROP_PROBLEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VntSync, vnt_sync, G_TYPE_OBJECT)

/* -- telling the main context -- */

static void
sync_show (VntSync *self, VntHealthReport *now)
{
  VntHealthReport before = self->shown;

  self->shown = *now;
  g_object_freeze_notify (G_OBJECT (self));
  if (before.online != now->online)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONLINE]);
  if (before.phase != now->phase)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PHASE]);
  if (before.done != now->done)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DONE]);
  if (before.total != now->total)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTAL]);
  if (before.last_answer != now->last_answer)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST_ANSWER]);
  if (g_strcmp0 (before.problem, now->problem) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
  g_object_thaw_notify (G_OBJECT (self));
  g_free (before.problem);
}

static gboolean
sync_notify (gpointer data)
{
  g_autoptr (VntSync) self = g_object_ref (VNT_SYNC (data));
  VntOnline before = self->shown.online;
  VntHealthReport now;

  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->notifying, g_source_unref);
  g_mutex_unlock (&self->lock);

  vnt_health_report (self->health, &now);
  sync_show (self, &now);
  if (now.online == VNT_ONLINE_YES && before != VNT_ONLINE_YES)
    vnt_wanted_try_again (self->wanted);

  return G_SOURCE_REMOVE;
}

/* On a lane. Any number of reports become one on the main context. */
static void
sync_changed (gboolean turn, gpointer data)
{
  VntSync *self = data;

  if (turn && vnt_health_get_push_first (self->health))
    vnt_lane_wake (self->front);
  else if (turn)
    vnt_lane_wake (self->back);

  g_mutex_lock (&self->lock);
  if (self->notifying == NULL && self->running)
    {
      self->notifying = g_idle_source_new ();
      g_source_set_priority (self->notifying, G_PRIORITY_DEFAULT);
      g_source_set_callback (self->notifying, sync_notify, self, NULL);
      g_source_attach (self->notifying, self->context);
    }
  g_mutex_unlock (&self->lock);
}

/* -- lanes -- */

/* With no network a server that could not be reached is not tried again until something changes. */
static gboolean
sync_is_asleep (VntSync *self)
{
  return g_atomic_int_get (&self->asleep) && vnt_health_get_wait (self->health) > 0;
}

static gint64
sync_front_step (gpointer data, GCancellable *cancellable)
{
  VntSync *self = data;

  return sync_is_asleep (self) ? -1 : vnt_push_step (self->push, cancellable);
}

static gint64
sync_back_step (gpointer data, GCancellable *cancellable)
{
  VntSync *self = data;
  gboolean more;
  gint64 next;

  if (sync_is_asleep (self))
    return -1;
  more = vnt_stock_step_first (self->stock, cancellable);
  vnt_pull_hold_history (self->pull, vnt_stock_is_full (self->stock));
  next = vnt_pull_step (self->pull, cancellable);
  if (more || next == 0)
    return 0;

  return vnt_stock_step_last (self->stock, cancellable) == 0 ? 0 : next;
}

static void
sync_rest (gpointer data)
{
  vnt_server_rest (((VntSync *) data)->server);
}

/* -- what begins a try -- */

static void
sync_try_now (VntSync *self)
{
  vnt_health_try_now (self->health);
  vnt_lane_wake (self->front);
  vnt_lane_wake (self->back);
}

static void
sync_set_pace (VntSync *self)
{
  guint seconds = vnt_pace_seconds (&self->pace);

  g_atomic_int_set (&self->asleep, seconds == 0);
  if (seconds > 0)
    vnt_pull_set_interval (self->pull, seconds);
}

/* A change of the network is a reason to try, also when it is said to be gone: a tunnel may still be there. */
static void
sync_surroundings_changed (gboolean network, gpointer data)
{
  VntSync *self = data;

  vnt_surroundings_read (self->surroundings, &self->pace);
  sync_set_pace (self);
  vnt_stock_set_metered (self->stock, self->pace.metered);
  if (!network)
    return;
  vnt_pull_poke (self->pull);
  sync_try_now (self);
}

static void
sync_conversation_changed (VntStore *store, gint64 ticket, gpointer data)
{
  VntSync *self = data;

  vnt_stock_look (self->stock);
  vnt_lane_wake (self->back);
}

static void
sync_outbox_changed (VntStore *store, gpointer data)
{
  vnt_sync_push (VNT_SYNC (data));
}

/* -- object -- */

static void
vnt_sync_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  VntSync *self = VNT_SYNC (object);

  switch (prop_id)
    {
    case PROP_ONLINE:
      g_value_set_int (value, (int) self->shown.online);
      break;
    case PROP_PHASE:
      g_value_set_int (value, (int) self->shown.phase);
      break;
    case PROP_DONE:
      g_value_set_int64 (value, self->shown.done);
      break;
    case PROP_TOTAL:
      g_value_set_int64 (value, self->shown.total);
      break;
    case PROP_LAST_ANSWER:
      g_value_set_int64 (value, self->shown.last_answer);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->shown.problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vnt_sync_dispose (GObject *object)
{
  vnt_sync_stop (VNT_SYNC (object));

  G_OBJECT_CLASS (vnt_sync_parent_class)->dispose (object);
}

static void
vnt_sync_finalize (GObject *object)
{
  VntSync *self = VNT_SYNC (object);

  g_clear_pointer (&self->front, vnt_lane_free);
  g_clear_pointer (&self->back, vnt_lane_free);
  g_clear_pointer (&self->wanted, vnt_wanted_free);
  g_clear_pointer (&self->push, vnt_push_free);
  g_clear_pointer (&self->pull, vnt_pull_free);
  g_clear_pointer (&self->stock, vnt_stock_free);
  g_clear_pointer (&self->fetch.fresh, vnt_fresh_free);
  g_clear_pointer (&self->health, vnt_health_free);
  g_clear_object (&self->store);
  g_clear_object (&self->server);
  g_clear_pointer (&self->account, vnt_account_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_free (self->shown.problem);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (vnt_sync_parent_class)->finalize (object);
}

static void
vnt_sync_class_init (VntSyncClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = vnt_sync_get_property;
  object_class->dispose = vnt_sync_dispose;
  object_class->finalize = vnt_sync_finalize;

  properties[PROP_ONLINE] =
    g_param_spec_int ("online", NULL, NULL, 0, VNT_ONLINE_UNTRUSTED, 0, flags);
  properties[PROP_PHASE] = g_param_spec_int ("phase", NULL, NULL, 0, VNT_PHASE_SENDING, 0, flags);
  properties[PROP_DONE] = g_param_spec_int64 ("done", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_TOTAL] = g_param_spec_int64 ("total", NULL, NULL, -1, G_MAXINT64, -1, flags);
  properties[PROP_LAST_ANSWER] =
    g_param_spec_int64 ("last-answer", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vnt_sync_init (VntSync *self)
{
  g_mutex_init (&self->lock);
  self->context = g_main_context_ref_thread_default ();
  self->shown.total = -1;
}

/**
 * vnt_sync_new:
 * @store: an open store that outlives vnt_sync_stop()
 * @server: a server that already has its credentials
 * @account: whose tickets
 *
 * Returns: (transfer full): a sync that has not begun
 */
VntSync *
vnt_sync_new (VntStore *store, VntServer *server, VntAccount *account)
{
  VntSync *self = g_object_new (VNT_TYPE_SYNC, NULL);

  self->store = g_object_ref (store);
  self->server = g_object_ref (server);
  self->account = vnt_account_ref (account);
  self->health = vnt_health_new (sync_changed, self);
  self->pace.interval = 30;
  self->fetch = (VntFetch){ store, server, self->health, vnt_fresh_new () };
  self->push = vnt_push_new (&self->fetch);
  self->pull = vnt_pull_new (&self->fetch);
  self->stock = vnt_stock_new (&self->fetch);
  self->front = vnt_lane_new ("vnt-front", sync_front_step, sync_rest, self);
  self->wanted = vnt_wanted_new (&self->fetch, self->front);
  self->back = vnt_lane_new ("vnt-back", sync_back_step, sync_rest, self);

  return self;
}

/**
 * vnt_sync_start:
 *
 * Begins: the outbox first, then what is missing or new. Once only.
 */
void
vnt_sync_start (VntSync *self)
{
  g_return_if_fail (VNT_IS_SYNC (self));
  g_return_if_fail (!self->running);

  self->running = TRUE;
  self->surroundings = vnt_surroundings_new (self->account->url, sync_surroundings_changed, self);
  g_signal_connect (self->store, "outbox-changed", G_CALLBACK (sync_outbox_changed), self);
  g_signal_connect (self->store, "conversation-changed", G_CALLBACK (sync_conversation_changed),
                    self);
  sync_surroundings_changed (FALSE, self);

  vnt_lane_start (self->front);
  vnt_lane_start (self->back);
  vnt_lane_wake (self->front);
}

/**
 * vnt_sync_stop:
 *
 * Ends both lanes: what is under way is cancelled and waited for. The store may be closed afterwards. Nothing is sent or
 * fetched any more.
 */
void
vnt_sync_stop (VntSync *self)
{
  g_return_if_fail (VNT_IS_SYNC (self));

  if (!self->running)
    return;

  g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_pointer (&self->surroundings, vnt_surroundings_free);

  vnt_lane_cancel (self->front);
  vnt_lane_cancel (self->back);
  vnt_lane_join (self->front);
  vnt_lane_join (self->back);

  g_mutex_lock (&self->lock);
  self->running = FALSE;
  if (self->notifying != NULL)
    g_source_destroy (self->notifying);
  g_clear_pointer (&self->notifying, g_source_unref);
  g_mutex_unlock (&self->lock);
}

/**
 * vnt_sync_set_files_dir:
 * @dir: folder the copies of attachments are kept in
 *
 * Call it before vnt_sync_start().
 */
void
vnt_sync_set_files_dir (VntSync *self, const char *dir)
{
  g_return_if_fail (!self->running);

  vnt_stock_set_dir (self->stock, dir);
}

/**
 * vnt_sync_set_interval:
 * @seconds: between two questions for what is new, at least 1, when nothing speaks against it: see vnt_pace_seconds()
 */
void
vnt_sync_set_interval (VntSync *self, guint seconds)
{
  self->pace.interval = seconds;
  sync_set_pace (self);
  if (self->running)
    vnt_lane_wake (self->back);
}

/**
 * vnt_sync_set_background:
 * @background: nobody sees what is new
 *
 * Asks for it more rarely; and at once when they look again.
 */
void
vnt_sync_set_background (VntSync *self, gboolean background)
{
  if (self->pace.background == background)
    return;

  self->pace.background = background;
  sync_set_pace (self);
  if (background || !self->running)
    return;
  vnt_pull_poke (self->pull);
  vnt_lane_wake (self->back);
}

/**
 * vnt_sync_set_limits:
 * @largest_file: bytes of a file that is brought unasked, 0 for none
 * @room: bytes the copy of the server may take, files included; 0 for no limit
 */
void
vnt_sync_set_limits (VntSync *self, gint64 largest_file, gint64 room)
{
  vnt_stock_set_limits (self->stock, largest_file, room);
  if (self->running)
    vnt_lane_wake (self->back);
}

/**
 * vnt_sync_poke:
 *
 * Asks the server now: the outbox, then what is new. Credentials it refused are tried once more.
 */
void
vnt_sync_poke (VntSync *self)
{
  vnt_health_sign_in (self->health);
  vnt_pull_poke (self->pull);
  sync_try_now (self);
}

/**
 * vnt_sync_push:
 *
 * Something may wait to be sent. A server that could not be reached is not tried sooner for it.
 */
void
vnt_sync_push (VntSync *self)
{
  vnt_lane_wake (self->front);
}

/**
 * vnt_sync_want_ticket:
 * @ticket: a number of the server's; others are ignored
 *
 * Brings the whole of a ticket the agent looks at, before those asked for earlier. When the server cannot be asked, it
 * comes as soon as it can.
 */
void
vnt_sync_want_ticket (VntSync *self, gint64 ticket)
{
  g_return_if_fail (VNT_IS_SYNC (self));

  if (ticket <= 0 || !self->running)
    return;

  vnt_stock_spare (self->stock, ticket);
  vnt_wanted_add (self->wanted, ticket);
}

/**
 * vnt_sync_prefetch:
 * @tickets: (array length=n_tickets): what the agent is likely to look at next
 * @n_tickets: how many
 *
 * Brings those that never were here whole, on the back lane, unless the network is metered. The list before is forgotten.
 */
void
vnt_sync_prefetch (VntSync *self, const gint64 *tickets, guint n_tickets)
{
  vnt_stock_set_next (self->stock, tickets, n_tickets);
  if (self->running)
    vnt_lane_wake (self->back);
}

/* Returns: (nullable): where copies of attachments are kept, %NULL while nothing can be brought */
const char *
vnt_sync_get_files_dir (VntSync *self)
{
  return self->running ? vnt_stock_get_dir (self->stock) : NULL;
}

/**
 * vnt_sync_ask_async:
 * @func: asks the server something for the agent, on the front lane, before what was asked earlier
 * @free_data: (nullable): frees @data
 * @free_result: (nullable): frees what @func returned when nobody takes it
 */
void
vnt_sync_ask_async (VntSync *self,
                    VntAskFunc func,
                    gpointer data,
                    GDestroyNotify free_data,
                    GDestroyNotify free_result,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, vnt_sync_ask_async);
  vnt_ask_add (self->running ? self->front : NULL, &self->fetch, task, func, data, free_data,
               free_result);
}

VntOnline
vnt_sync_get_online (VntSync *self)
{
  return self->shown.online;
}

VntPhase
vnt_sync_get_phase (VntSync *self)
{
  return self->shown.phase;
}

/**
 * vnt_sync_get_done:
 *
 * Returns: tickets fetched; in %VNT_PHASE_HISTORY the seconds of the past whose conversations are here
 */
gint64
vnt_sync_get_done (VntSync *self)
{
  return self->shown.done;
}

/**
 * vnt_sync_get_total:
 *
 * Returns: what vnt_sync_get_done() will be at the end of the phase, -1 when not known
 */
gint64
vnt_sync_get_total (VntSync *self)
{
  return self->shown.total;
}

gint64
vnt_sync_get_last_answer (VntSync *self)
{
  return self->shown.last_answer;
}

VntFetched
vnt_sync_get_fetched (VntSync *self)
{
  return self->shown.fetched;
}

const char *
vnt_sync_get_problem (VntSync *self)
{
  return self->shown.problem;
}
