/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ticket-view.h"

#include <glib/gi18n.h>

#include "vnt-dispose.h"
#include "vnt-list-heading.h"
#include "vnt-shown-rows.h"
#include "vnt-tab-stop.h"
#include "vnt-ticket-drag.h"
#include "vnt-ticket-places.h"
#include "vnt-ticket-row.h"

struct _VntTicketView
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scroller;
  GtkListView *view;
  GtkButton *fresh;

  VntDesk *desk;
  VntTicketList *tickets;
  VntTicketSelection *selection;
  GPtrArray *rows; /* bound list items, borrowed */
  VntShownRows *shown;
  guint last_position;
  guint hold_id;
  guint pin_id;
  gboolean pointer_inside;
  gboolean compact;
  gboolean narrow;
  VntParts parts;
};

G_DEFINE_FINAL_TYPE (VntTicketView, vnt_ticket_view, GTK_TYPE_WIDGET)

enum
{
  PROP_COMPACT = 1,
  PROP_NARROW,
  N_PROPS,
};

enum
{
  SIGNAL_OPEN,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
update_fresh (VntTicketView *self)
{
  guint n = self->tickets != NULL ? vnt_ticket_list_get_fresh (self->tickets) : 0;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->fresh), n > 0);
  if (n == 0)
    return;
  /* Translators: a button: this many new tickets are there; pressing it shows them */
  label = g_strdup_printf (ngettext ("%u new", "%u new", n), n);
  gtk_button_set_label (self->fresh, label);
}

static void
update_hold (VntTicketView *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  if (self->tickets != NULL)
    vnt_ticket_list_set_hold (self->tickets,
                              self->pointer_inside || gtk_adjustment_get_value (adjustment) > 1.0);
}

static VntTicketRow *
get_row (GtkListItem *list_item)
{
  return VNT_TICKET_ROW (gtk_list_item_get_child (list_item));
}

/* What a row says besides its ticket: whether it is ticked, and whether it is only kept for the agent. */
static void
mark_row (VntTicketView *self, GtkListItem *list_item)
{
  gint64 id = vnt_ticket_list_get_id (self->tickets, gtk_list_item_get_position (list_item));

  vnt_ticket_row_set_marks (get_row (list_item),
                            vnt_ticket_selection_is_ticked (self->selection, id),
                            vnt_ticket_list_has_left (self->tickets, id));
}

static void
fill_row (VntTicketView *self, GtkListItem *list_item)
{
  VntTicketRow *row = get_row (list_item);
  guint position = gtk_list_item_get_position (list_item);
  g_autofree char *group = NULL;

  if (vnt_ticket_list_get_id (self->tickets, position) == 0)
    group = vnt_list_heading_text (self->desk, self->tickets, position);
  gtk_list_item_set_selectable (list_item, group == NULL);
  gtk_list_item_set_activatable (list_item, group == NULL);
  vnt_ticket_row_set_group (row, group);
  vnt_ticket_row_set_compact (row, self->compact);
  vnt_ticket_row_set_parts (row, self->parts);
  mark_row (self, list_item);
  vnt_ticket_row_set_place (row, gtk_list_item_get_item (list_item), position);
}

/* Where another list is shown the rows stay: they are about what stands in their place now. */
static void
update_rows (VntTicketView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkListItem *list_item = self->rows->pdata[i];
      VntTicketRow *row = get_row (list_item);

      if (!vnt_ticket_row_is_overtaken (row))
        {
          mark_row (self, list_item);
          continue;
        }
      vnt_ticket_row_set_item (row, NULL, GTK_INVALID_LIST_POSITION);
      fill_row (self, list_item);
      vnt_shown_rows_changed (self->shown, list_item);
    }
}

/* The list may have become another one; the ticket being read stays marked wherever it is now. */
static void
keep_current (VntTicketView *self)
{
  gint64 current = vnt_ticket_selection_get_current (self->selection);
  guint position;

  if (current != 0 && self->tickets != NULL &&
      vnt_ticket_list_find (self->tickets, current, &position))
    self->last_position = position;
  update_rows (self);
}

static gboolean
on_pin (gpointer data)
{
  VntTicketView *self = data;

  self->pin_id = 0;
  if (self->tickets != NULL)
    vnt_ticket_list_set_pinned (self->tickets, vnt_ticket_selection_get_current (self->selection));
  return G_SOURCE_REMOVE;
}

/* The row of the ticket being read stays where it is, whatever becomes of it, until the agent goes elsewhere. Not at once: the
 * row they left may go with it, and GTK is just about to count from there. */
static void
pin_later (VntTicketView *self)
{
  if (self->pin_id == 0)
    self->pin_id = g_idle_add (on_pin, self);
}

static void
set_current (VntTicketView *self, gint64 ticket)
{
  vnt_ticket_selection_set_current (self->selection, ticket);
  pin_later (self);
}

static void
on_chosen (VntTicketView *self, guint position)
{
  gint64 id = vnt_ticket_list_get_id (self->tickets, position);

  self->last_position = position;
  if (self->narrow)
    return;
  pin_later (self);
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, id, FALSE);
}

static void
on_activate (VntTicketView *self, guint position)
{
  gint64 id = vnt_ticket_list_get_id (self->tickets, position);

  if (id == 0)
    return;
  self->last_position = position;
  set_current (self, id);
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, id, TRUE);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, VntTicketView *self)
{
  VntTicketRow *row = vnt_ticket_row_new (self->desk);

  vnt_ticket_row_set_patient (row);
  gtk_list_item_set_child (list_item, GTK_WIDGET (row));
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, VntTicketView *self)
{
  fill_row (self, list_item);
  g_ptr_array_add (self->rows, list_item);
  vnt_shown_rows_bound (self->shown, list_item);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item, VntTicketView *self)
{
  vnt_ticket_row_set_item (get_row (list_item), NULL, GTK_INVALID_LIST_POSITION);
  g_ptr_array_remove_fast (self->rows, list_item);
}

static gboolean
on_pointer_gone (gpointer data)
{
  VntTicketView *self = data;

  self->hold_id = 0;
  update_hold (self);
  return G_SOURCE_REMOVE;
}

static void
on_enter (VntTicketView *self)
{
  self->pointer_inside = TRUE;
  g_clear_handle_id (&self->hold_id, g_source_remove);
  update_hold (self);
}

/* Letting go moves rows, and GTK is just walking up from the one the pointer left: it must not be gone by then. */
static void
on_leave (VntTicketView *self)
{
  self->pointer_inside = FALSE;
  if (self->hold_id == 0)
    self->hold_id = g_idle_add (on_pointer_gone, self);
}

static void
focus_row (VntTicketView *self, guint position)
{
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkListItem *list_item = self->rows->pdata[i];

      if (gtk_list_item_get_position (list_item) == position)
        {
          gtk_widget_grab_focus (gtk_widget_get_parent (gtk_list_item_get_child (list_item)));
          return;
        }
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static guint
find_focused (VntTicketView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkListItem *list_item = self->rows->pdata[i];
      GtkWidget *row = gtk_widget_get_parent (gtk_list_item_get_child (list_item));

      if (row != NULL && gtk_widget_is_focus (row))
        return gtk_list_item_get_position (list_item);
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
on_fresh_clicked (VntTicketView *self)
{
  vnt_ticket_list_show_fresh (self->tickets);
  vnt_ticket_view_scroll_to_top (self);
  vnt_ticket_view_focus (self);
}

static void
set_compact (VntTicketView *self, gboolean compact)
{
  self->compact = compact;
  for (guint i = 0; i < self->rows->len; i++)
    vnt_ticket_row_set_compact (get_row (self->rows->pdata[i]), compact);
}

static void
vnt_ticket_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VntTicketView *self = VNT_TICKET_VIEW (object);

  switch (id)
    {
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vnt_ticket_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  VntTicketView *self = VNT_TICKET_VIEW (object);

  switch (id)
    {
    case PROP_COMPACT:
      set_compact (self, g_value_get_boolean (value));
      break;
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      /* On a telephone one tap opens. Elsewhere this would make the pointer choose by passing over. */
      gtk_list_view_set_single_click_activate (self->view, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vnt_ticket_view_dispose (GObject *object)
{
  VntTicketView *self = VNT_TICKET_VIEW (object);

  g_clear_handle_id (&self->hold_id, g_source_remove);
  g_clear_handle_id (&self->pin_id, g_source_remove);
  if (self->tickets != NULL)
    g_signal_handlers_disconnect_by_data (self->tickets, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  vnt_dispose_children (GTK_WIDGET (self), VNT_TYPE_TICKET_VIEW);
  g_clear_pointer (&self->shown, vnt_shown_rows_free);
  g_clear_object (&self->selection);
  g_clear_object (&self->tickets);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_ticket_view_parent_class)->dispose (object);
}

static void
vnt_ticket_view_finalize (GObject *object)
{
  g_ptr_array_unref (VNT_TICKET_VIEW (object)->rows);
  G_OBJECT_CLASS (vnt_ticket_view_parent_class)->finalize (object);
}

static void
vnt_ticket_view_class_init (VntTicketViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = vnt_ticket_view_dispose;
  object_class->finalize = vnt_ticket_view_finalize;
  object_class->get_property = vnt_ticket_view_get_property;
  object_class->set_property = vnt_ticket_view_set_property;
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_OPEN] = g_signal_new ("open", VNT_TYPE_TICKET_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);

  g_type_ensure (VNT_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/ventanilla/Ventanilla/ui/list/vnt-ticket-view.ui");
  gtk_widget_class_bind_template_child (widget_class, VntTicketView, scroller);
  gtk_widget_class_bind_template_child (widget_class, VntTicketView, view);
  gtk_widget_class_bind_template_child (widget_class, VntTicketView, fresh);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_fresh_clicked);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vnt_ticket_view_init (VntTicketView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  self->shown = vnt_shown_rows_new (self->view, self->scroller, self->rows);
  self->parts = VNT_PARTS_USUAL;
  self->selection = vnt_ticket_selection_new ();
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "chosen", G_CALLBACK (on_chosen), self);
  g_signal_connect_swapped (self->selection, "notify::n-ticked", G_CALLBACK (update_rows), self);

  vnt_ticket_drag_add (self->view, self->selection);

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (on_enter), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), motion);
  g_signal_connect_swapped (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                            G_CALLBACK (update_hold), self);
}

/**
 * vnt_ticket_view_set_list:
 * @self: the view
 * @desk: where the names of queues come from
 * @tickets: what it shows
 *
 * Call it once.
 */
void
vnt_ticket_view_set_list (VntTicketView *self, VntDesk *desk, VntTicketList *tickets)
{
  g_return_if_fail (self->tickets == NULL);
  self->desk = g_object_ref (desk);
  self->tickets = g_object_ref (tickets);
  g_signal_connect_swapped (tickets, "notify::fresh", G_CALLBACK (update_fresh), self);
  vnt_ticket_selection_set_list (self->selection, tickets);
  /* Connected after the selection did: it knows the new rows before they are marked. */
  g_signal_connect_swapped (tickets, "items-changed", G_CALLBACK (keep_current), self);
  keep_current (self);
  update_hold (self);
}

/**
 * vnt_ticket_view_set_title:
 * @self: the view
 * @title: what a screen reader calls the list
 */
void
vnt_ticket_view_set_title (VntTicketView *self, const char *title)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
}

/**
 * vnt_ticket_view_set_current:
 * @self: the view
 * @ticket: the ticket that is shown beside it, 0 for none
 *
 * Marks its row; opens nothing.
 */
void
vnt_ticket_view_set_current (VntTicketView *self, gint64 ticket)
{
  if (vnt_ticket_selection_get_current (self->selection) == ticket)
    return;
  set_current (self, ticket);
  keep_current (self);
}

/**
 * vnt_ticket_view_move:
 * @self: the view
 * @step: rows down, below 0 for up
 *
 * Chooses another row. Does not take the focus out of a text that is being written: that is what Alt+J is for.
 */
void
vnt_ticket_view_move (VntTicketView *self, int step)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  guint selected = GTK_INVALID_LIST_POSITION;
  gint64 current = vnt_ticket_selection_get_current (self->selection);
  gint64 position;

  if (self->tickets == NULL)
    return;
  if (current != 0 && vnt_ticket_list_find (self->tickets, current, &selected))
    position = (gint64) selected + step;
  else if (current != 0)
    /* The ticket left this view; what stands in its place now is the next one. */
    position = step > 0 ? self->last_position : (gint64) self->last_position - 1;
  else
    position = 0;
  position = vnt_ticket_selection_find_near (self->selection, position, step);
  if (position < 0)
    return;
  /* The list itself does it, so that Shift with an arrow key goes on from there. Ticks stay: this is how one reads on between them. */
  vnt_ticket_selection_set_keeping (self->selection, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.select-item", "(ubb)",
                              (guint) position, FALSE, FALSE);
  vnt_ticket_selection_set_keeping (self->selection, FALSE);
  if (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus))
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u",
                                (guint) position);
  else
    focus_row (self, (guint) position);
}

/**
 * vnt_ticket_view_open_chosen:
 * @self: the view
 *
 * Opens the chosen row, as Return on it does.
 */
void
vnt_ticket_view_open_chosen (VntTicketView *self)
{
  guint position;

  if (self->tickets != NULL &&
      vnt_ticket_list_find (self->tickets, vnt_ticket_selection_get_current (self->selection),
                            &position))
    on_activate (self, position);
}

/**
 * vnt_ticket_view_toggle:
 * @self: the view
 *
 * Ticks the row with the focus, or else the one the agent is at; or takes its tick away.
 */
void
vnt_ticket_view_toggle (VntTicketView *self)
{
  guint position = find_focused (self);
  gint64 id = position != GTK_INVALID_LIST_POSITION
                ? vnt_ticket_list_get_id (self->tickets, position)
                : vnt_ticket_selection_get_current (self->selection);

  if (self->tickets != NULL && id != 0 && vnt_ticket_list_find (self->tickets, id, NULL))
    vnt_ticket_selection_toggle (self->selection, id);
}

/**
 * vnt_ticket_view_get_selection:
 * @self: the view
 *
 * Returns: (transfer none): where the agent is, and what is ticked
 */
VntTicketSelection *
vnt_ticket_view_get_selection (VntTicketView *self)
{
  return self->selection;
}

/**
 * vnt_ticket_view_set_parts:
 * @self: the view
 * @parts: what its rows show
 */
void
vnt_ticket_view_set_parts (VntTicketView *self, VntParts parts)
{
  self->parts = parts;
  for (guint i = 0; i < self->rows->len; i++)
    vnt_ticket_row_set_parts (get_row (self->rows->pdata[i]), parts);
}

/**
 * vnt_ticket_view_scroll_to_top:
 * @self: the view
 */
void
vnt_ticket_view_scroll_to_top (VntTicketView *self)
{
  self->last_position = 0;
  if (self->tickets != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->tickets)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", 0);
}

/**
 * vnt_ticket_view_focus:
 * @self: the view
 *
 * Puts the focus on the marked row, or where it was.
 */
void
vnt_ticket_view_focus (VntTicketView *self)
{
  guint n = self->tickets != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->tickets)) : 0;
  guint position;

  if (n > 0 && vnt_ticket_list_find (self->tickets,
                                     vnt_ticket_selection_get_current (self->selection), &position))
    focus_row (self, position);
  else if (n > 0)
    focus_row (self, MIN (self->last_position, n - 1));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
