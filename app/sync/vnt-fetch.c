/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-fetch.h"

#include "vnt-clock.h"
#include "vnt-error.h"
#include "vnt-store-searches.h"

#define PAGE 100
/* Two lanes that fetch the same ticket at the same moment do so again, but not for ever. */
#define TRIES 3

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
fetch_follow_gone (const VntFetch *self, GArray *gone, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) tickets = NULL;

  if (gone == NULL || gone->len == 0)
    return TRUE;

  tickets = fetch_tickets_with_work (self->store, error);
  if (tickets == NULL)
    return FALSE;

  for (guint i = 0; i < gone->len; i++)
    {
      gint64 id = g_array_index (gone, gint64, i);
      g_autoptr (GError) local_error = NULL;

      if (!g_hash_table_contains (tickets, &id))
        continue;
      if (!vnt_fetch_conversation (self, id, NULL, cancellable, &local_error) &&
          !g_error_matches (local_error, VNT_ERROR, VNT_ERROR_NOT_FOUND) &&
          !g_error_matches (local_error, VNT_ERROR, VNT_ERROR_FORBIDDEN))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }

  return TRUE;
}

/* Takes out of @tickets those that may be older than what is in the store. */
static GArray *
fetch_drop_older (const VntFetch *self, GPtrArray *tickets, gint64 asked)
{
  GArray *dropped = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = tickets->len; i > 0; i--)
    {
      gint64 id = ((const VntTicket *) g_ptr_array_index (tickets, i - 1))->id;

      if (!vnt_fresh_is_newer (self->fresh, id, asked))
        continue;
      g_array_append_val (dropped, id);
      g_ptr_array_remove_index (tickets, i - 1);
    }

  return dropped;
}

static gboolean
fetch_save_batch (const VntFetch *self,
                  VntTicketBatch *batch,
                  const char *cursor_name,
                  const char *cursor,
                  GError **error)
{
  if (batch->people != NULL && batch->people->len > 0 &&
      !vnt_store_save_people (self->store, batch->people, NULL, NULL, error))
    return FALSE;

  return vnt_store_save_tickets (self->store, batch->tickets, batch->gone, cursor_name, cursor,
                                 error);
}

/* Returns %FALSE with @error, or without one when the answer may be older than what is in the store. */
static gboolean
fetch_conversation_once (const VntFetch *self,
                         gint64 ticket,
                         gint64 *now_ticket,
                         gboolean last_try,
                         GCancellable *cancellable,
                         GError **error)
{
  gint64 asked = g_get_monotonic_time ();
  g_autoptr (GError) local_error = NULL;
  g_autoptr (VntConversation) conversation =
    vnt_server_fetch_conversation (self->server, ticket, cancellable, &local_error);
  gboolean saved = FALSE;

  if (!vnt_health_take (self->health, g_steal_pointer (&local_error), error))
    return FALSE;

  vnt_fresh_lock (self->fresh);
  if (last_try || !vnt_fresh_is_newer (self->fresh, conversation->ticket->id, asked))
    {
      saved = vnt_store_save_conversation (self->store, ticket, conversation->ticket,
                                           conversation->detail, conversation->messages, error);
      vnt_fresh_note (self->fresh, conversation->ticket->id);
    }
  vnt_fresh_unlock (self->fresh);

  if (now_ticket != NULL)
    *now_ticket = conversation->ticket->id;
  return saved;
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
vnt_fetch_conversation (const VntFetch *self,
                        gint64 ticket,
                        gint64 *now_ticket,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean saved = FALSE;

  for (guint tries = 1; tries <= TRIES && !saved && local_error == NULL; tries++)
    saved =
      fetch_conversation_once (self, ticket, now_ticket, tries == TRIES, cancellable, &local_error);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return saved;
}

/**
 * vnt_fetch_page:
 * @asked: monotonic time before the server was asked
 *
 * Saves a page of tickets and the people met on the way; the cursor goes with the tickets, last. Rows that may be older
 * than what is in the store are left out: what they would bring comes with the changes.
 */
gboolean
vnt_fetch_page (const VntFetch *self,
                VntTicketBatch *batch,
                gint64 asked,
                const char *cursor_name,
                const char *cursor,
                GError **error)
{
  g_autoptr (GArray) dropped = NULL;
  gboolean saved;

  vnt_fresh_lock (self->fresh);
  dropped = fetch_drop_older (self, batch->tickets, asked);
  saved = fetch_save_batch (self, batch, cursor_name, cursor, error);
  vnt_fresh_unlock (self->fresh);

  return saved;
}

/* @dropped: those that have to be asked for again. */
static gboolean
fetch_rows_once (const VntFetch *self,
                 const gint64 *ids,
                 guint n_ids,
                 gboolean last_try,
                 GArray **dropped,
                 GCancellable *cancellable,
                 GError **error)
{
  gint64 asked = g_get_monotonic_time ();
  g_autoptr (GError) local_error = NULL;
  g_autoptr (VntTicketBatch) batch =
    vnt_server_fetch_tickets_by_id (self->server, ids, n_ids, cancellable, &local_error);
  gboolean saved;

  if (!vnt_health_take (self->health, g_steal_pointer (&local_error), error))
    return FALSE;
  if (!fetch_follow_gone (self, batch->gone, cancellable, error))
    return FALSE;

  vnt_fresh_lock (self->fresh);
  *dropped = fetch_drop_older (self, batch->tickets, last_try ? G_MAXINT64 : asked);
  saved = fetch_save_batch (self, batch, NULL, NULL, error);
  for (guint i = 0; saved && i < batch->tickets->len; i++)
    vnt_fresh_note (self->fresh, ((const VntTicket *) g_ptr_array_index (batch->tickets, i))->id);
  vnt_fresh_unlock (self->fresh);

  return saved;
}

/**
 * vnt_fetch_rows:
 *
 * Brings the rows of tickets known by number and saves them; those that are gone are removed.
 */
gboolean
vnt_fetch_rows (
  const VntFetch *self, const gint64 *ids, guint n_ids, GCancellable *cancellable, GError **error)
{
  for (guint first = 0; first < n_ids; first += PAGE)
    {
      g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));

      g_array_append_vals (wanted, ids + first, MIN (n_ids - first, PAGE));
      for (guint tries = 1; tries <= TRIES && wanted->len > 0; tries++)
        {
          GArray *dropped = NULL;

          if (!fetch_rows_once (self, (const gint64 *) (gpointer) wanted->data, wanted->len,
                                tries == TRIES, &dropped, cancellable, error))
            {
              g_clear_pointer (&dropped, g_array_unref);
              return FALSE;
            }
          g_array_unref (wanted);
          wanted = dropped;
        }
    }

  return TRUE;
}

/**
 * vnt_fetch_confirm_gone:
 * @ticket: of which the server just said that it is not there
 * @gone: (out): whether its list says so too
 *
 * One such answer may be anybody's mistake on the way, and takes a whole conversation from this computer: only when another
 * question gets the same answer is the copy removed. Worker threads only.
 *
 * Returns: %FALSE with an error of the server or the store
 */
gboolean
vnt_fetch_confirm_gone (
  const VntFetch *self, gint64 ticket, gboolean *gone, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (VntTicketBatch) batch =
    vnt_server_fetch_tickets_by_id (self->server, &ticket, 1, cancellable, &local_error);

  *gone = FALSE;
  if (!vnt_health_take (self->health, g_steal_pointer (&local_error), error))
    return FALSE;

  for (guint i = 0; i < batch->gone->len; i++)
    *gone = *gone || g_array_index (batch->gone, gint64, i) == ticket;

  return !*gone || vnt_store_remove_ticket (self->store, ticket, error);
}

/**
 * vnt_fetch_searches:
 *
 * Brings the list of the searches that are kept on the server, without asking what they find. Worker threads only.
 *
 * Returns: %FALSE with @error when the server could not be asked
 */
gboolean
vnt_fetch_searches (const VntFetch *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GPtrArray) searches =
    vnt_server_fetch_searches (self->server, cancellable, &local_error);

  /* Without the right to them there are none. */
  if (g_error_matches (local_error, VNT_ERROR, VNT_ERROR_FORBIDDEN) ||
      g_error_matches (local_error, VNT_ERROR, VNT_ERROR_NOT_FOUND))
    {
      g_clear_error (&local_error);
      searches = g_ptr_array_new ();
    }
  if (!vnt_health_take (self->health, g_steal_pointer (&local_error), error))
    return FALSE;

  return vnt_store_save_searches (self->store, searches, error);
}

/**
 * vnt_fetch_queues:
 *
 * Brings every queue and saves them; and the searches that are kept beside them.
 */
gboolean
vnt_fetch_queues (const VntFetch *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GPtrArray) queues = vnt_server_fetch_queues (self->server, cancellable, &local_error);

  if (!vnt_health_take (self->health, g_steal_pointer (&local_error), error))
    return FALSE;

  if (!vnt_store_save_queues (self->store, queues, error))
    return FALSE;

  /* Nobody works on these: a server that does not tell them is none the worse. */
  if (!vnt_fetch_searches (self, cancellable, &local_error))
    g_debug ("The server's searches could not be fetched: %s", local_error->message);
  return TRUE;
}

/**
 * vnt_fetch_articles:
 * @next: (out) (nullable): the cursor of the next page, %NULL after the last
 * @met: (inout) (nullable): numbers of the articles of this round so far; of a round that began in another process %NULL
 *
 * Brings a page of articles, for its caller to save. After the last one those the server has no longer are removed.
 *
 * Returns: (transfer full) (element-type VntArticle): them, or %NULL with an error
 */
GPtrArray *
vnt_fetch_articles (const VntFetch *self,
                    const char *cursor,
                    char **next,
                    GHashTable **met,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GPtrArray) articles =
    vnt_server_fetch_articles (self->server, cursor, next, cancellable, &local_error);

  if (!vnt_health_take (self->health, g_steal_pointer (&local_error), error))
    return NULL;

  if (cursor == NULL)
    {
      g_clear_pointer (met, g_hash_table_unref);
      *met = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
    }
  for (guint i = 0; *met != NULL && i < articles->len; i++)
    g_hash_table_add (*met, g_memdup2 (&((const VntArticle *) g_ptr_array_index (articles, i))->id,
                                       sizeof (gint64)));
  if (*next == NULL && *met != NULL)
    {
      if (!vnt_store_keep_only_articles (self->store, *met, error))
        return NULL;
      g_clear_pointer (met, g_hash_table_unref);
    }

  return g_steal_pointer (&articles);
}

/**
 * vnt_fetch_note_poll:
 * @self: a #VntFetch
 * @asked: monotonic time before the server was asked for what is new
 *
 * Everything up to then is in the store; every few minutes that is written down, so that figures can say how old they are.
 */
void
vnt_fetch_note_poll (const VntFetch *self, gint64 asked)
{
  g_autofree char *now = NULL;

  if (!vnt_fresh_note_poll (self->fresh, asked))
    return;
  now = g_strdup_printf ("%" G_GINT64_FORMAT, vnt_clock_now ());
  vnt_store_set_cursor (self->store, "news", now, NULL);
}
