/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-clock.h"
#include "vnt-desk-private.h"
#include "vnt-desk-writing.h"

/* A draft to be queued, and the moment before which it may not leave. */
typedef struct
{
  VntDraft *draft;
  gint64 not_before;
} Sending;

static Sending *
sending_new (VntDesk *desk, VntDraft *draft)
{
  Sending *sending = g_new0 (Sending, 1);

  sending->draft = vnt_draft_ref (draft);
  sending->not_before = desk->send_delay > 0 ? vnt_clock_now () + desk->send_delay : 0;

  return sending;
}

static void
sending_free (gpointer data)
{
  Sending *sending = data;

  vnt_draft_unref (sending->draft);
  g_free (sending);
}

static void
draft_unref (gpointer draft)
{
  vnt_draft_unref (draft);
}

static gpointer
load_draft (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return vnt_store_get_draft (store, *(gint64 *) data, error);
}

static gpointer
save_draft (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  VntDraft *draft = data;
  gboolean saved = vnt_draft_is_empty (draft) ? vnt_store_delete_draft (store, draft->ticket, error)
                                              : vnt_store_save_draft (store, draft, error);

  return GINT_TO_POINTER (saved);
}

static gpointer
queue_draft (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Sending *sending = data;

  return GINT_TO_POINTER (
    vnt_store_queue_draft (store, sending->draft, sending->not_before, error));
}

static gpointer
create_ticket (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Sending *sending = data;
  gint64 ticket;

  if (!vnt_store_queue_draft (store, sending->draft, sending->not_before, error))
    return NULL;

  ticket = vnt_store_find_created (store, sending->draft->uuid, error);
  return ticket != 0 ? g_memdup2 (&ticket, sizeof ticket) : NULL;
}

static gpointer
undo_draft (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  VntDraft *draft = NULL;

  return vnt_store_undo_draft (store, data, &draft, error) ? draft : NULL;
}

/**
 * vnt_desk_load_draft_async:
 * @ticket: what is being written on
 *
 * Reads what was being written on a ticket, after whatever is still being saved.
 */
void
vnt_desk_load_draft_async (VntDesk *self,
                           gint64 ticket,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (VNT_IS_DESK (self));

  vnt_desk_write (self, load_draft, g_memdup2 (&ticket, sizeof ticket), g_free, draft_unref,
                  cancellable, callback, user_data);
}

VntDraft *
vnt_desk_load_draft_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vnt_desk_save_draft_async:
 * @draft: frozen from now on
 *
 * Saves what is being written, in the order of the calls; an empty draft is deleted.
 */
void
vnt_desk_save_draft_async (VntDesk *self,
                           VntDraft *draft,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (VNT_IS_DESK (self));
  g_return_if_fail (draft != NULL);

  vnt_desk_write (self, save_draft, vnt_draft_ref (draft), draft_unref, NULL, cancellable, callback,
                  user_data);
}

gboolean
vnt_desk_save_draft_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return vnt_desk_finish_flag (self, result, error);
}

/**
 * vnt_desk_send_async:
 * @draft: frozen from now on
 *
 * Turns the draft into waiting operations. Done when they are durable; they leave after the time to undo.
 */
void
vnt_desk_send_async (VntDesk *self,
                     VntDraft *draft,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_return_if_fail (VNT_IS_DESK (self));
  g_return_if_fail (draft != NULL);

  vnt_desk_write (self, queue_draft, sending_new (self, draft), sending_free, NULL, cancellable,
                  callback, user_data);
}

gboolean
vnt_desk_send_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return vnt_desk_finish_flag (self, result, error);
}

/**
 * vnt_desk_create_ticket_async:
 * @draft: a new ticket; frozen from now on
 *
 * Lets a new ticket wait to be sent. Done when it is durable; it leaves after the time to undo.
 */
void
vnt_desk_create_ticket_async (VntDesk *self,
                              VntDraft *draft,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (VNT_IS_DESK (self));
  g_return_if_fail (draft != NULL && draft->kind == VNT_OPERATION_CREATE);

  vnt_desk_write (self, create_ticket, sending_new (self, draft), sending_free, g_free, cancellable,
                  callback, user_data);
}

gint64
vnt_desk_create_ticket_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *ticket = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  ticket = g_task_propagate_pointer (G_TASK (result), error);
  return ticket != NULL ? *ticket : 0;
}

/**
 * vnt_desk_follow_ticket:
 * @ticket: a ticket's number, perhaps one given on this laptop
 *
 * Returns: the number it has now
 */
gint64
vnt_desk_follow_ticket (VntDesk *self, gint64 ticket)
{
  g_return_val_if_fail (VNT_IS_DESK (self), ticket);

  return self->store != NULL ? vnt_store_follow_ticket (self->store, ticket) : ticket;
}

/**
 * vnt_desk_undo_send_async:
 * @uuid: the draft's
 *
 * Takes a reply back while it has not left; it is a draft again.
 */
void
vnt_desk_undo_send_async (VntDesk *self,
                          const char *uuid,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (VNT_IS_DESK (self));

  vnt_desk_write (self, undo_draft, g_strdup (uuid), g_free, draft_unref, cancellable, callback,
                  user_data);
}

gboolean
vnt_desk_undo_send_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return vnt_desk_undo_send_finish_ticket (self, result, NULL, error);
}
