/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-desk-stopwatch.h"

#include "vnt-clock.h"
#include "vnt-desk-private.h"
#include "vnt-store-stopwatch.h"

#define TICK_SECONDS 10
/* Ticks between two writes: what a crash could make a question of is far below what is asked about. */
#define TICKS_A_WRITE 3

struct _VntDeskStopwatch
{
  GObject parent_instance;

  VntDesk *desk;
  GHashTable *watches; /* ticket → VntStopwatch */
  char *login; /* whose watches these are */
  guint tick_id;
  guint ticks;
  gint64 awake; /* when time was last counted: vnt_clock_elapsed() */
  gint64 asleep; /* and vnt_clock_asleep() */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntDeskStopwatch, vnt_desk_stopwatch, G_TYPE_OBJECT)

static void
watch_free (gpointer watch)
{
  vnt_stopwatch_free (watch);
}

static void
array_unref (gpointer array)
{
  g_ptr_array_unref (array);
}

static void
operation_unref (gpointer operation)
{
  vnt_operation_unref (operation);
}

static gpointer
save_watch (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (vnt_store_save_stopwatch (store, data, error));
}

static gpointer
drop_watch (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (vnt_store_drop_stopwatch (store, *(gint64 *) data, error));
}

static gpointer
book_watch (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (vnt_store_book_stopwatch (store, data, error));
}

static gpointer
list_watches (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return vnt_store_list_stopwatches (store, error);
}

static void
tell_failure (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  vnt_desk_finish_flag (VNT_DESK (source), result, &error);
  if (error != NULL)
    vnt_desk_notice (VNT_DESK (source), error->message);
}

static void
save (VntDeskStopwatch *self, VntStopwatch *watch)
{
  watch->beat = vnt_clock_now ();
  self->ticks = 0;
  vnt_desk_write (self->desk, save_watch, vnt_stopwatch_copy (watch), watch_free, NULL, NULL,
                  tell_failure, NULL);
}

static VntStopwatch *
find_running (VntDeskStopwatch *self)
{
  GHashTableIter iter;
  gpointer watch;

  g_hash_table_iter_init (&iter, self->watches);
  while (g_hash_table_iter_next (&iter, NULL, &watch))
    if (((VntStopwatch *) watch)->running)
      return watch;
  return NULL;
}

static void
put (VntDeskStopwatch *self, VntStopwatch *watch)
{
  g_hash_table_replace (self->watches, g_memdup2 (&watch->ticket, sizeof watch->ticket), watch);
}

/* Counts up to now. */
static void
pass (VntDeskStopwatch *self)
{
  VntStopwatch *watch = find_running (self);
  gint64 awake = vnt_clock_elapsed ();
  gint64 asleep = vnt_clock_asleep ();

  if (watch != NULL)
    vnt_stopwatch_pass (watch, awake - self->awake, asleep - self->asleep);
  self->awake = awake;
  self->asleep = asleep;
}

static gboolean
on_tick (gpointer user_data)
{
  vnt_desk_stopwatch_tick (user_data);
  return G_SOURCE_CONTINUE;
}

static void
changed (VntDeskStopwatch *self)
{
  gboolean running = find_running (self) != NULL;

  if (running && self->tick_id == 0)
    self->tick_id = g_timeout_add_seconds (TICK_SECONDS, on_tick, self);
  else if (!running)
    g_clear_handle_id (&self->tick_id, g_source_remove);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* What was started before the answer came stays. */
static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntDeskStopwatch) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) watches = g_task_propagate_pointer (G_TASK (result), &error);
  gboolean busy = find_running (self) != NULL;

  if (error != NULL || self->desk == NULL)
    return;
  for (guint i = 0; i < watches->len; i++)
    {
      VntStopwatch *watch = vnt_stopwatch_copy (g_ptr_array_index (watches, i));

      if (g_hash_table_contains (self->watches, &watch->ticket))
        {
          vnt_stopwatch_free (watch);
          continue;
        }
      vnt_stopwatch_resume (watch, vnt_clock_now ());
      watch->running = watch->running && !busy;
      busy |= watch->running;
      put (self, watch);
      save (self, watch);
    }
  self->awake = vnt_clock_elapsed ();
  self->asleep = vnt_clock_asleep ();
  changed (self);
}

static void
load (VntDeskStopwatch *self)
{
  const VntAccount *account = vnt_desk_get_account (self->desk);
  const char *login = account != NULL ? account->login : NULL;

  if (login == NULL || g_strcmp0 (login, self->login) == 0)
    return;
  g_free (self->login);
  self->login = g_strdup (login);
  g_hash_table_remove_all (self->watches);
  vnt_desk_read (self->desk, list_watches, NULL, NULL, array_unref, NULL, on_listed,
                 g_object_ref (self));
}

static void
on_state (VntDeskStopwatch *self)
{
  if (vnt_desk_get_state (self->desk) != VNT_DESK_CLOSED)
    return;
  g_hash_table_remove_all (self->watches);
  g_clear_pointer (&self->login, g_free);
  changed (self);
}

static void
vnt_desk_stopwatch_dispose (GObject *object)
{
  VntDeskStopwatch *self = VNT_DESK_STOPWATCH (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_desk_stopwatch_parent_class)->dispose (object);
}

static void
vnt_desk_stopwatch_finalize (GObject *object)
{
  g_hash_table_unref (VNT_DESK_STOPWATCH (object)->watches);
  g_free (VNT_DESK_STOPWATCH (object)->login);
  G_OBJECT_CLASS (vnt_desk_stopwatch_parent_class)->finalize (object);
}

static void
vnt_desk_stopwatch_class_init (VntDeskStopwatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_desk_stopwatch_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_desk_stopwatch_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", VNT_TYPE_DESK_STOPWATCH, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vnt_desk_stopwatch_init (VntDeskStopwatch *self)
{
  self->watches =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) watch_free);
}

/**
 * vnt_desk_stopwatch_new:
 * @desk: an open desk; one of these per desk
 *
 * Returns: (transfer full): what the desk measures; it is known a moment later
 */
VntDeskStopwatch *
vnt_desk_stopwatch_new (VntDesk *desk)
{
  VntDeskStopwatch *self = g_object_new (VNT_TYPE_DESK_STOPWATCH, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "notify::account", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::state", G_CALLBACK (on_state), self, G_CONNECT_SWAPPED);
  load (self);
  return self;
}

/**
 * vnt_desk_stopwatch_get_running:
 *
 * Returns: the ticket whose time is measured now, 0 for none
 */
gint64
vnt_desk_stopwatch_get_running (VntDeskStopwatch *self)
{
  const VntStopwatch *watch;

  g_return_val_if_fail (VNT_IS_DESK_STOPWATCH (self), 0);

  watch = find_running (self);
  return watch != NULL ? watch->ticket : 0;
}

/**
 * vnt_desk_stopwatch_get:
 * @ticket: a ticket
 *
 * Returns: (transfer none) (nullable): what was measured on it, valid until "changed"; %NULL for nothing
 */
const VntStopwatch *
vnt_desk_stopwatch_get (VntDeskStopwatch *self, gint64 ticket)
{
  g_return_val_if_fail (VNT_IS_DESK_STOPWATCH (self), NULL);

  return g_hash_table_lookup (self->watches, &ticket);
}

/**
 * vnt_desk_stopwatch_start:
 * @ticket: a ticket the server knows
 *
 * Measures the time of @ticket from now on; another that ran pauses.
 */
void
vnt_desk_stopwatch_start (VntDeskStopwatch *self, gint64 ticket)
{
  VntStopwatch *watch;

  g_return_if_fail (VNT_IS_DESK_STOPWATCH (self));
  g_return_if_fail (ticket > 0);

  if (vnt_desk_stopwatch_get_running (self) == ticket)
    return;
  vnt_desk_stopwatch_pause (self);
  pass (self);
  watch = g_hash_table_lookup (self->watches, &ticket);
  if (watch == NULL)
    {
      watch = vnt_stopwatch_new (ticket);
      put (self, watch);
    }
  watch->running = TRUE;
  save (self, watch);
  changed (self);
}

/**
 * vnt_desk_stopwatch_pause:
 *
 * What runs stops; what it measured stays.
 */
void
vnt_desk_stopwatch_pause (VntDeskStopwatch *self)
{
  VntStopwatch *watch;

  g_return_if_fail (VNT_IS_DESK_STOPWATCH (self));

  pass (self);
  watch = find_running (self);
  if (watch == NULL)
    return;
  watch->running = FALSE;
  save (self, watch);
  changed (self);
}

/**
 * vnt_desk_stopwatch_doubt:
 * @seconds: how long nobody touched the computer, up to now
 *
 * Asks whether that time counts, when it is long.
 */
void
vnt_desk_stopwatch_doubt (VntDeskStopwatch *self, gint64 seconds)
{
  VntStopwatch *watch;

  g_return_if_fail (VNT_IS_DESK_STOPWATCH (self));

  pass (self);
  watch = find_running (self);
  if (watch == NULL || seconds < VNT_STOPWATCH_AWAY)
    return;
  vnt_stopwatch_doubt (watch, seconds);
  save (self, watch);
  changed (self);
}

/**
 * vnt_desk_stopwatch_answer:
 * @ticket: a ticket
 * @count: whether the time the agent was away counts
 */
void
vnt_desk_stopwatch_answer (VntDeskStopwatch *self, gint64 ticket, gboolean count)
{
  VntStopwatch *watch;

  g_return_if_fail (VNT_IS_DESK_STOPWATCH (self));

  pass (self);
  watch = g_hash_table_lookup (self->watches, &ticket);
  if (watch == NULL)
    return;
  vnt_stopwatch_answer (watch, count);
  save (self, watch);
  changed (self);
}

/**
 * vnt_desk_stopwatch_drop:
 * @ticket: a ticket
 *
 * Gives up what was measured on it.
 */
void
vnt_desk_stopwatch_drop (VntDeskStopwatch *self, gint64 ticket)
{
  g_return_if_fail (VNT_IS_DESK_STOPWATCH (self));

  if (!g_hash_table_remove (self->watches, &ticket))
    return;
  vnt_desk_write (self->desk, drop_watch, g_memdup2 (&ticket, sizeof ticket), g_free, NULL, NULL,
                  tell_failure, NULL);
  changed (self);
}

/**
 * vnt_desk_stopwatch_book:
 * @ticket: a ticket
 * @minutes: 1 or more
 *
 * Adds @minutes to the time worked on it, and begins anew.
 */
void
vnt_desk_stopwatch_book (VntDeskStopwatch *self, gint64 ticket, int minutes)
{
  g_autofree char *value = g_strdup_printf ("%d", minutes);
  VntOperation *operation;

  g_return_if_fail (VNT_IS_DESK_STOPWATCH (self));
  g_return_if_fail (minutes > 0);

  operation = vnt_operation_new_field (ticket, VNT_FIELD_MINUTES, NULL, value);
  g_hash_table_remove (self->watches, &ticket);
  vnt_desk_write (self->desk, book_watch, operation, operation_unref, NULL, NULL, tell_failure,
                  NULL);
  changed (self);
}

/**
 * vnt_desk_stopwatch_tick:
 *
 * Counts up to now; it does so by itself every few seconds.
 */
void
vnt_desk_stopwatch_tick (VntDeskStopwatch *self)
{
  VntStopwatch *watch;

  g_return_if_fail (VNT_IS_DESK_STOPWATCH (self));

  pass (self);
  watch = find_running (self);
  if (watch != NULL && ++self->ticks >= TICKS_A_WRITE)
    save (self, watch);
  changed (self);
}
