/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-shown-rows.h"

#include "vnt-ticket-row.h"

/* GTK keeps two hundred rows and shows a dozen. Those on the screen are written before they are painted, while the agent
 * scrolls those a few above and below when there is nothing else to do, and the others, until they come near, have only their names. */

/* The main thread does not do more of this at once. */
#define TURN_US 3000

struct _VntShownRows
{
  GtkWidget *list;
  GtkAdjustment *place;
  GPtrArray *rows; /* bound list items, borrowed */
  GdkFrameClock *clock; /* while it is realized */
  gboolean placed; /* no row was bound since rows were given their places */
  gboolean moving; /* the agent scrolls this list: what comes next is written ahead */
  guint idle;
  guint minute;
};

static VntTicketRow *
get_row (gpointer list_item)
{
  return VNT_TICKET_ROW (gtk_list_item_get_child (list_item));
}

/* Whether rows of a place in the list are within @margin of what is seen, all being of the same height. */
static gboolean
is_expected (VntShownRows *self, guint position, double margin)
{
  double page = gtk_adjustment_get_page_size (self->place);
  double upper = gtk_adjustment_get_upper (self->place);
  double value = gtk_adjustment_get_value (self->place);
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (self->list));
  guint n = model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (model)) : 0;
  double height;

  if (n == 0 || upper <= page || page < 1)
    return FALSE;
  height = upper / n;
  return (position + 1) * height > value - margin && position * height < value + page + margin;
}

/* GTK gives a place to the rows that are seen only. The others keep the one they had when they stood elsewhere. */
static gboolean
is_seen (VntShownRows *self, VntTicketRow *row)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (row));
  graphene_rect_t bounds;

  return parent != NULL && gtk_widget_get_child_visible (parent) &&
         gtk_widget_get_height (GTK_WIDGET (row)) > 0 &&
         gtk_widget_compute_bounds (GTK_WIDGET (row), self->list, &bounds) &&
         graphene_rect_get_y (&bounds) < (float) gtk_widget_get_height (self->list) &&
         graphene_rect_get_y (&bounds) + graphene_rect_get_height (&bounds) > 0;
}

/* A list that was never given room is looked at by nobody, or by a test: everything is in it. */
static gboolean
on_idle (gpointer data)
{
  VntShownRows *self = data;
  double page = gtk_widget_get_height (self->list);
  gint64 end = g_get_monotonic_time () + TURN_US;

  for (guint i = 0; i < self->rows->len; i++)
    {
      guint position = gtk_list_item_get_position (self->rows->pdata[i]);
      VntTicketRow *row = get_row (self->rows->pdata[i]);

      if (vnt_ticket_row_is_blank (row) &&
          (page < 1 || (self->placed && is_seen (self, row)) ||
           (self->moving && is_expected (self, position, page / 4))))
        vnt_ticket_row_write (row);
      else
        vnt_ticket_row_name (row);
      if (g_get_monotonic_time () > end)
        return G_SOURCE_CONTINUE;
    }

  self->idle = 0;
  return G_SOURCE_REMOVE;
}

static void
write_later (VntShownRows *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_idle, self, NULL);
}

static void
on_moved (VntShownRows *self)
{
  self->moving = TRUE;
  write_later (self);
}

/* Every row has its place in this frame. What is written here is laid out once more in the same frame. */
static void
on_layout (VntShownRows *self)
{
  if (!gtk_widget_get_mapped (self->list))
    return;
  if (!self->placed)
    write_later (self);
  self->placed = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      VntTicketRow *row = get_row (self->rows->pdata[i]);

      if (vnt_ticket_row_is_blank (row) && is_seen (self, row))
        vnt_ticket_row_write (row);
    }
}

/* Their words tell how long ago things were. */
static gboolean
on_minute (gpointer data)
{
  VntShownRows *self = data;

  for (guint i = 0; i < self->rows->len; i++)
    vnt_ticket_row_update (get_row (self->rows->pdata[i]));
  write_later (self);
  return G_SOURCE_CONTINUE;
}

static void
on_realize (VntShownRows *self)
{
  self->clock = g_object_ref (gtk_widget_get_frame_clock (self->list));
  /* Connected after the window's own, which gives the places. */
  g_signal_connect_swapped (self->clock, "layout", G_CALLBACK (on_layout), self);
}

static void
on_unrealize (VntShownRows *self)
{
  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_data (self->clock, self);
  g_clear_object (&self->clock);
}

/**
 * vnt_shown_rows_new:
 * @list: whose rows have a #VntTicketRow that is patient
 * @scroller: what it is in
 * @rows: (element-type GtkListItem): those that are bound, borrowed; vnt_shown_rows_bound() is told of each
 *
 * Returns: (transfer full): what writes them in time
 */
VntShownRows *
vnt_shown_rows_new (GtkListView *list, GtkScrolledWindow *scroller, GPtrArray *rows)
{
  VntShownRows *self = g_new0 (VntShownRows, 1);

  self->list = g_object_ref (GTK_WIDGET (list));
  self->place = g_object_ref (gtk_scrolled_window_get_vadjustment (scroller));
  self->rows = rows;
  self->minute = g_timeout_add_seconds (60, on_minute, self);
  g_signal_connect_swapped (list, "realize", G_CALLBACK (on_realize), self);
  g_signal_connect_swapped (list, "unrealize", G_CALLBACK (on_unrealize), self);
  g_signal_connect_swapped (self->place, "value-changed", G_CALLBACK (on_moved), self);
  return self;
}

/**
 * vnt_shown_rows_free:
 * @self: (transfer full): what vnt_shown_rows_new() made
 */
void
vnt_shown_rows_free (VntShownRows *self)
{
  on_unrealize (self);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_handle_id (&self->minute, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->list, self);
  g_signal_handlers_disconnect_by_data (self->place, self);
  g_object_unref (self->list);
  g_object_unref (self->place);
  g_free (self);
}

/**
 * vnt_shown_rows_bound:
 * @self: what writes rows
 * @row: one that is about another ticket now
 */
void
vnt_shown_rows_bound (VntShownRows *self, GtkListItem *row)
{
  self->placed = FALSE;
  /* Most of those that will be seen are known before they have a place: this saves a second layout. */
  if (is_expected (self, gtk_list_item_get_position (row), 0))
    vnt_ticket_row_write (get_row (row));
  else
    vnt_ticket_row_rest (get_row (row));
  write_later (self);
}

/**
 * vnt_shown_rows_changed:
 * @self: what writes rows
 * @row: one that stays in its place and is about another ticket now
 */
void
vnt_shown_rows_changed (VntShownRows *self, GtkListItem *row)
{
  self->moving = FALSE;
  if (self->placed && is_seen (self, get_row (row)))
    vnt_ticket_row_write (get_row (row));
  else
    vnt_ticket_row_rest (get_row (row));
  write_later (self);
}
