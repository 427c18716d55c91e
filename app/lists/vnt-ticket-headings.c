/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ticket-headings.h"

/* Tickets made on this laptop count down from -1. */
#define FIRST G_MININT64
#define LAST (G_MININT64 + G_MAXINT32)

struct _VntTicketHeadings
{
  GHashTable *numbers; /* key → number - FIRST + 1 */
  GPtrArray *items; /* by that */
};

VntTicketHeadings *
vnt_ticket_headings_new (void)
{
  VntTicketHeadings *self = g_new0 (VntTicketHeadings, 1);

  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

void
vnt_ticket_headings_free (VntTicketHeadings *self)
{
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->items);
  g_free (self);
}

static gint64
find_number (VntTicketHeadings *self, const VntGroupRun *run)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, run->key));

  if (place == 0)
    {
      g_ptr_array_add (self->items, vnt_ticket_item_new_heading (FIRST + self->items->len));
      place = self->items->len;
      g_hash_table_insert (self->numbers, g_strdup (run->key), GUINT_TO_POINTER (place));
    }
  vnt_ticket_item_set_heading (self->items->pdata[place - 1], run->key, run->count);

  return FIRST + (place - 1);
}

/**
 * vnt_ticket_headings_weave:
 * @self: headings
 * @ids: (element-type gint64): tickets
 * @groups: (nullable) (element-type VntGroupRun): where headings go
 *
 * Returns: (transfer full) (element-type gint64): the tickets with the numbers of their headings between them
 */
GArray *
vnt_ticket_headings_weave (VntTicketHeadings *self, GArray *ids, GPtrArray *groups)
{
  GArray *woven;

  if (groups == NULL)
    return g_array_ref (ids);

  woven = g_array_sized_new (FALSE, FALSE, sizeof (gint64), ids->len + groups->len);
  for (guint i = 0; i < groups->len; i++)
    {
      const VntGroupRun *run = groups->pdata[i];
      gint64 number = find_number (self, run);

      g_array_append_val (woven, number);
      g_array_append_vals (woven, &g_array_index (ids, gint64, run->start), run->count);
    }

  return woven;
}

/**
 * vnt_ticket_headings_find:
 * @self: headings
 * @id: a number of a list
 *
 * Returns: (transfer none) (nullable): the heading, %NULL when it is a ticket's number
 */
VntTicketItem *
vnt_ticket_headings_find (VntTicketHeadings *self, gint64 id)
{
  return vnt_ticket_headings_is (id) ? self->items->pdata[id - FIRST] : NULL;
}

/**
 * vnt_ticket_headings_is:
 * @id: a number of a list
 *
 * Returns: whether it is a heading's
 */
gboolean
vnt_ticket_headings_is (gint64 id)
{
  return id <= LAST;
}
