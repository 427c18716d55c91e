/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-desk-find.h"

#include "vnt-desk-private.h"

typedef struct
{
  VntTicketQuery *query;
  guint limit;
} Find;

static void
find_free (gpointer data)
{
  Find *find = data;

  vnt_ticket_query_free (find->query);
  g_free (find);
}

static gpointer
find_tickets (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Find *find = data;
  g_autoptr (GArray) ids = vnt_store_query_tickets (store, find->query, cancellable, error);

  if (ids == NULL)
    return NULL;

  return vnt_store_read_tickets (store, (const gint64 *) (gpointer) ids->data,
                                 MIN (ids->len, find->limit), error);
}

/**
 * vnt_desk_find_tickets_async:
 * @text: a number, or words of subject, people and conversation
 * @limit: at most so many
 *
 * Open or closed, the one with that number first, then the newest. The server is not asked.
 */
void
vnt_desk_find_tickets_async (VntDesk *self,
                             const char *text,
                             guint limit,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Find *find = g_new0 (Find, 1);

  find->query = vnt_ticket_query_new (VNT_SCOPE_ALL);
  find->query->closed = TRUE;
  find->query->text = g_strdup (text);
  find->limit = limit;
  vnt_desk_read (self, find_tickets, find, find_free, (GDestroyNotify) g_ptr_array_unref,
                 cancellable, callback, user_data);
}

/**
 * vnt_desk_find_tickets_finish:
 *
 * Returns: (transfer full) (element-type VntTicket) (nullable): what was found, %NULL with an error
 */
GPtrArray *
vnt_desk_find_tickets_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
