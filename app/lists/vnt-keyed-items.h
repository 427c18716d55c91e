/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The items of a list that is small enough to be held whole, each known by a number. */
typedef struct
{
  GArray *keys;
  GPtrArray *items;
} VntKeyedItems;

typedef gint64 (*VntKeyOf) (gconstpointer value);
typedef gpointer (*VntMakeItem) (gpointer value);
typedef void (*VntSetItem) (gpointer item, gpointer value);

void vnt_keyed_items_init (VntKeyedItems *self);
void vnt_keyed_items_clear (VntKeyedItems *self);
gpointer vnt_keyed_items_get (VntKeyedItems *self, guint position);
void vnt_keyed_items_replace (VntKeyedItems *self,
                              GListModel *model,
                              GPtrArray *values,
                              VntKeyOf key_of,
                              VntMakeItem make_item,
                              VntSetItem set_item);

G_END_DECLS
