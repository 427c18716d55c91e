/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Request Tracker's own reminders are tickets that only its pages make whole: its interface writes neither their history nor
 * which status means done, and its lists leave them out. So these are the agent's, kept on this computer. */
#include "vnt-desk-reminders.h"

#include <string.h>

#include "vnt-clock.h"
#include "vnt-desk-private.h"
#include "vnt-store-reminders.h"

#define LOOK_SECONDS 20
/* What is done is shown for a while. */
#define SHOWN_SECONDS (7 * 24 * 3600)

struct _VntDeskReminders
{
  GObject parent_instance;

  VntDesk *desk; /* borrowed; NULL once it closed */
  GPtrArray *all;
  GHashTable *told; /* numbers: what was read before that was saved says otherwise */
  guint look_id;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_DUE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntDeskReminders, vnt_desk_reminders, G_TYPE_OBJECT)

static void
array_unref (gpointer array)
{
  g_ptr_array_unref (array);
}

static void
reminder_free (gpointer reminder)
{
  vnt_reminder_free (reminder);
}

static gpointer
list_reminders (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return vnt_store_list_reminders (store, vnt_clock_now () - SHOWN_SECONDS, error);
}

static gpointer
save_reminder (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (vnt_store_save_reminder (store, data, error));
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntDeskReminders) self = user_data;
  g_autoptr (GPtrArray) all = g_task_propagate_pointer (G_TASK (result), NULL);

  if (all == NULL || self->desk == NULL)
    return;
  g_ptr_array_unref (self->all);
  self->all = g_steal_pointer (&all);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  vnt_desk_reminders_look (self);
}

static void
load (VntDeskReminders *self)
{
  vnt_desk_read (self->desk, list_reminders, NULL, NULL, array_unref, NULL, on_listed,
                 g_object_ref (self));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntDeskReminders) self = user_data;
  g_autoptr (GError) error = NULL;

  vnt_desk_finish_flag (VNT_DESK (source), result, &error);
  if (error != NULL)
    vnt_desk_notice (VNT_DESK (source), error->message);
  else if (self->desk != NULL)
    load (self);
}

static void
save (VntDeskReminders *self, const VntReminder *reminder)
{
  if (self->desk == NULL)
    return;
  vnt_desk_write (self->desk, save_reminder, vnt_reminder_copy (reminder), reminder_free, NULL,
                  NULL, on_saved, g_object_ref (self));
}

static gboolean
on_look (gpointer user_data)
{
  vnt_desk_reminders_look (user_data);
  return G_SOURCE_CONTINUE;
}

static void
vnt_desk_reminders_dispose (GObject *object)
{
  VntDeskReminders *self = VNT_DESK_REMINDERS (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  self->desk = NULL;
  G_OBJECT_CLASS (vnt_desk_reminders_parent_class)->dispose (object);
}

static void
vnt_desk_reminders_finalize (GObject *object)
{
  g_ptr_array_unref (VNT_DESK_REMINDERS (object)->all);
  g_hash_table_unref (VNT_DESK_REMINDERS (object)->told);
  G_OBJECT_CLASS (vnt_desk_reminders_parent_class)->finalize (object);
}

static void
vnt_desk_reminders_class_init (VntDeskRemindersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_desk_reminders_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_desk_reminders_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", VNT_TYPE_DESK_REMINDERS, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DUE] = g_signal_new ("due", VNT_TYPE_DESK_REMINDERS, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 1, VNT_TYPE_REMINDER);
}

static void
vnt_desk_reminders_init (VntDeskReminders *self)
{
  self->all = g_ptr_array_new_with_free_func (reminder_free);
  self->told = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->look_id = g_timeout_add_seconds (LOOK_SECONDS, on_look, self);
}

VntDeskReminders *
vnt_desk_get_reminders (VntDesk *self)
{
  g_return_val_if_fail (VNT_IS_DESK (self), NULL);

  if (self->reminders == NULL && self->store != NULL)
    {
      self->reminders = g_object_new (VNT_TYPE_DESK_REMINDERS, NULL);
      self->reminders->desk = self;
      g_signal_connect_object (self, "notify::account", G_CALLBACK (load), self->reminders,
                               G_CONNECT_SWAPPED);
      load (self->reminders);
    }

  return self->reminders;
}

/**
 * vnt_desk_reminders_list:
 * @ticket: a ticket
 *
 * Returns: (transfer full) (element-type VntReminder): its reminders, the next one first, what was done lately last
 */
GPtrArray *
vnt_desk_reminders_list (VntDeskReminders *self, gint64 ticket)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (reminder_free);

  g_return_val_if_fail (VNT_IS_DESK_REMINDERS (self), found);

  for (guint i = 0; i < self->all->len; i++)
    {
      const VntReminder *reminder = g_ptr_array_index (self->all, i);

      if (reminder->ticket == ticket)
        g_ptr_array_add (found, vnt_reminder_copy (reminder));
    }

  return found;
}

/**
 * vnt_desk_reminders_add:
 * @text: what to think of
 * @due: Unix seconds, 0 for no time
 */
void
vnt_desk_reminders_add (VntDeskReminders *self, gint64 ticket, const char *text, gint64 due)
{
  g_autoptr (VntReminder) reminder = NULL;

  g_return_if_fail (VNT_IS_DESK_REMINDERS (self));
  g_return_if_fail (text != NULL);

  reminder = vnt_reminder_new (ticket, text, due);
  reminder->created = vnt_clock_now ();
  save (self, reminder);
}

/**
 * vnt_desk_reminders_set_done:
 * @id: a reminder's number
 * @done: whether it is
 */
void
vnt_desk_reminders_set_done (VntDeskReminders *self, gint64 id, gboolean done)
{
  g_return_if_fail (VNT_IS_DESK_REMINDERS (self));

  for (guint i = 0; i < self->all->len; i++)
    {
      VntReminder *reminder = g_ptr_array_index (self->all, i);

      if (reminder->id != id || (reminder->done != 0) == done)
        continue;
      reminder->done = done ? vnt_clock_now () : 0;
      save (self, reminder);
    }
}

/**
 * vnt_desk_reminders_look:
 *
 * Says what is due; it does so by itself every few seconds.
 */
void
vnt_desk_reminders_look (VntDeskReminders *self)
{
  gint64 now = vnt_clock_now ();
  g_autoptr (GPtrArray) due = NULL;

  g_return_if_fail (VNT_IS_DESK_REMINDERS (self));

  due = g_ptr_array_new_with_free_func (reminder_free);
  for (guint i = 0; i < self->all->len; i++)
    {
      VntReminder *reminder = g_ptr_array_index (self->all, i);

      if (reminder->due == 0 || reminder->due > now || reminder->done != 0 || reminder->told != 0 ||
          g_hash_table_contains (self->told, &reminder->id))
        continue;
      reminder->told = now;
      g_hash_table_add (self->told, g_memdup2 (&reminder->id, sizeof reminder->id));
      save (self, reminder);
      g_ptr_array_add (due, vnt_reminder_copy (reminder));
    }
  for (guint i = 0; i < due->len; i++)
    g_signal_emit (self, signals[SIGNAL_DUE], 0, g_ptr_array_index (due, i));
}
