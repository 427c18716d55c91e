/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-progress.h"

#include "vnt-clock.h"

static gint64
created_first (VntStore *store, gint64 now)
{
  VntTicketQuery query = { .closed = TRUE, .sort = VNT_SORT_CREATED, .ascending = TRUE };
  g_autoptr (GArray) ids = vnt_store_query_tickets (store, &query, NULL, NULL);
  g_autoptr (GPtrArray) rows = NULL;
  gint64 created = 0;

  if (ids != NULL && ids->len > 0)
    rows = vnt_store_read_tickets (store, &g_array_index (ids, gint64, 0), 1, NULL);
  if (rows != NULL && rows->len > 0 && g_ptr_array_index (rows, 0) != NULL)
    created = ((const VntTicket *) g_ptr_array_index (rows, 0))->created;

  return created > 0 ? created : now;
}

/**
 * vnt_progress_history:
 * @messages: (element-type VntMessage): a page of the past that was saved
 * @oldest: (inout): Unix seconds of the oldest ticket, 0 when it was not looked up
 *
 * The server does not say how long its history is, so progress is told in time: seconds gone back, of all.
 */
void
vnt_progress_history (VntStore *store, VntHealth *health, GPtrArray *messages, gint64 *oldest)
{
  gint64 now = vnt_clock_now ();
  gint64 reached = now;

  if (*oldest == 0)
    *oldest = created_first (store, now);

  for (guint i = 0; i < messages->len; i++)
    {
      const VntMessage *message = g_ptr_array_index (messages, i);

      if (message->created > 0)
        reached = MIN (reached, message->created);
    }

  vnt_health_set_phase (health, VNT_PHASE_HISTORY, now - reached,
                        MAX (now - *oldest, now - reached));
}
