/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ticket-rows.h"

/* How many items are kept alive although no view holds them: thirty-two pages. */
#define KEPT_ITEMS 1024
#define RETRY_SECONDS 1

struct _VntTicketRows
{
  VntStore *store;
  GHashTable *items; /* id → Place, whose item is not owned: each leaves when it is disposed of */
  GQueue kept; /* owned, the last made first */
  guint retry_source;
};

/* The key of the table is its first field. */
typedef struct
{
  gint64 id;
  VntTicketRows *rows;
  VntTicketItem *item;
} Place;

static void
on_item_gone (gpointer data, GObject *where_it_was)
{
  Place *place = data;

  g_hash_table_remove (place->rows->items, &place->id);
}

/**
 * vnt_ticket_rows_new:
 * @store: where the rows are
 *
 * Returns: (transfer full): no items yet
 */
VntTicketRows *
vnt_ticket_rows_new (VntStore *store)
{
  VntTicketRows *self = g_new0 (VntTicketRows, 1);

  self->store = g_object_ref (store);
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_queue_init (&self->kept);

  return self;
}

/**
 * vnt_ticket_rows_free:
 * @self: (transfer full): items
 *
 * Lets go of them; those that a view holds live on.
 */
void
vnt_ticket_rows_free (VntTicketRows *self)
{
  GHashTableIter iter;
  gpointer place;

  g_clear_handle_id (&self->retry_source, g_source_remove);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &place))
    g_object_weak_unref (G_OBJECT (((Place *) place)->item), on_item_gone, place);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_queue_clear_full (&self->kept, g_object_unref);
  g_object_unref (self->store);
  g_free (self);
}

/**
 * vnt_ticket_rows_find:
 * @self: items
 * @id: a ticket's number
 *
 * Returns: (transfer none) (nullable): its item, if it was looked at
 */
VntTicketItem *
vnt_ticket_rows_find (VntTicketRows *self, gint64 id)
{
  Place *place = g_hash_table_lookup (self->items, &id);

  return place != NULL ? place->item : NULL;
}

/**
 * vnt_ticket_rows_add:
 * @self: items
 * @id: a ticket's number
 *
 * Makes the item of a ticket, still without its row, unless there is one.
 *
 * Returns: whether it was made
 */
gboolean
vnt_ticket_rows_add (VntTicketRows *self, gint64 id)
{
  Place *place;

  if (g_hash_table_contains (self->items, &id))
    return FALSE;

  place = g_new0 (Place, 1);
  place->id = id;
  place->rows = self;
  place->item = vnt_ticket_item_new (id, NULL);
  g_hash_table_insert (self->items, &place->id, place);
  g_object_weak_ref (G_OBJECT (place->item), on_item_gone, place);
  g_queue_push_head (&self->kept, place->item);
  if (self->kept.length > KEPT_ITEMS)
    g_object_unref (g_queue_pop_tail (&self->kept));

  return TRUE;
}

static gboolean
on_retry (gpointer data)
{
  VntTicketRows *self = data;

  self->retry_source = 0;
  vnt_ticket_rows_refresh (self, NULL);

  return G_SOURCE_REMOVE;
}

/**
 * vnt_ticket_rows_read:
 * @self: items
 * @ids: (array length=n_ids): tickets that have one
 * @n_ids: how many
 *
 * Reads their rows into them. When that fails they stay as they are for a moment and it is tried again.
 */
void
vnt_ticket_rows_read (VntTicketRows *self, const gint64 *ids, guint n_ids)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tickets = vnt_store_read_tickets (self->store, ids, n_ids, &error);

  if (tickets == NULL)
    {
      g_message ("Tickets could not be read: %s", error->message);
      if (self->retry_source == 0)
        self->retry_source = g_timeout_add_seconds (RETRY_SECONDS, on_retry, self);
      return;
    }

  for (guint i = 0; i < tickets->len; i++)
    {
      VntTicket *ticket = g_ptr_array_index (tickets, i);
      VntTicketItem *item = vnt_ticket_rows_find (self, ticket->id);

      if (item != NULL)
        vnt_ticket_item_set_ticket (item, ticket);
    }
}

/**
 * vnt_ticket_rows_refresh:
 * @self: items
 * @changed: (element-type gint64) (nullable): tickets whose rows changed, %NULL for all
 *
 * Reads the rows of those that have an item anew.
 */
void
vnt_ticket_rows_refresh (VntTicketRows *self, GArray *changed)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->items);
  while (changed == NULL && g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_val (ids, *(gint64 *) key);

  for (guint i = 0; changed != NULL && i < changed->len; i++)
    if (g_hash_table_contains (self->items, &g_array_index (changed, gint64, i)))
      g_array_append_val (ids, g_array_index (changed, gint64, i));

  if (ids->len > 0)
    vnt_ticket_rows_read (self, (const gint64 *) (gpointer) ids->data, ids->len);
}

/**
 * vnt_ticket_rows_hold:
 * @self: items
 *
 * Returns: (transfer full) (element-type VntTicketItem): all of them, so that they live through a change of the list
 */
GPtrArray *
vnt_ticket_rows_hold (VntTicketRows *self)
{
  GPtrArray *held = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer place;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &place))
    g_ptr_array_add (held, g_object_ref (((Place *) place)->item));

  return held;
}
