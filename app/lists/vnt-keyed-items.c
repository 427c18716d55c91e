/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-keyed-items.h"

#include "vnt-list-diff.h"

/**
 * vnt_keyed_items_init:
 * @self: to be made
 *
 * Makes it empty.
 */
void
vnt_keyed_items_init (VntKeyedItems *self)
{
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * vnt_keyed_items_clear:
 * @self: items
 *
 * Frees what it holds.
 */
void
vnt_keyed_items_clear (VntKeyedItems *self)
{
  g_clear_pointer (&self->keys, g_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
}

/**
 * vnt_keyed_items_get:
 * @self: items
 * @position: from 0
 *
 * Returns: (transfer full) (nullable): the item there
 */
gpointer
vnt_keyed_items_get (VntKeyedItems *self, guint position)
{
  if (position >= self->items->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->items, position));
}

/**
 * vnt_keyed_items_replace:
 * @self: items
 * @model: the list they are in, to tell what changes
 * @values: what it shall show, in order, each key once
 * @key_of: the number of a value
 * @make_item: makes the item of a value: (transfer full)
 * @set_item: gives an item that stays its new value
 *
 * An item whose key stays is the same object after it, also when it moves.
 */
void
vnt_keyed_items_replace (VntKeyedItems *self,
                         GListModel *model,
                         GPtrArray *values,
                         VntKeyOf key_of,
                         VntMakeItem make_item,
                         VntSetItem set_item)
{
  g_autoptr (GHashTable) known =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) runs = NULL;

  for (guint i = 0; i < self->keys->len; i++)
    g_hash_table_insert (known, g_memdup2 (&g_array_index (self->keys, gint64, i), sizeof (gint64)),
                         g_object_ref (g_ptr_array_index (self->items, i)));

  for (guint i = 0; i < values->len; i++)
    {
      gint64 key = key_of (g_ptr_array_index (values, i));
      gpointer item = g_hash_table_lookup (known, &key);

      g_array_append_val (keys, key);
      if (item != NULL)
        set_item (item, g_ptr_array_index (values, i));
    }

  runs = vnt_list_diff ((const gint64 *) (gpointer) self->keys->data, self->keys->len,
                        (const gint64 *) (gpointer) keys->data, keys->len);
  for (guint i = 0; i < runs->len; i++)
    {
      const VntListRun *run = &g_array_index (runs, VntListRun, i);

      if (run->removed > 0)
        {
          g_array_remove_range (self->keys, run->position, run->removed);
          g_ptr_array_remove_range (self->items, run->position, run->removed);
        }
      for (guint j = 0; j < run->added; j++)
        {
          gint64 key = g_array_index (keys, gint64, run->source + j);
          gpointer item = g_hash_table_lookup (known, &key);

          item = item != NULL ? g_object_ref (item)
                              : make_item (g_ptr_array_index (values, run->source + j));
          g_array_insert_val (self->keys, run->position + j, key);
          g_ptr_array_insert (self->items, (gint) (run->position + j), item);
        }
      g_list_model_items_changed (model, run->position, run->removed, run->added);
    }
}
