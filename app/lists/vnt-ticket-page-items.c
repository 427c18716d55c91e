/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ticket-page-items.h"

/* Rows read at a time: about what a window shows. */
#define PAGE 32

/* Makes the items of the page around @position that are not there. */
static void
read_page (GArray *ids, VntTicketRows *rows, guint position)
{
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint start = position / PAGE * PAGE;
  guint end = MIN (start + PAGE, ids->len);

  for (guint i = start; i < end; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (!vnt_ticket_headings_is (id) && vnt_ticket_rows_add (rows, id))
        g_array_append_val (wanted, id);
    }

  vnt_ticket_rows_read (rows, (const gint64 *) (gpointer) wanted->data, wanted->len);
}

/**
 * vnt_ticket_page_items_get:
 * @ids: (element-type gint64): tickets and headings, as they are shown
 * @rows: the items of tickets that were looked at
 * @headings: the items of headings
 * @position: a place among @ids
 *
 * A row that is not there is read by key, with those around it. Main thread.
 *
 * Returns: (transfer full) (nullable): the #VntTicketItem that stands there, %NULL beyond the end
 */
gpointer
vnt_ticket_page_items_get (GArray *ids,
                           VntTicketRows *rows,
                           VntTicketHeadings *headings,
                           guint position)
{
  VntTicketItem *item;
  gint64 id;

  if (position >= ids->len)
    return NULL;

  id = g_array_index (ids, gint64, position);
  item = vnt_ticket_headings_find (headings, id);
  if (item == NULL)
    item = vnt_ticket_rows_find (rows, id);
  if (item == NULL)
    {
      read_page (ids, rows, position);
      item = vnt_ticket_rows_find (rows, id);
    }

  return g_object_ref (item);
}
