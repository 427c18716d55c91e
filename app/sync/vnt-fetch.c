/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-fetch.h"

#include "vnt-error.h"

/* Of @ids, those the agent still has something waiting on: they may have been merged into another ticket. */
static GHashTable *
fetch_tickets_with_work (VntStore *store, GError **error)
{
  g_autoptr (GHashTable) tickets =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) operations = vnt_store_list_operations (store, error);
  g_autoptr (GPtrArray) drafts = NULL;

  if (operations == NULL)
    return NULL;
  drafts = vnt_store_list_drafts (store, error);
  if (drafts == NULL)
    return NULL;

  for (guint i = 0; i < operations->len; i++)
    {
      const VntOperation *operation = g_ptr_array_index (operations, i);

      g_hash_table_add (tickets, g_memdup2 (&operation->ticket, sizeof operation->ticket));
    }
  for (guint i = 0; i < drafts->len; i++)
    {
      const VntDraft *draft = g_ptr_array_index (drafts, i);

      g_hash_table_add (tickets, g_memdup2 (&draft->ticket, sizeof draft->ticket));
    }

  return g_steal_pointer (&tickets);
}

/* A ticket that is gone may live on in another: what waits on it has to go there before its row is removed. */
static gboolean
fetch_follow_gone (VntStore *store,
                   VntServer *server,
                   VntHealth *health,
                   GArray *gone,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GHashTable) tickets = NULL;

  if (gone == NULL || gone->len == 0)
    return TRUE;

  tickets = fetch_tickets_with_work (store, error);
  if (tickets == NULL)
    return FALSE;

  for (guint i = 0; i < gone->len; i++)
    {
      gint64 id = g_array_index (gone, gint64, i);
      g_autoptr (GError) local_error = NULL;

      if (!g_hash_table_contains (tickets, &id))
        continue;
      if (!vnt_fetch_conversation (store, server, health, id, NULL, cancellable, &local_error) &&
          !g_error_matches (local_error, VNT_ERROR, VNT_ERROR_NOT_FOUND) &&
          !g_error_matches (local_error, VNT_ERROR, VNT_ERROR_FORBIDDEN))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * vnt_fetch_conversation:
 * @ticket: the number to ask for
 * @now_ticket: (out) (optional): its number now: another when it was merged into another ticket
 *
 * Brings one ticket whole and saves it. Worker threads only.
 *
 * Returns: %FALSE with an error of the server or the store
 */
gboolean
vnt_fetch_conversation (VntStore *store,
                        VntServer *server,
                        VntHealth *health,
                        gint64 ticket,
                        gint64 *now_ticket,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (VntConversation) conversation =
    vnt_server_fetch_conversation (server, ticket, cancellable, &local_error);

  vnt_health_note (health, local_error);
  if (conversation == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (now_ticket != NULL)
    *now_ticket = conversation->ticket->id;

  return vnt_store_save_conversation (store, ticket, conversation->ticket, conversation->detail,
                                      conversation->messages, error);
}

/**
 * vnt_fetch_save_batch:
 *
 * Saves a page of tickets and the people met on the way; the cursor goes with the tickets, last.
 */
gboolean
vnt_fetch_save_batch (VntStore *store,
                      VntTicketBatch *batch,
                      const char *cursor_name,
                      const char *cursor,
                      GError **error)
{
  if (batch->people != NULL && batch->people->len > 0 &&
      !vnt_store_save_people (store, batch->people, NULL, NULL, error))
    return FALSE;

  return vnt_store_save_tickets (store, batch->tickets, batch->gone, cursor_name, cursor, error);
}

/**
 * vnt_fetch_rows:
 *
 * Brings the rows of tickets known by number and saves them; those that are gone are removed.
 */
gboolean
vnt_fetch_rows (VntStore *store,
                VntServer *server,
                VntHealth *health,
                const gint64 *ids,
                guint n_ids,
                GCancellable *cancellable,
                GError **error)
{
  for (guint first = 0; first < n_ids; first += 100)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (VntTicketBatch) batch =
        vnt_server_fetch_tickets_by_id (server, ids + first, MIN (n_ids - first, 100), cancellable,
                                        &local_error);

      vnt_health_note (health, local_error);
      if (batch == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }

      if (!fetch_follow_gone (store, server, health, batch->gone, cancellable, error) ||
          !vnt_fetch_save_batch (store, batch, NULL, NULL, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * vnt_fetch_queues:
 *
 * Brings every queue and saves them.
 */
gboolean
vnt_fetch_queues (
  VntStore *store, VntServer *server, VntHealth *health, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GPtrArray) queues = vnt_server_fetch_queues (server, cancellable, &local_error);

  vnt_health_note (health, local_error);
  if (queues == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return vnt_store_save_queues (store, queues, error);
}
