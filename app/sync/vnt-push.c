/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-push.h"

#include <glib/gi18n.h>

#include "vnt-arrivals.h"
#include "vnt-backoff.h"
#include "vnt-clock.h"
#include "vnt-conflict.h"
#include "vnt-doubts.h"
#include "vnt-error.h"
#include "vnt-made-article.h"
#include "vnt-fetch-machines.h"
#include "vnt-store-machines.h"

/* A server writes a reply's marker after the reply itself: asked sooner, it may truly say that there is none. */
#define ASK_AFTER 3
#define LONGEST_DOUBT 300
#define MOST_OWN_CONFLICTS 3
#define STORAGE_WAIT (5 * G_USEC_PER_SEC)
#define SETTLE_WAIT (30 * G_USEC_PER_SEC)

struct _VntPush
{
  const VntFetch *fetch; /* whose parts follow */
  VntStore *store;
  VntServer *server;
  VntHealth *health;
  gboolean adopted; /* nothing is left over from a run that ended while sending */
  gint64
    settle_at; /* monotonic time to read again what was sent but not read back; G_MAXINT64 for none */
  VntDoubts *doubts;
  GHashTable
    *pauses; /* uuid → elapsed seconds before which it is left alone, whatever the clock says */
  GHashTable
    *told; /* uuids of which the agent was told that it cannot be known whether they arrived */
};

VntPush *
vnt_push_new (const VntFetch *fetch)
{
  VntPush *self = g_new0 (VntPush, 1);

  self->fetch = fetch;
  self->store = fetch->store;
  self->server = fetch->server;
  self->health = fetch->health;
  self->doubts = vnt_doubts_new ();
  self->pauses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

void
vnt_push_free (VntPush *self)
{
  vnt_doubts_free (self->doubts);
  g_hash_table_unref (self->pauses);
  g_hash_table_unref (self->told);
  g_free (self);
}

/* -- reading back what was sent -- */

/* %FALSE when it is worth another try later. */
static gboolean
push_settle (VntPush *self, gint64 ticket, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  gint64 now_ticket = ticket;
  gboolean gone;

  if (!vnt_fetch_subject (self->fetch, ticket, &now_ticket, cancellable, &error))
    {
      if (!g_error_matches (error, VNT_ERROR, VNT_ERROR_NOT_FOUND) &&
          !g_error_matches (error, VNT_ERROR, VNT_ERROR_FORBIDDEN))
        return FALSE;
      /* What the agent sent may have taken the ticket out of sight. */
      g_clear_error (&error);
      if (!vnt_fetch_confirm_gone (self->fetch, ticket, &gone, cancellable, &error) || !gone)
        return FALSE;
    }

  if (!vnt_store_settle_ticket (self->store, ticket, &error) ||
      (now_ticket != ticket && !vnt_store_settle_ticket (self->store, now_ticket, &error)))
    {
      vnt_health_note (self->health, error);
      return FALSE;
    }

  return TRUE;
}

static void
push_settle_left_over (VntPush *self, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) tickets = NULL;

  if (self->settle_at > g_get_monotonic_time ())
    return;

  self->settle_at = G_MAXINT64;
  tickets = vnt_store_unsettled_tickets (self->store, &error);
  if (tickets == NULL)
    vnt_health_note (self->health, error);

  for (guint i = 0; tickets != NULL && i < tickets->len; i++)
    if (!push_settle (self, g_array_index (tickets, gint64, i), cancellable))
      self->settle_at = g_get_monotonic_time () + SETTLE_WAIT;
}

/* -- one operation -- */

/* Whether the ticket's queue lets a reply carry its identity. Asks the server only when this laptop knows nothing. */
static gboolean
push_find_marker (
  VntPush *self, gint64 ticket, gboolean *marker, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) queues = vnt_store_read_queues (self->store, error);
  g_autoptr (GPtrArray) rows = NULL;

  *marker = FALSE;
  if (queues == NULL)
    return FALSE;
  if (queues->len == 0)
    {
      g_clear_pointer (&queues, g_ptr_array_unref);
      if (!vnt_fetch_queues (self->fetch, cancellable, error))
        return FALSE;
      queues = vnt_store_read_queues (self->store, error);
      if (queues == NULL)
        return FALSE;
    }

  rows = vnt_store_read_tickets (self->store, &ticket, 1, error);
  if (rows != NULL && (rows->len == 0 || g_ptr_array_index (rows, 0) == NULL))
    {
      g_clear_pointer (&rows, g_ptr_array_unref);
      if (!vnt_fetch_rows (self->fetch, &ticket, 1, cancellable, error))
        return FALSE;
      rows = vnt_store_read_tickets (self->store, &ticket, 1, error);
    }
  if (rows == NULL)
    return FALSE;

  for (guint i = 0; rows->len > 0 && i < queues->len; i++)
    {
      const VntTicket *row = g_ptr_array_index (rows, 0);
      const VntQueue *queue = g_ptr_array_index (queues, i);

      if (row != NULL && row->queue == queue->id)
        *marker = queue->marker;
    }

  return TRUE;
}

static gboolean
push_is_message (const VntOperation *operation)
{
  return operation->kind == VNT_OPERATION_REPLY || operation->kind == VNT_OPERATION_COMMENT;
}

/* What was found must not be what an identical reply or ticket, or as many minutes added before, already is. */
static gboolean
push_is_another (VntPush *self, const VntOperation *operation, gint64 number)
{
  if (operation->kind == VNT_OPERATION_CREATE)
    return vnt_store_ticket_is_known (self->store, number);
  if (operation->kind == VNT_OPERATION_ARTICLE)
    return FALSE;

  return number > 0 && vnt_store_transaction_is_known (self->store, number);
}

/* Asks the server whether it has @operation; before it is sent again in two ways where there is a marker: the queue may
 * have got it after the try. */
static VntFate
push_ask (VntPush *self,
          const VntOperation *operation,
          gboolean marker,
          gint64 *transaction,
          GCancellable *cancellable,
          GError **error)
{
  VntFate fate = vnt_server_find (self->server, operation, marker, transaction, cancellable, error);

  if (fate == VNT_FATE_DID_NOT_HAPPEN && marker && push_is_message (operation) &&
      vnt_doubts_was_denied (self->doubts, operation->uuid))
    {
      VntFate by_content =
        vnt_server_find (self->server, operation, FALSE, transaction, cancellable, error);

      if (by_content != VNT_FATE_CANNOT_TELL)
        fate = by_content;
    }

  if (fate == VNT_FATE_HAPPENED && push_is_another (self, operation, *transaction))
    fate = VNT_FATE_DID_NOT_HAPPEN;

  return fate;
}

static VntState
push_state_after (const GError *why, gboolean was_unknown)
{
  if (vnt_error_may_have_happened (why))
    return VNT_STATE_UNKNOWN;
  if (g_error_matches (why, VNT_ERROR, VNT_ERROR_CONFLICT))
    return VNT_STATE_CONFLICT;
  if (vnt_error_is_passing (why) || g_error_matches (why, VNT_ERROR, VNT_ERROR_AUTH) ||
      g_error_matches (why, VNT_ERROR, VNT_ERROR_TLS))
    return was_unknown ? VNT_STATE_UNKNOWN : VNT_STATE_QUEUED;

  return VNT_STATE_REFUSED;
}

/* When the server cannot be reached at all, the health of the connection says when to try again, not the operation. */
static gint64
push_next_try (const VntOperation *operation, VntState state, const GError *why)
{
  guint retry_after = vnt_error_get_retry_after (why);
  gint64 wait = 0;

  if (state == VNT_STATE_UNKNOWN && vnt_error_may_have_happened (why))
    wait =
      MAX (ASK_AFTER, vnt_backoff_delay (operation->tries, 2, LONGEST_DOUBT, g_random_double ()));

  wait = MAX (wait, (gint64) retry_after);
  return wait > 0 ? vnt_clock_now () + wait : 0;
}

/* After a clock was set back the store lets everything go, or it would wait until the old time comes again. */
static void
push_pause (VntPush *self, const char *uuid, gint64 next_try)
{
  gint64 until = vnt_clock_elapsed ();

  if (next_try > 0 && next_try < G_MAXINT64)
    {
      until += next_try - vnt_clock_now ();
      g_hash_table_replace (self->pauses, g_strdup (uuid), g_memdup2 (&until, sizeof until));
    }
  else
    g_hash_table_remove (self->pauses, uuid);
}

/* An agent who wants it tried at once has cleared its time. */
static gboolean
push_is_paused (VntPush *self, const VntOperation *operation)
{
  const gint64 *until = g_hash_table_lookup (self->pauses, operation->uuid);

  return operation->next_try != 0 && until != NULL && *until > vnt_clock_elapsed ();
}

/* A write to the store that fails leaves the row as "sending": taken up again as one of unknown fate. */
static gboolean
push_mark (VntPush *self,
           const char *uuid,
           VntState state,
           gint64 next_try,
           const GError *why,
           GError **error)
{
  push_pause (self, uuid, next_try);
  if (vnt_store_mark_failed (self->store, uuid, state, next_try, why, error))
    return TRUE;

  self->adopted = FALSE;
  return FALSE;
}

/* @number: of the transaction, or of the ticket that was made */
static gboolean
push_finish (VntPush *self,
             const VntOperation *operation,
             gint64 number,
             GCancellable *cancellable,
             GError **error)
{
  gboolean machine = operation->kind == VNT_OPERATION_CREATE_MACHINE;
  gboolean creation = machine || operation->kind == VNT_OPERATION_CREATE;
  gboolean (*finish) (VntStore *, const char *, gint64, GError **) =
    machine    ? vnt_store_finish_machine
    : creation ? vnt_store_finish_creation
               : vnt_store_finish_operation;

  vnt_doubts_forget (self->doubts, operation->uuid);
  g_hash_table_remove (self->pauses, operation->uuid);
  if (operation->kind == VNT_OPERATION_ARTICLE)
    number = vnt_made_article_save (self->store, operation, number);
  if (!finish (self->store, operation->uuid, number, error))
    {
      self->adopted = FALSE;
      return FALSE;
    }

  if (!push_settle (self, creation ? number : operation->ticket, cancellable))
    self->settle_at = g_get_monotonic_time ();

  return TRUE;
}

/* What became of an operation of unknown fate. @send is set when it has to be sent again. */
static gboolean
push_resolve (VntPush *self,
              const VntOperation *operation,
              gboolean marker,
              gboolean *send,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GError) why = NULL;
  gint64 transaction = 0;
  gint64 next_try = G_MAXINT64;
  gint64 wait;
  gboolean tell = FALSE;
  VntFate fate = push_ask (self, operation, marker, &transaction, cancellable, &why);

  vnt_health_note (self->health, why);
  *send = FALSE;

  if (fate == VNT_FATE_HAPPENED)
    return push_finish (self, operation, transaction, cancellable, error);

  if (fate == VNT_FATE_DID_NOT_HAPPEN)
    {
      *send = vnt_doubts_deny (self->doubts, operation->uuid, &wait);
      if (*send)
        return TRUE;
      next_try = vnt_clock_now () + wait;
      g_set_error_literal (&why, VNT_ERROR, VNT_ERROR_UNCLEAR,
                           _ ("The connection broke while this was being sent. "
                              "It is being checked whether it arrived."));
    }
  else if (fate == VNT_FATE_CANNOT_TELL && g_hash_table_remove (self->told, operation->uuid))
    {
      /* Only the agent makes it due again: they have looked, and want it sent. */
      *send = TRUE;
      return TRUE;
    }
  else if (fate == VNT_FATE_CANNOT_TELL || push_state_after (why, TRUE) != VNT_STATE_UNKNOWN)
    {
      tell = fate == VNT_FATE_CANNOT_TELL;
      g_clear_error (&why);
      g_set_error_literal (&why, VNT_ERROR, VNT_ERROR_UNCLEAR,
                           _ ("It cannot be told whether this arrived. Look at the ticket, then "
                              "try again or discard it."));
    }
  else
    next_try = push_next_try (operation, VNT_STATE_UNKNOWN, why);

  if (!push_mark (self, operation->uuid, VNT_STATE_UNKNOWN, next_try, why, error))
    return FALSE;
  if (tell)
    g_hash_table_add (self->told, g_strdup (operation->uuid));
  return TRUE;
}

/* What the server says now is fetched, so that the agent sees it; what only follows from the agent's own reply is no
 * conflict, and the change goes on from there. */
static gboolean
push_look_at_conflict (VntPush *self,
                       const VntOperation *operation,
                       GCancellable *cancellable,
                       GError **error)
{
  if (!vnt_fetch_subject (self->fetch, operation->ticket, NULL, cancellable, NULL) ||
      operation->tries >= MOST_OWN_CONFLICTS || !vnt_conflict_is_own_doing (self->store, operation))
    return TRUE;

  return vnt_store_retry_operation (self->store, operation->uuid, error);
}

static gboolean
push_send (VntPush *self,
           const VntOperation *operation,
           gboolean marker,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GError) why = NULL;
  gint64 transaction = 0;
  gint64 begun = vnt_clock_elapsed ();
  VntState state;

  vnt_doubts_forget (self->doubts, operation->uuid);
  g_hash_table_remove (self->told, operation->uuid);
  if (vnt_server_send (self->server, operation, marker, &transaction, cancellable, &why))
    {
      vnt_health_note (self->health, NULL);
      return push_finish (self, operation, transaction, cancellable, error);
    }

  vnt_health_note (self->health, why);
  /* It was found not to have happened before, so a try that certainly did not leave makes it a waiting one again. */
  state = push_state_after (why, FALSE);
  if (state == VNT_STATE_UNKNOWN)
    vnt_doubts_note_try (self->doubts, operation->uuid, vnt_clock_elapsed () - begun);
  if (!push_mark (self, operation->uuid, state, push_next_try (operation, state, why), why, error))
    return FALSE;

  return state != VNT_STATE_CONFLICT || push_look_at_conflict (self, operation, cancellable, error);
}

/* Keeps a reply back when others wrote meanwhile. @now is %FALSE when it was, and when the server has to answer first. */
static gboolean
push_look_first (VntPush *self,
                 const VntOperation *operation,
                 gboolean marker,
                 gboolean *now,
                 gboolean *mine,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GError) why = NULL;
  guint count = 0;

  *now = vnt_arrivals_look (self->fetch, operation, marker, &count, cancellable, &failure);
  if (!*now)
    {
      if (!g_error_matches (failure, VNT_ERROR, VNT_ERROR_STORAGE))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (count == 0)
    return TRUE;

  *now = FALSE;
  *mine = TRUE;
  why = vnt_arrivals_reason (count);
  return vnt_store_hold_operation (self->store, operation->uuid, why, error);
}

/* What was found not to have arrived waits like any other: much may have happened since it was tried. */
static gboolean
push_wait_again (VntPush *self, const VntOperation *operation, GError **error)
{
  vnt_doubts_forget (self->doubts, operation->uuid);
  return push_mark (self, operation->uuid, VNT_STATE_QUEUED, 0, NULL, error);
}

/* @mine is %FALSE when nothing was done: somebody else has it, it is not to be sent any more, or the server has to
 * answer first. */
static gboolean
push_operation (
  VntPush *self, const VntOperation *due, gboolean *mine, GCancellable *cancellable, GError **error)
{
  g_autoptr (VntOperation) operation = NULL;
  g_autoptr (GError) no_marker = NULL;
  gboolean was_unknown = due->state == VNT_STATE_UNKNOWN;
  gboolean marker = FALSE;
  gboolean send = TRUE;

  if (push_is_message (due) &&
      !push_find_marker (self, due->ticket, &marker, cancellable, &no_marker) &&
      (vnt_health_get_wait (self->health) != 0 || vnt_error_is_passing (no_marker)))
    return TRUE;
  if (push_is_message (due) && !was_unknown &&
      (!push_look_first (self, due, marker, &send, mine, cancellable, error) || !send))
    return *error == NULL;

  if (!vnt_store_mark_sending (self->store, due->uuid, vnt_clock_now (), mine, error))
    return FALSE;
  if (!*mine)
    return TRUE;

  /* Read again: it may have been taken back, changed and sent anew, or its ticket merged, since it was listed. */
  operation = vnt_store_get_operation (self->store, due->uuid, error);
  if (operation == NULL)
    {
      self->adopted = FALSE;
      return *error == NULL;
    }

  if (was_unknown && !push_resolve (self, operation, marker, &send, cancellable, error))
    return FALSE;
  if (was_unknown && send && push_is_message (operation))
    return push_wait_again (self, operation, error);

  return !send || push_send (self, operation, marker, cancellable, error);
}

/* -- the lane's own work -- */

static gboolean
push_adopt (VntPush *self)
{
  g_autoptr (GError) error = NULL;

  if (self->adopted)
    return TRUE;

  /* Two processes that send would each take the other's work for work left over. */
  if (vnt_store_take_sending_lock (self->store, &error))
    vnt_store_adopt_sending (self->store, &error);
  else if (error == NULL)
    {
      /* Another process sends: here there is nothing that has to leave before anything is fetched. */
      vnt_health_set_push_first (self->health, FALSE);
      return FALSE;
    }
  if (error != NULL)
    {
      vnt_health_note (self->health, error);
      return FALSE;
    }

  self->adopted = TRUE;
  return TRUE;
}

static gint64
push_sleep (VntPush *self, gint64 next_due)
{
  gint64 wait = G_MAXINT64;

  if (next_due > 0 && next_due < G_MAXINT64 / G_USEC_PER_SEC)
    wait = MAX (next_due - vnt_clock_now (), 1) * G_USEC_PER_SEC;
  if (self->settle_at != G_MAXINT64)
    wait = MIN (wait, MAX (self->settle_at - g_get_monotonic_time (), 1));

  return wait == G_MAXINT64 ? -1 : wait;
}

/**
 * vnt_push_step:
 *
 * Sends the first operation that may leave, after whatever an earlier run left half done was taken up.
 *
 * Returns: microseconds until the next step, 0 at once, -1 when woken
 */
gint64
vnt_push_step (VntPush *self, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) due = NULL;
  g_autoptr (GError) error = NULL;
  gint64 wait = vnt_health_get_wait (self->health);
  gint64 next_due = 0;
  gboolean mine = FALSE;

  if (wait != 0 || g_cancellable_is_cancelled (cancellable))
    {
      vnt_health_set_sending (self->health, FALSE);
      return wait;
    }
  if (!push_adopt (self))
    return STORAGE_WAIT;

  push_settle_left_over (self, cancellable);

  due = vnt_store_due_operations (self->store, vnt_clock_now (), &next_due, &error);
  if (due != NULL && due->len == 0)
    {
      vnt_health_set_sending (self->health, FALSE);
      if (vnt_health_get_wait (self->health) == 0)
        vnt_health_set_push_first (self->health, FALSE);
      return push_sleep (self, next_due);
    }

  vnt_health_set_sending (self->health, TRUE);
  for (guint i = 0; due != NULL && i < due->len && !mine && error == NULL; i++)
    {
      if (push_is_paused (self, g_ptr_array_index (due, i)))
        continue;
      push_operation (self, g_ptr_array_index (due, i), &mine, cancellable, &error);
      if (vnt_health_get_wait (self->health) != 0)
        return 0;
    }

  if (error != NULL)
    vnt_health_note (self->health, error);
  else if (mine)
    return 0;

  vnt_health_set_sending (self->health, FALSE);
  vnt_health_set_push_first (self->health, FALSE);
  return STORAGE_WAIT;
}
