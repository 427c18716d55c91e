/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is new on this computer, what of it the agent is told, and since when. */
#include "vnt-desk-tell.h"

#include "vnt-clock.h"
#include "vnt-desk-private.h"
#include "vnt-store-told.h"

typedef struct
{
  gint64 floor;
  guint most;
  VntTellContext context;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_free (ask->context.login);
  g_free (ask->context.name);
  g_free (ask);
}

static void
told_free (gpointer data)
{
  VntTold *told = data;

  vnt_ticket_unref (told->ticket);
  g_clear_pointer (&told->message, vnt_message_unref);
  g_free (told);
}

static gboolean
is_mine (GPtrArray *queues, gint64 id)
{
  for (guint i = 0; i < queues->len; i++)
    if (((const VntQueue *) g_ptr_array_index (queues, i))->id == id)
      return ((const VntQueue *) g_ptr_array_index (queues, i))->mine;
  return FALSE;
}

static void
add_told (GPtrArray *all, VntTicket *ticket, VntMessage *message, VntTellWhy why, gboolean concerns)
{
  VntTold *told = g_new0 (VntTold, 1);

  told->ticket = vnt_ticket_ref (ticket);
  told->message = message != NULL ? vnt_message_ref (message) : NULL;
  told->why = why;
  told->concerns = concerns;
  g_ptr_array_add (all, told);
}

/* Returns: (transfer full) (nullable): %NULL also when it is not here */
static VntTicket *
read_ticket (VntStore *store, gint64 id)
{
  g_autoptr (GPtrArray) rows = vnt_store_read_tickets (store, &id, 1, NULL);

  return rows != NULL && rows->len > 0 && rows->pdata[0] != NULL ? vnt_ticket_ref (rows->pdata[0])
                                                                 : NULL;
}

static gboolean
add_news (VntStore *store, const Ask *ask, GPtrArray *all, GError **error)
{
  g_autoptr (GPtrArray) queues = vnt_store_read_queues (store, error);
  g_autoptr (GPtrArray) messages =
    queues != NULL ? vnt_store_read_news (store, ask->floor, ask->most, error) : NULL;

  for (guint i = 0; messages != NULL && i < messages->len; i++)
    {
      VntMessage *message = g_ptr_array_index (messages, i);
      g_autoptr (VntTicket) ticket = read_ticket (store, message->ticket);

      if (ticket != NULL)
        add_told (all, ticket, message,
                  vnt_tell_decide (&ask->context, message, ticket, is_mine (queues, ticket->queue)),
                  vnt_tell_concerns (ask->context.login, message, ticket));
    }

  return messages != NULL;
}

static gboolean
add_due (VntStore *store, const Ask *ask, GPtrArray *all, GError **error)
{
  gint64 now = vnt_clock_now ();
  g_autoptr (GArray) risky = NULL;

  if ((ask->context.wants & VNT_TELL_WANTS_DUE) == 0 || ask->context.login == NULL)
    return TRUE;

  risky = vnt_store_list_at_risk (store, ask->context.login, now, error);
  for (guint i = 0; risky != NULL && i < risky->len; i++)
    {
      g_autoptr (VntTicket) ticket = read_ticket (store, g_array_index (risky, gint64, i));

      if (ticket != NULL && vnt_tell_decide_due (&ask->context, ticket, now) == VNT_TELL_DUE)
        add_told (all, ticket, NULL, VNT_TELL_DUE, FALSE);
    }

  return risky != NULL;
}

static gpointer
load_told (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (told_free);

  if (!add_news (store, data, all, error) || !add_due (store, data, all, error))
    return NULL;

  return g_steal_pointer (&all);
}

static gpointer
note_presence (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const VntPresence *presence = data;

  return GINT_TO_POINTER (
    vnt_store_note_presence (store, presence->floor, presence->left_at, error));
}

static gpointer
keep_held (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (vnt_store_keep_held (store, data, error));
}

/**
 * vnt_desk_get_last_entry:
 *
 * Returns: the highest number of the server's history that is on this computer, 0 when none is
 */
gint64
vnt_desk_get_last_entry (VntDesk *self)
{
  gint64 id = 0;

  g_return_val_if_fail (VNT_IS_DESK (self), 0);

  if (self->store != NULL)
    vnt_store_read_last_entry (self->store, &id, NULL);
  return id;
}

/**
 * vnt_desk_load_told_async:
 * @floor: a number of the server's history
 * @most: at most so many entries, the newest
 * @context: who, what they want and what they look at
 *
 * Reads away from the main thread what is newer, and which tickets will soon be late.
 */
void
vnt_desk_load_told_async (VntDesk *self,
                          gint64 floor,
                          guint most,
                          const VntTellContext *context,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Ask *ask;

  g_return_if_fail (VNT_IS_DESK (self));
  g_return_if_fail (context != NULL);

  ask = g_new0 (Ask, 1);
  ask->floor = floor;
  ask->most = most;
  ask->context = *context;
  ask->context.login = g_strdup (context->login);
  ask->context.name = g_strdup (context->name);
  vnt_desk_read (self, load_told, ask, ask_free, (GDestroyNotify) g_ptr_array_unref, cancellable,
                 callback, user_data);
}

/**
 * vnt_desk_load_told_finish:
 *
 * Returns: (transfer full) (element-type VntTold) (nullable): what is new and why the agent is told of it, also where they are
 *   not; %NULL with an error
 */
GPtrArray *
vnt_desk_load_told_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vnt_desk_get_presence:
 *
 * Returns: until when the agent was here the last time
 */
VntPresence
vnt_desk_get_presence (VntDesk *self)
{
  VntPresence presence = { 0 };

  g_return_val_if_fail (VNT_IS_DESK (self), presence);

  if (self->store != NULL)
    vnt_store_read_presence (self->store, &presence.floor, &presence.left_at, NULL);
  return presence;
}

/**
 * vnt_desk_note_presence_async:
 * @presence: until when the agent was here, and what was on this computer then
 *
 * Done when durable.
 */
void
vnt_desk_note_presence_async (VntDesk *self,
                              const VntPresence *presence,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (VNT_IS_DESK (self));

  g_return_if_fail (presence != NULL);

  vnt_desk_write (self, note_presence, g_memdup2 (presence, sizeof *presence), g_free, NULL,
                  cancellable, callback, user_data);
}

gboolean
vnt_desk_note_presence_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return vnt_desk_finish_flag (self, result, error);
}

/**
 * vnt_desk_dup_held:
 *
 * Returns: (transfer full) (element-type gint64): the tickets there was news of in quiet hours that the agent was not told of yet,
 *   also by a run of the program before this one
 */
GArray *
vnt_desk_dup_held (VntDesk *self)
{
  GArray *tickets = NULL;

  g_return_val_if_fail (VNT_IS_DESK (self), NULL);

  if (self->store != NULL)
    tickets = vnt_store_read_held (self->store, NULL);
  return tickets != NULL ? tickets : g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * vnt_desk_keep_held_async:
 * @tickets: (element-type gint64): what vnt_desk_dup_held() is from now on; not changed afterwards
 *
 * Done when durable.
 */
void
vnt_desk_keep_held_async (VntDesk *self,
                          GArray *tickets,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (VNT_IS_DESK (self));
  g_return_if_fail (tickets != NULL);

  vnt_desk_write (self, keep_held, g_array_ref (tickets), (GDestroyNotify) g_array_unref, NULL,
                  cancellable, callback, user_data);
}

gboolean
vnt_desk_keep_held_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return vnt_desk_finish_flag (self, result, error);
}
