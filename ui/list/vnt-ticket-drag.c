/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tickets are dragged out of a list, onto a person say. */
#include "vnt-ticket-drag.h"

#include "vnt-ticket-row.h"

/**
 * vnt_ticket_drag_list:
 * @view: rows of tickets
 * @x: a place in it, in pixels
 * @y: likewise
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the tickets that would be dragged from there: all that are ticked
 *   when that row is one of them, else just its own; %NULL where no ticket is
 */
GArray *
vnt_ticket_drag_list (GtkListView *view, VntTicketSelection *selection, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (view), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = picked != NULL ? gtk_widget_get_ancestor (picked, VNT_TYPE_TICKET_ROW) : NULL;
  VntTicketItem *item;
  GArray *tickets;
  gint64 id;

  /* Between a row and the edge of its place. */
  if (row == NULL && picked != NULL)
    {
      GtkWidget *child = gtk_widget_get_first_child (picked);

      row = VNT_IS_TICKET_ROW (child) ? child : NULL;
    }
  if (row == NULL)
    return NULL;
  item = vnt_ticket_row_get_item (VNT_TICKET_ROW (row));
  id =
    item != NULL && vnt_ticket_item_get_heading (item) == NULL ? vnt_ticket_item_get_id (item) : 0;
  if (id == 0)
    return NULL;
  if (vnt_ticket_selection_is_ticked (selection, id))
    return vnt_ticket_selection_list_ticked (selection);

  tickets = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (tickets, id);
  return tickets;
}

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, VntTicketSelection *selection)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GArray) tickets = vnt_ticket_drag_list (GTK_LIST_VIEW (view), selection, x, y);

  return tickets != NULL ? gdk_content_provider_new_typed (VNT_TYPE_TICKET_DRAG, tickets) : NULL;
}

/**
 * vnt_ticket_drag_add:
 * @view: rows of tickets
 * @selection: its model
 *
 * Lets tickets be dragged out of it. What takes them shows first what it would do; the keyboard has the bar of ticked tickets for
 * the same.
 */
void
vnt_ticket_drag_add (GtkListView *view, VntTicketSelection *selection)
{
  GtkDragSource *source = gtk_drag_source_new ();

  g_signal_connect_object (source, "prepare", G_CALLBACK (on_prepare), selection, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (source));
}
