/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the agent put off comes back by itself; what they follow; what they will look at next. */
#include "vnt-desk-flow.h"

#include "vnt-clock.h"
#include "vnt-desk-private.h"
#include "vnt-store-flow.h"

/* The clock may be set, and a timer does not count what the laptop sleeps: it is looked at least this often. */
#define LOOK_SECONDS 60

typedef struct
{
  gint64 ticket;
  gint64 until;
  gboolean on;
} Wish;

/* What a look found. */
typedef struct
{
  GArray *back;
  gint64 next;
} Woken;

static Wish *
wish_new (gint64 ticket, gint64 until, gboolean on)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->ticket = ticket;
  wish->until = until;
  wish->on = on;
  return wish;
}

static void
woken_free (Woken *woken)
{
  g_clear_pointer (&woken->back, g_array_unref);
  g_free (woken);
}

static gpointer
snooze_ticket (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Wish *wish = data;

  return GINT_TO_POINTER (vnt_store_snooze_ticket (store, wish->ticket, wish->until, error));
}

static gpointer
follow_changes (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Wish *wish = data;

  return GINT_TO_POINTER (vnt_store_follow_changes (store, wish->ticket, wish->on, error));
}

static gpointer
settle_snooze (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (vnt_store_settle_snooze (store, ((Wish *) data)->ticket, error));
}

static gpointer
wake_tickets (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Woken *woken = g_new0 (Woken, 1);

  woken->back = vnt_store_wake_tickets (store, vnt_clock_now (), &woken->next, error);
  if (woken->back != NULL)
    return woken;

  woken_free (woken);
  return NULL;
}

/* -- coming back -- */

static void flow_look (VntDesk *self);

static gboolean
flow_on_clock (gpointer data)
{
  VntDesk *self = data;

  self->flow_source = 0;
  flow_look (self);
  return G_SOURCE_REMOVE;
}

static void
flow_on_woken (GObject *source, GAsyncResult *result, gpointer data)
{
  VntDesk *self = VNT_DESK (source);
  g_autoptr (GError) error = NULL;
  Woken *woken = g_task_propagate_pointer (G_TASK (result), &error);
  gint64 wait = LOOK_SECONDS;

  self->flow_looking = FALSE;
  if (error != NULL && self->store != NULL)
    g_message ("What was put off could not be looked at: %s", error->message);
  if (woken != NULL)
    self->flow_any = woken->next > 0;
  if (woken != NULL && woken->next > 0)
    wait = CLAMP (woken->next - vnt_clock_now (), 1, LOOK_SECONDS);
  if (woken != NULL && woken->back->len > 0 && self->store != NULL)
    g_signal_emit_by_name (self, "tickets-back", woken->back);
  g_clear_pointer (&woken, woken_free);
  if (self->store == NULL)
    return;

  if (self->flow_again)
    flow_look (self);
  else if (self->flow_source == 0)
    self->flow_source = g_timeout_add_seconds ((guint) wait, flow_on_clock, self);
}

/* One look at a time. */
static void
flow_look (VntDesk *self)
{
  self->flow_again = self->flow_looking;
  if (self->flow_looking)
    return;

  g_clear_handle_id (&self->flow_source, g_source_remove);
  self->flow_looking = TRUE;
  vnt_desk_write (self, wake_tickets, NULL, NULL, (GDestroyNotify) woken_free, NULL, flow_on_woken,
                  NULL);
}

/* Somebody may have written on one that is away. */
static void
flow_on_conversation (VntDesk *self)
{
  if (self->flow_any)
    flow_look (self);
  g_signal_emit_by_name (self, "conversations-changed");
}

/**
 * vnt_desk_flow_open:
 *
 * What is due by now comes back.
 */
void
vnt_desk_flow_open (VntDesk *self)
{
  g_signal_connect_swapped (self->store, "conversation-changed", G_CALLBACK (flow_on_conversation),
                            self);
  flow_look (self);
}

/**
 * vnt_desk_flow_close:
 */
void
vnt_desk_flow_close (VntDesk *self)
{
  g_clear_handle_id (&self->flow_source, g_source_remove);
}

/**
 * vnt_desk_snooze_ticket_async:
 * @ticket: a ticket
 * @until: Unix seconds until which it leaves the views of what is to be done, 0 for not at all
 *
 * Comes back by itself, or when a customer writes. Done when durable.
 */
void
vnt_desk_snooze_ticket_async (VntDesk *self,
                              gint64 ticket,
                              gint64 until,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  vnt_desk_write (self, snooze_ticket, wish_new (ticket, until, TRUE), g_free, NULL, cancellable,
                  callback, user_data);
  if (self->store != NULL)
    flow_look (self);
}

/**
 * vnt_desk_snooze_ticket_finish:
 *
 * Returns: %FALSE with an error when it could not be saved
 */
gboolean
vnt_desk_snooze_ticket_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return vnt_desk_finish_flag (self, result, error);
}

/**
 * vnt_desk_follow_changes_async:
 * @ticket: a ticket
 * @follow: whether the agent wants to know what happens to it
 *
 * Done when durable.
 */
void
vnt_desk_follow_changes_async (VntDesk *self,
                               gint64 ticket,
                               gboolean follow,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  vnt_desk_write (self, follow_changes, wish_new (ticket, 0, follow), g_free, NULL, cancellable,
                  callback, user_data);
}

/**
 * vnt_desk_follow_changes_finish:
 *
 * Returns: %FALSE with an error when it could not be saved
 */
gboolean
vnt_desk_follow_changes_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return vnt_desk_finish_flag (self, result, error);
}

/**
 * vnt_desk_settle_snooze:
 * @ticket: a ticket
 *
 * The agent saw that it is back; nothing is written for one that is not.
 */
void
vnt_desk_settle_snooze (VntDesk *self, const VntTicket *ticket)
{
  if (ticket->back != 0)
    vnt_desk_write (self, settle_snooze, wish_new (ticket->id, 0, FALSE), g_free, NULL, NULL, NULL,
                    NULL);
}

/**
 * vnt_desk_prefetch:
 * @tickets: (array length=n_tickets): what the agent is likely to look at next
 * @n_tickets: how many
 *
 * Brings them whole when nothing else is asked for, unless every byte costs. Those asked for before are forgotten.
 */
void
vnt_desk_prefetch (VntDesk *self, const gint64 *tickets, guint n_tickets)
{
  if (self->sync != NULL)
    vnt_sync_prefetch (self->sync, tickets, n_tickets);
}
