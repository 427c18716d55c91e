/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-view.h"

G_DEFINE_BOXED_TYPE (VntTicketQuery, vnt_ticket_query, vnt_ticket_query_copy, vnt_ticket_query_free)

/**
 * vnt_ticket_query_new:
 * @scope: whose tickets
 *
 * Makes a query for the open tickets of @scope, the last changed first.
 *
 * Returns: (transfer full): a new value
 */
VntTicketQuery *
vnt_ticket_query_new (VntScope scope)
{
  VntTicketQuery *self = g_new0 (VntTicketQuery, 1);

  self->scope = scope;
  self->sort = VNT_SORT_UPDATED;

  return self;
}

/**
 * vnt_ticket_query_copy:
 * @self: a #VntTicketQuery
 *
 * Makes a second query that asks the same.
 *
 * Returns: (transfer full): a new value
 */
VntTicketQuery *
vnt_ticket_query_copy (const VntTicketQuery *self)
{
  VntTicketQuery *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (VntTicketQuery, 1);
  *copy = *self;
  copy->filter = self->filter != NULL ? vnt_filter_ref (self->filter) : NULL;
  copy->text = g_strdup (self->text);
  copy->chosen = g_strdup (self->chosen);

  return copy;
}

/**
 * vnt_ticket_query_free:
 * @self: (transfer full): a #VntTicketQuery
 *
 * Frees @self.
 */
void
vnt_ticket_query_free (VntTicketQuery *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->filter, vnt_filter_unref);
  g_free (self->text);
  g_free (self->chosen);
  g_free (self);
}

/**
 * vnt_ticket_query_choose:
 * @self: a query for %VNT_SCOPE_CHOSEN
 * @tickets: (element-type gint64): the tickets it asks for
 */
void
vnt_ticket_query_choose (VntTicketQuery *self, GArray *tickets)
{
  GString *text = g_string_new ("[");

  for (guint i = 0; i < tickets->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (tickets, gint64, i));
  g_string_append_c (text, ']');
  g_free (self->chosen);
  self->chosen = g_string_free (text, FALSE);
}

/**
 * vnt_ticket_query_equal:
 * @a: a #VntTicketQuery
 * @b: another
 *
 * Whether both ask for the same tickets in the same order. No text and "" are the same.
 *
 * Returns: %TRUE if they do
 */
gboolean
vnt_ticket_query_equal (const VntTicketQuery *a, const VntTicketQuery *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->scope == b->scope && a->queue == b->queue && a->search == b->search &&
         !a->closed == !b->closed && a->sort == b->sort && !a->ascending == !b->ascending &&
         a->group == b->group && vnt_filter_equal (a->filter, b->filter) &&
         g_strcmp0 (a->chosen, b->chosen) == 0 &&
         g_strcmp0 (a->text != NULL ? a->text : "", b->text != NULL ? b->text : "") == 0;
}
