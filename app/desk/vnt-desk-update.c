/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-clock.h"
#include "vnt-desk-private.h"

/* What waits, and how much of it needs the agent. */
static gpointer
count_work (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) operations = vnt_store_list_operations (store, error);
  guint *counts;

  if (operations == NULL)
    return NULL;

  counts = g_new0 (guint, 2);
  for (guint i = 0; i < operations->len; i++)
    {
      const VntOperation *operation = g_ptr_array_index (operations, i);
      gboolean stuck = operation->state == VNT_STATE_UNKNOWN && operation->next_try == G_MAXINT64;

      if (operation->state == VNT_STATE_DONE)
        continue;
      counts[0]++;
      if (stuck || operation->state == VNT_STATE_REFUSED || operation->state == VNT_STATE_CONFLICT)
        counts[1]++;
    }

  return counts;
}

static void
count_done (GObject *source, GAsyncResult *result, gpointer data)
{
  VntDesk *self = VNT_DESK (source);
  g_autoptr (GError) error = NULL;
  g_autofree guint *counts = g_task_propagate_pointer (G_TASK (result), &error);

  self->counting = FALSE;
  if (counts != NULL)
    {
      self->status.waiting = counts[0];
      self->status.attention = counts[1];
      vnt_desk_update (self);
    }

  if (self->count_again)
    vnt_desk_count (self);
}

/**
 * vnt_desk_count:
 *
 * Counts the outbox anew; many calls while one count is under way become one.
 */
void
vnt_desk_count (VntDesk *self)
{
  self->count_again = self->counting;
  if (self->counting || self->store == NULL)
    return;

  self->counting = TRUE;
  vnt_desk_read (self, count_work, NULL, NULL, g_free, self->closing, count_done, NULL);
}

/**
 * vnt_desk_update:
 *
 * Works out what the properties say and notifies those that changed.
 */
void
vnt_desk_update (VntDesk *self)
{
  GObject *object = G_OBJECT (self);
  g_autofree char *text = NULL;
  VntDeskState state;
  double progress;

  self->status.open = self->store != NULL;
  self->status.account = self->account != NULL;
  self->status.offline = self->offline;
  self->status.secret = self->sync != NULL;
  if (self->sync != NULL)
    {
      self->status.online = vnt_sync_get_online (self->sync);
      self->status.phase = vnt_sync_get_phase (self->sync);
      self->status.done = vnt_sync_get_done (self->sync);
      self->status.total = vnt_sync_get_total (self->sync);
      self->status.last_answer = vnt_sync_get_last_answer (self->sync);
      self->status.problem = vnt_sync_get_problem (self->sync);
    }

  state = vnt_desk_status_get_state (&self->status);
  progress = vnt_desk_status_get_progress (&self->status);
  text = vnt_desk_status_get_text (&self->status, vnt_clock_now ());
  self->status.problem = NULL;

  g_object_freeze_notify (object);
  if (g_strcmp0 (text, self->status_text) != 0)
    {
      g_free (self->status_text);
      self->status_text = g_steal_pointer (&text);
      g_object_notify (object, "status-text");
    }
  if (state != self->shown_state)
    {
      self->shown_state = state;
      g_object_notify (object, "state");
    }
  if (progress < self->shown_progress || progress > self->shown_progress)
    {
      self->shown_progress = progress;
      g_object_notify (object, "progress");
    }
  if (self->shown_waiting != self->status.waiting)
    {
      self->shown_waiting = self->status.waiting;
      g_object_notify (object, "waiting");
    }
  if (self->shown_attention != self->status.attention)
    {
      self->shown_attention = self->status.attention;
      g_object_notify (object, "attention");
    }
  g_object_thaw_notify (object);
}

void
vnt_desk_notice (VntDesk *self, const char *text)
{
  g_signal_emit_by_name (self, "notice", text);
}
