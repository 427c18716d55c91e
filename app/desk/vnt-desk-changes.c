/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "vnt-desk-prepare.h"
#include "vnt-desk-private.h"
#include "vnt-error.h"
#include "vnt-text.h"

#define MOST_FOUND 50

/* A field to be changed: what it was is read where it is saved, after the changes before it. */
typedef struct
{
  gint64 ticket;
  VntField field;
  char *name;
  char *value;
} Change;

typedef struct
{
  char *text;
  gboolean agents_only;
} Search;

typedef struct
{
  gint64 ticket;
  gint64 updated;
} Seen;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->name);
  g_free (change->value);
  g_free (change);
}

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->text);
  g_free (search);
}

static void
array_unref (gpointer array)
{
  g_ptr_array_unref (array);
}

static void
detail_unref (gpointer detail)
{
  vnt_ticket_detail_unref (detail);
}

static gpointer
queue_change (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;
  g_autoptr (GPtrArray) operations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_operation_unref);
  VntOperation *operation =
    vnt_operation_new_field (change->ticket, change->field, NULL, change->value);

  g_ptr_array_add (operations, operation);
  vnt_text_set (&operation->name, change->name);
  if (!vnt_desk_prepare_change (store, operation, error))
    return NULL;
  if (operation->base != NULL && g_strcmp0 (operation->base, operation->value) == 0)
    return g_strdup ("");

  return vnt_store_queue_operations (store, operations, error) ? g_strdup (operation->uuid) : NULL;
}

static gpointer
mark_seen (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Seen *seen = data;

  return GINT_TO_POINTER (vnt_store_mark_seen (store, seen->ticket, seen->updated, error));
}

static gpointer
retry_operation (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (vnt_store_retry_operation (store, data, error));
}

static gpointer
drop_operation (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (vnt_store_drop_operation (store, data, error));
}

static gpointer
load_outbox (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return vnt_store_list_operations (store, error);
}

static gpointer
load_detail (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 ticket = *(gint64 *) data;
  VntTicketDetail *detail = vnt_store_read_detail (store, ticket, error);

  if (detail != NULL)
    detail->kept = vnt_store_ticket_is_kept (store, ticket);
  return detail;
}

static gpointer
search_people (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Search *search = data;

  return vnt_store_search_people (store, search->text, search->agents_only, MOST_FOUND, error);
}

static gpointer
search_articles (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Search *search = data;

  return vnt_store_search_articles (store, search->text, MOST_FOUND, error);
}

/* For changes nobody waits for: a failure is still told. */
static void
tell_failure (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  vnt_desk_finish_flag (VNT_DESK (source), result, &error);
  if (error != NULL)
    vnt_desk_notice (VNT_DESK (source), error->message);
}

/**
 * vnt_desk_set_field_async:
 * @value: as #VntField says
 *
 * Changes a field: done when the change is durable. A change to what it already is does nothing.
 */
void
vnt_desk_set_field_async (VntDesk *self,
                          gint64 ticket,
                          VntField field,
                          const char *value,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  vnt_desk_set_named_field_async (self, ticket, field, NULL, value, cancellable, callback,
                                  user_data);
}

/**
 * vnt_desk_set_named_field_async:
 * @name: (nullable): which one, for a field of which there are many: see #VntOperation
 * @value: as #VntField says
 *
 * As vnt_desk_set_field_async(). A custom field that holds many values is set to the one given.
 */
void
vnt_desk_set_named_field_async (VntDesk *self,
                                gint64 ticket,
                                VntField field,
                                const char *name,
                                const char *value,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Change *change;

  g_return_if_fail (VNT_IS_DESK (self));

  change = g_new0 (Change, 1);
  change->ticket = ticket;
  change->field = field;
  change->name = g_strdup (name);
  change->value = g_strdup (value != NULL ? value : "");
  vnt_desk_write (self, queue_change, change, change_free, g_free, cancellable, callback,
                  user_data);
}

gboolean
vnt_desk_set_field_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_autofree char *uuid = vnt_desk_set_field_finish_id (self, result, error);

  return uuid != NULL;
}

char *
vnt_desk_set_field_finish_id (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vnt_desk_mark_seen:
 *
 * The agent looked at @ticket as it is shown; nothing is written when they had already.
 */
void
vnt_desk_mark_seen (VntDesk *self, const VntTicket *ticket)
{
  gint64 *before = g_hash_table_lookup (self->seen, &ticket->id);
  Seen *seen;

  if (!ticket->unread || (before != NULL && *before >= ticket->updated))
    return;

  g_hash_table_replace (self->seen, g_memdup2 (&ticket->id, sizeof ticket->id),
                        g_memdup2 (&ticket->updated, sizeof ticket->updated));
  seen = g_new0 (Seen, 1);
  seen->ticket = ticket->id;
  seen->updated = ticket->updated;
  vnt_desk_write (self, mark_seen, seen, g_free, NULL, NULL, tell_failure, NULL);
  g_signal_emit_by_name (self, "ticket-seen", ticket->id);
}

/**
 * vnt_desk_retry_operation:
 *
 * Tries a change again that was refused, is in conflict, or of which it cannot be told whether it arrived.
 */
void
vnt_desk_retry_operation (VntDesk *self, const char *uuid)
{
  vnt_desk_write (self, retry_operation, g_strdup (uuid), g_free, NULL, NULL, tell_failure, NULL);
}

/**
 * vnt_desk_drop_operation:
 *
 * Gives a waiting change up.
 */
void
vnt_desk_drop_operation (VntDesk *self, const char *uuid)
{
  vnt_desk_write (self, drop_operation, g_strdup (uuid), g_free, NULL, NULL, tell_failure, NULL);
}

/**
 * vnt_desk_load_outbox_async:
 *
 * Reads once what waits, in the order it was made; a list that follows it is vnt_desk_list_outbox().
 */
void
vnt_desk_load_outbox_async (VntDesk *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  vnt_desk_write (self, load_outbox, NULL, NULL, array_unref, cancellable, callback, user_data);
}

GPtrArray *
vnt_desk_load_outbox_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
vnt_desk_load_detail_async (VntDesk *self,
                            gint64 ticket,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  vnt_desk_read (self, load_detail, g_memdup2 (&ticket, sizeof ticket), g_free, detail_unref,
                 cancellable, callback, user_data);
}

/**
 * vnt_desk_load_detail_finish:
 *
 * Returns: (transfer full) (nullable): %NULL with no error when the ticket was never fetched whole
 */
VntTicketDetail *
vnt_desk_load_detail_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
vnt_desk_search_people_async (VntDesk *self,
                              const char *text,
                              gboolean agents_only,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Search *search = g_new0 (Search, 1);

  search->text = g_strdup (text != NULL ? text : "");
  search->agents_only = agents_only;
  vnt_desk_read (self, search_people, search, search_free, array_unref, cancellable, callback,
                 user_data);
}

GPtrArray *
vnt_desk_search_people_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
vnt_desk_search_articles_async (VntDesk *self,
                                const char *text,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Search *search = g_new0 (Search, 1);

  search->text = g_strdup (text != NULL ? text : "");
  vnt_desk_read (self, search_articles, search, search_free, array_unref, cancellable, callback,
                 user_data);
}

GPtrArray *
vnt_desk_search_articles_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
