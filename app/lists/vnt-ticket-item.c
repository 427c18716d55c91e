/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ticket-item.h"

struct _VntTicketItem
{
  GObject parent_instance;

  gint64 id;
  VntTicket *ticket;
  char *heading; /* NULL for a ticket */
  guint count;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_TICKET,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (VntTicketItem, vnt_ticket_item, G_TYPE_OBJECT)

static void
vnt_ticket_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VntTicketItem *self = VNT_TICKET_ITEM (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_TICKET:
      g_value_set_boxed (value, self->ticket);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vnt_ticket_item_finalize (GObject *object)
{
  VntTicketItem *self = VNT_TICKET_ITEM (object);

  g_clear_pointer (&self->ticket, vnt_ticket_unref);
  g_free (self->heading);
  G_OBJECT_CLASS (vnt_ticket_item_parent_class)->finalize (object);
}

static void
vnt_ticket_item_class_init (VntTicketItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vnt_ticket_item_get_property;
  object_class->finalize = vnt_ticket_item_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TICKET] =
    g_param_spec_boxed ("ticket", NULL, NULL, VNT_TYPE_TICKET,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
vnt_ticket_item_init (VntTicketItem *self)
{
}

/**
 * vnt_ticket_item_new:
 * @id: the ticket's number
 * @ticket: (nullable) (transfer none): its row, %NULL while it is not read
 *
 * Returns: (transfer full): a place in a list
 */
VntTicketItem *
vnt_ticket_item_new (gint64 id, VntTicket *ticket)
{
  VntTicketItem *self = g_object_new (VNT_TYPE_TICKET_ITEM, NULL);

  self->id = id;
  self->ticket = ticket != NULL ? vnt_ticket_ref (ticket) : NULL;

  return self;
}

/**
 * vnt_ticket_item_new_heading:
 * @id: a number no ticket has
 *
 * Returns: (transfer full): a place in a list that stands over others
 */
VntTicketItem *
vnt_ticket_item_new_heading (gint64 id)
{
  VntTicketItem *self = vnt_ticket_item_new (id, NULL);

  self->heading = g_strdup ("");

  return self;
}

/**
 * vnt_ticket_item_get_id:
 * @self: a #VntTicketItem
 *
 * Returns: the ticket's number
 */
gint64
vnt_ticket_item_get_id (VntTicketItem *self)
{
  g_return_val_if_fail (VNT_IS_TICKET_ITEM (self), 0);

  return self->id;
}

/**
 * vnt_ticket_item_get_ticket:
 * @self: a #VntTicketItem
 *
 * Returns: (transfer none) (nullable): its row; %NULL for the moment in which it could not be read
 */
const VntTicket *
vnt_ticket_item_get_ticket (VntTicketItem *self)
{
  g_return_val_if_fail (VNT_IS_TICKET_ITEM (self), NULL);

  return self->ticket;
}

/**
 * vnt_ticket_item_get_heading:
 * @self: a #VntTicketItem
 *
 * Returns: (transfer none) (nullable): what the tickets below have in common, as #VntGroupRun says it; %NULL for a ticket
 */
const char *
vnt_ticket_item_get_heading (VntTicketItem *self)
{
  g_return_val_if_fail (VNT_IS_TICKET_ITEM (self), NULL);

  return self->heading;
}

/**
 * vnt_ticket_item_get_count:
 * @self: a heading
 *
 * Returns: how many tickets stand below it
 */
guint
vnt_ticket_item_get_count (VntTicketItem *self)
{
  g_return_val_if_fail (VNT_IS_TICKET_ITEM (self), 0);

  return self->count;
}

/**
 * vnt_ticket_item_set_heading:
 * @self: a heading
 * @key: what the tickets below have in common
 * @count: how many there are
 *
 * Notifies "ticket" when it is shown another way than before.
 */
void
vnt_ticket_item_set_heading (VntTicketItem *self, const char *key, guint count)
{
  g_return_if_fail (VNT_IS_TICKET_ITEM (self));

  if (self->count == count && g_strcmp0 (self->heading, key) == 0)
    return;

  g_free (self->heading);
  self->heading = g_strdup (key);
  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TICKET]);
}

/**
 * vnt_ticket_item_set_ticket:
 * @self: a #VntTicketItem
 * @ticket: (nullable) (transfer none): its row as it is now
 *
 * Notifies "ticket" when it is shown another way than before.
 */
void
vnt_ticket_item_set_ticket (VntTicketItem *self, VntTicket *ticket)
{
  g_return_if_fail (VNT_IS_TICKET_ITEM (self));

  if (self->ticket == ticket ||
      (self->ticket != NULL && ticket != NULL && vnt_ticket_equal (self->ticket, ticket)))
    return;

  g_clear_pointer (&self->ticket, vnt_ticket_unref);
  self->ticket = ticket != NULL ? vnt_ticket_ref (ticket) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TICKET]);
}
