/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ticket-answer.h"

void
vnt_ticket_answer_free (VntTicketAnswer *self)
{
  g_array_unref (self->ids);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_free (self);
}

static gpointer
find (VntStore *store,
      const VntTicketQuery *query,
      guint most,
      GCancellable *cancellable,
      GError **error)
{
  GPtrArray *groups = NULL;
  GArray *ids = vnt_store_query_groups (store, query, most, &groups, cancellable, error);
  VntTicketAnswer *self;

  if (ids == NULL)
    return NULL;

  self = g_new0 (VntTicketAnswer, 1);
  self->ids = ids;
  self->groups = groups;

  return self;
}

/**
 * vnt_ticket_answer_find:
 * @store: where the tickets are
 * @query: a #VntTicketQuery
 * @cancellable: (nullable): stops a long search
 * @error: place for an error
 *
 * A #VntStoreFunc. Blocks: worker threads only.
 *
 * Returns: (transfer full) (nullable): a #VntTicketAnswer
 */
gpointer
vnt_ticket_answer_find (VntStore *store, gpointer query, GCancellable *cancellable, GError **error)
{
  return find (store, query, 0, cancellable, error);
}

/**
 * vnt_ticket_answer_find_first:
 * @store: where the tickets are
 * @query: a #VntTicketQuery
 * @cancellable: (nullable): stops a long search
 * @error: place for an error
 *
 * As vnt_ticket_answer_find(), but no more than %VNT_TICKET_ANSWER_FIRST, for a window that shows twenty rows of a million.
 *
 * Returns: (transfer full) (nullable): a #VntTicketAnswer
 */
gpointer
vnt_ticket_answer_find_first (VntStore *store,
                              gpointer query,
                              GCancellable *cancellable,
                              GError **error)
{
  return find (store, query, VNT_TICKET_ANSWER_FIRST, cancellable, error);
}
