/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ticket-row.h"

#include <glib/gi18n.h>

#include "vnt-clock.h"
#include "vnt-dispose.h"
#include "vnt-row-menu.h"
#include "vnt-row-size.h"
#include "vnt-text.h"
#include "vnt-ticket-labels.h"
#include "vnt-ticket-row-words.h"
#include "vnt-words.h"

/**
 * VntTicketRow:
 *
 * One ticket of the list, always of the same height: what is not there leaves its place empty. A patient one has neither labels nor
 * words until it is about to be seen: GTK makes two hundred rows to show a dozen.
 */
struct _VntTicketRow
{
  GtkWidget parent_instance;

  GtkLabel *heading; /* as the others %NULL before it was written for the first time */
  GtkWidget *lines;
  GtkWidget *second_line;
  VntTicketLabels labels;

  VntDesk *desk;
  VntTicketPlace *place; /* where its item comes from when it is needed, or %NULL */
  guint turn;
  VntTicketItem *item;
  gulong item_handler;
  guint position;
  gboolean compact;
  gboolean ticked;
  gboolean left;
  gboolean patient;
  gboolean blank; /* what is written is not what it is about */
  gboolean named;
  VntParts parts;
  char *group; /* what a heading says */
};

G_DEFINE_FINAL_TYPE (VntTicketRow, vnt_ticket_row, GTK_TYPE_WIDGET)

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
read_clock (VntTicketRow *self, const VntTicket *ticket, gint64 now, VntClockReading *reading)
{
  *reading = (VntClockReading){ VNT_CLOCK_NONE, VNT_TARGET_NONE, 0 };
  if (self->desk != NULL)
    vnt_desk_read_clock (self->desk, ticket, now, reading);
}

/* GTK 4.8 leaves the list's own row without a name; the row is what a screen reader lands on. */
static void
set_spoken (VntTicketRow *self, const char *text)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                    -1);
}

static gboolean
is_heading (VntTicketRow *self)
{
  return self->group != NULL;
}

static void
follow (VntTicketRow *self, VntTicketItem *item)
{
  g_set_object (&self->item, item);
  if (item != NULL)
    self->item_handler =
      g_signal_connect_swapped (item, "notify::ticket", G_CALLBACK (vnt_ticket_row_update), self);
}

/* What is out of sight and has no name yet need not be read. */
static const VntTicket *
read_ticket (VntTicketRow *self)
{
  if (self->item == NULL && self->place != NULL)
    follow (self, vnt_ticket_place_get_item (self->place));
  return self->item != NULL ? vnt_ticket_item_get_ticket (self->item) : NULL;
}

static gint64
get_ticket_id (GtkWidget *widget)
{
  VntTicketItem *item = vnt_ticket_row_get_item (VNT_TICKET_ROW (widget));

  return item != NULL ? vnt_ticket_item_get_id (item) : 0;
}

static gboolean
query_tooltip (
  GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer user_data)
{
  const VntTicket *ticket = read_ticket (VNT_TICKET_ROW (widget));
  g_autofree char *updated = NULL;
  g_autofree char *due = NULL;
  g_autofree char *text = NULL;

  if (ticket == NULL)
    return FALSE;
  updated = vnt_words_exact (ticket->updated);
  due = vnt_words_exact (ticket->clock.due != 0 ? ticket->clock.due : ticket->due);
  text = *due != '\0' ? g_strdup_printf ("%s\n%s\n◔ %s", vnt_words_subject (ticket), updated, due)
                      : g_strdup_printf ("%s\n%s", vnt_words_subject (ticket), updated);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* -- its place: GTK measures two hundred rows, of which a dozen are seen. Those of one kind need the same, so that the words of the
 * others are never laid out. -- */

static void
vnt_ticket_row_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  VntTicketRow *self = VNT_TICKET_ROW (widget);
  guint kind = is_heading (self) ? 2 : self->compact ? 1 : 0;

  *minimum = *natural = 0;
  if (!vnt_row_size_find (widget, kind))
    {
      GtkWidget *parts[3];

      vnt_ticket_row_write (self);
      if (self->heading == NULL)
        return;
      parts[0] = GTK_WIDGET (self->heading);
      parts[1] = GTK_WIDGET (self->labels.dot);
      parts[2] = self->lines;
      vnt_row_size_learn (widget, kind, parts, G_N_ELEMENTS (parts));
    }
  *minimum = *natural = vnt_row_size_get (kind, orientation);
}

static int
least (GtkWidget *part, GtkOrientation orientation)
{
  int size;

  gtk_widget_measure (part, orientation, -1, &size, NULL, NULL, NULL);
  return size;
}

static void
place_part (GtkWidget *part, int x, int y, int width, int height)
{
  graphene_point_t place = GRAPHENE_POINT_INIT ((float) x, (float) y);

  gtk_widget_allocate (part, width, height, -1, gsk_transform_translate (NULL, &place));
}

static void
vnt_ticket_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  VntTicketRow *self = VNT_TICKET_ROW (widget);
  GtkWidget *heading = GTK_WIDGET (self->heading);
  GtkWidget *dot = GTK_WIDGET (self->labels.dot);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int mark;

  if (heading == NULL)
    return;
  if (gtk_widget_get_visible (heading))
    {
      place_part (heading, 0, 0, MAX (width, least (heading, GTK_ORIENTATION_HORIZONTAL)), height);
      return;
    }
  mark = least (dot, GTK_ORIENTATION_HORIZONTAL);
  width = MAX (width - mark, least (self->lines, GTK_ORIENTATION_HORIZONTAL));
  height = MAX (height, least (self->lines, GTK_ORIENTATION_VERTICAL));
  place_part (dot, rtl ? width : 0, 0, mark, MAX (height, least (dot, GTK_ORIENTATION_VERTICAL)));
  place_part (self->lines, rtl ? 0 : mark, 0, width, height);
}

static void
vnt_ticket_row_dispose (GObject *object)
{
  VntTicketRow *self = VNT_TICKET_ROW (object);

  vnt_ticket_row_set_item (self, NULL, GTK_INVALID_LIST_POSITION);
  g_clear_object (&self->desk);
  if (self->heading != NULL)
    vnt_dispose_children (GTK_WIDGET (self), VNT_TYPE_TICKET_ROW);
  else
    vnt_unparent_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (vnt_ticket_row_parent_class)->dispose (object);
}

static void
vnt_ticket_row_finalize (GObject *object)
{
  g_free (VNT_TICKET_ROW (object)->group);
  G_OBJECT_CLASS (vnt_ticket_row_parent_class)->finalize (object);
}

static void
vnt_ticket_row_class_init (VntTicketRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vnt_ticket_row_dispose;
  object_class->finalize = vnt_ticket_row_finalize;
  widget_class->measure = vnt_ticket_row_measure;
  widget_class->size_allocate = vnt_ticket_row_size_allocate;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/ventanilla/Ventanilla/ui/list/vnt-ticket-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VntTicketRow, heading);
  gtk_widget_class_bind_template_child (widget_class, VntTicketRow, lines);
  gtk_widget_class_bind_template_child (widget_class, VntTicketRow, second_line);
  vnt_ticket_labels_bind (widget_class, G_STRUCT_OFFSET (VntTicketRow, labels));
  gtk_widget_class_set_css_name (widget_class, "ticketrow");
}

static void
vnt_ticket_row_init (VntTicketRow *self)
{
  self->position = GTK_INVALID_LIST_POSITION;
  self->parts = VNT_PARTS_USUAL;
}

static void
build (VntTicketRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (self->second_line, !self->compact);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip), NULL);
  vnt_row_menu_add (GTK_WIDGET (self), get_ticket_id);
}

/**
 * vnt_ticket_row_new:
 * @desk: (nullable): where the names of queues come from
 *
 * Returns: (transfer floating): a new row that shows nothing yet
 */
VntTicketRow *
vnt_ticket_row_new (VntDesk *desk)
{
  VntTicketRow *self = g_object_new (VNT_TYPE_TICKET_ROW, NULL);

  g_set_object (&self->desk, desk);
  return self;
}

/**
 * vnt_ticket_row_set_patient:
 * @self: a row that shows nothing yet
 *
 * Whenever it is about another ticket it waits for vnt_ticket_row_write().
 */
void
vnt_ticket_row_set_patient (VntTicketRow *self)
{
  self->patient = TRUE;
}

/**
 * vnt_ticket_row_is_blank:
 * @self: a row
 *
 * Returns: whether it waits to be written
 */
gboolean
vnt_ticket_row_is_blank (VntTicketRow *self)
{
  return self->blank;
}

static void
begin (VntTicketRow *self, guint position)
{
  self->position = position;
  if (self->item != NULL)
    g_clear_signal_handler (&self->item_handler, self->item);
  g_clear_object (&self->item);
  g_clear_object (&self->place);
  self->blank = self->patient && position != GTK_INVALID_LIST_POSITION;
  self->named = FALSE;
  if (self->blank)
    set_class (GTK_WIDGET (self), "group", is_heading (self));
}

/**
 * vnt_ticket_row_set_item:
 * @self: a row
 * @item: (nullable): what it shows and follows
 * @position: where in the list it is, %GTK_INVALID_LIST_POSITION for nowhere
 */
void
vnt_ticket_row_set_item (VntTicketRow *self, VntTicketItem *item, guint position)
{
  begin (self, position);
  if (item == NULL)
    return;
  follow (self, item);
  vnt_ticket_row_update (self);
}

/**
 * vnt_ticket_row_set_place:
 * @self: a patient row
 * @place: where what it shows stands
 * @position: where in the list that is
 *
 * As vnt_ticket_row_set_item(), but what stands there is not read before it is needed.
 */
void
vnt_ticket_row_set_place (VntTicketRow *self, VntTicketPlace *place, guint position)
{
  begin (self, position);
  self->place = g_object_ref (place);
  self->turn = vnt_ticket_place_get_turn (place);
}

/**
 * vnt_ticket_row_is_overtaken:
 * @self: a row
 *
 * Returns: whether something else stands in its place than when it was set
 */
gboolean
vnt_ticket_row_is_overtaken (VntTicketRow *self)
{
  return self->place != NULL && self->turn != vnt_ticket_place_get_turn (self->place);
}

/**
 * vnt_ticket_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
VntTicketItem *
vnt_ticket_row_get_item (VntTicketRow *self)
{
  read_ticket (self);
  return self->item;
}

/**
 * vnt_ticket_row_get_position:
 * @self: a row
 *
 * Returns: where in the list it is, %GTK_INVALID_LIST_POSITION while it shows nothing
 */
guint
vnt_ticket_row_get_position (VntTicketRow *self)
{
  return self->position;
}

/**
 * vnt_ticket_row_set_compact:
 * @self: a row
 * @compact: one line instead of two
 */
void
vnt_ticket_row_set_compact (VntTicketRow *self, gboolean compact)
{
  self->compact = compact;
  if (self->second_line != NULL)
    gtk_widget_set_visible (self->second_line, !compact);
  set_class (GTK_WIDGET (self), "compact", compact);
  vnt_ticket_row_update (self);
}

/**
 * vnt_ticket_row_set_parts:
 * @self: a row
 * @parts: what it shows besides subject and age
 */
void
vnt_ticket_row_set_parts (VntTicketRow *self, VntParts parts)
{
  self->parts = parts;
  vnt_ticket_row_update (self);
}

/**
 * vnt_ticket_row_set_group:
 * @self: a row
 * @name: (nullable): what a heading says, %NULL for a ticket
 */
void
vnt_ticket_row_set_group (VntTicketRow *self, const char *name)
{
  vnt_text_set (&self->group, name);
  vnt_ticket_row_update (self);
}

/**
 * vnt_ticket_row_set_marks:
 * @self: a row
 * @ticked: the agent chose it together with others
 * @left: its ticket is not in the view any more
 */
void
vnt_ticket_row_set_marks (VntTicketRow *self, gboolean ticked, gboolean left)
{
  if (self->ticked == ticked && self->left == left)
    return;
  self->ticked = ticked;
  self->left = left;
  vnt_ticket_row_update (self);
}

static char *
make_heading (VntTicketRow *self)
{
  /* Translators: a heading in the list of tickets: what they have in common, how many */
  return g_strdup_printf (_ ("%s · %u"), self->group != NULL ? self->group : "",
                          vnt_ticket_item_get_count (self->item));
}

static void
update_heading (VntTicketRow *self)
{
  gboolean heading = is_heading (self);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->heading), heading);
  gtk_widget_set_visible (GTK_WIDGET (self->labels.dot), !heading);
  gtk_widget_set_visible (self->lines, !heading);
  if (!heading)
    return;
  text = make_heading (self);
  gtk_label_set_label (self->heading, text);
}

/* A tick stands where the dot of news is: the shape tells them apart. */
static void
update_dot (VntTicketRow *self, const VntTicket *ticket)
{
  gtk_label_set_label (self->labels.dot, self->ticked ? "✓" : "●");
  gtk_widget_set_opacity (GTK_WIDGET (self->labels.dot),
                          ticket->unread || self->ticked ? 1.0 : 0.0);
  set_class (GTK_WIDGET (self), "unread", ticket->unread);
  set_class (GTK_WIDGET (self), "ticked", self->ticked);
  set_class (GTK_WIDGET (self), "left", self->left);
}

static const char *
get_queue_name (VntTicketRow *self, const VntTicket *ticket)
{
  return self->desk != NULL ? vnt_desk_get_queue_name (self->desk, ticket->queue) : NULL;
}

static void
write_lines (VntTicketRow *self, const VntTicket *ticket)
{
  VntClockReading reading;

  read_clock (self, ticket, vnt_clock_now (), &reading);
  update_dot (self, ticket);
  vnt_ticket_labels_write (&self->labels, ticket, get_queue_name (self, ticket), &reading,
                           self->parts, self->compact);
}

/**
 * vnt_ticket_row_name:
 * @self: a row
 *
 * Gives it what a screen reader says, which rows out of sight have, too. Does nothing when it has it.
 */
void
vnt_ticket_row_name (VntTicketRow *self)
{
  gint64 now = vnt_clock_now ();
  const VntTicket *ticket;
  VntClockReading reading;
  g_autofree char *text = NULL;

  if (self->named)
    return;
  ticket = read_ticket (self);
  if (self->item == NULL || (ticket == NULL && !is_heading (self)))
    return;
  self->named = TRUE;
  if (is_heading (self))
    text = make_heading (self);
  else
    {
      read_clock (self, ticket, now, &reading);
      text = vnt_ticket_row_words_spoken (ticket, get_queue_name (self, ticket), &reading,
                                          self->ticked, self->left);
    }
  set_spoken (self, text);
}

/**
 * vnt_ticket_row_rest:
 * @self: a row that is blank
 *
 * Hides the words it had for another ticket, until it is written: GTK gives no style to what is hidden.
 */
void
vnt_ticket_row_rest (VntTicketRow *self)
{
  if (!self->blank || self->heading == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->heading), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->labels.dot), FALSE);
  gtk_widget_set_visible (self->lines, FALSE);
}

/**
 * vnt_ticket_row_write:
 * @self: a row
 *
 * It is about to be seen. Does nothing when it is written.
 */
void
vnt_ticket_row_write (VntTicketRow *self)
{
  if (!self->blank && self->heading != NULL)
    return;
  self->blank = FALSE;
  vnt_ticket_row_update (self);
}

/**
 * vnt_ticket_row_update:
 * @self: a row
 *
 * Writes its words anew: its ticket changed, or time went by. A patient row that was not written yet stays so.
 */
void
vnt_ticket_row_update (VntTicketRow *self)
{
  const VntTicket *ticket;

  if (self->blank || (self->patient && self->position == GTK_INVALID_LIST_POSITION))
    {
      self->named = FALSE;
      return;
    }
  ticket = read_ticket (self);
  if (self->heading == NULL)
    build (self);
  vnt_row_menu_add_keys (GTK_WIDGET (self));
  update_heading (self);
  if (ticket != NULL)
    write_lines (self, ticket);
  self->named = FALSE;
  vnt_ticket_row_name (self);
}
