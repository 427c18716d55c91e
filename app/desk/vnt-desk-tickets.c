/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-desk-tickets.h"

#include "vnt-desk-private.h"

static void
array_unref (gpointer array)
{
  g_ptr_array_unref (array);
}

static void
ids_unref (gpointer ids)
{
  g_array_unref (ids);
}

static gpointer
load_tickets (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GArray *ids = data;

  return vnt_store_read_tickets (store, (const gint64 *) (gpointer) ids->data, ids->len, error);
}

/**
 * vnt_desk_load_tickets_async:
 * @ids: (array length=n_ids): tickets
 *
 * Reads their rows as they are now; the server is not asked.
 */
void
vnt_desk_load_tickets_async (VntDesk *self,
                             const gint64 *ids,
                             guint n_ids,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GArray *wanted = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);

  g_return_if_fail (VNT_IS_DESK (self));

  if (n_ids > 0)
    g_array_append_vals (wanted, ids, n_ids);
  vnt_desk_read (self, load_tickets, wanted, ids_unref, array_unref, cancellable, callback,
                 user_data);
}

/**
 * vnt_desk_load_tickets_finish:
 *
 * Returns: (transfer full) (element-type VntTicket) (nullable): one for each number, %NULL for those that are not on this
 *   computer
 */
GPtrArray *
vnt_desk_load_tickets_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
