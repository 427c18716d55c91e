/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ticket-places.h"

/**
 * VntTicketPlace:
 *
 * Where a row of the list stands, whatever ticket is there. A list view makes two hundred rows for items it does not know and
 * throws those of the old ones away: when another list is shown, the places stay and so do its rows.
 */
struct _VntTicketPlace
{
  GObject parent_instance;

  VntTicketPlaces *places; /* %NULL once it is no place of theirs any more */
  guint position;
  VntTicketItem *item; /* %NULL until it was asked for */
  guint turn;
};

/* Only places somebody holds are there: those of the rows a view has. */
struct _VntTicketPlaces
{
  VntTicketList *tickets;
  GHashTable *held; /* position → place, which leaves when it is disposed of */
};

G_DEFINE_FINAL_TYPE (VntTicketPlace, vnt_ticket_place, G_TYPE_OBJECT)

static void
vnt_ticket_place_dispose (GObject *object)
{
  VntTicketPlace *self = VNT_TICKET_PLACE (object);

  if (self->places != NULL)
    g_hash_table_remove (self->places->held, GUINT_TO_POINTER (self->position));
  self->places = NULL;
  g_clear_object (&self->item);
  G_OBJECT_CLASS (vnt_ticket_place_parent_class)->dispose (object);
}

static void
vnt_ticket_place_class_init (VntTicketPlaceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_ticket_place_dispose;
}

static void
vnt_ticket_place_init (VntTicketPlace *self)
{
}

/**
 * vnt_ticket_place_get_item:
 * @self: a place
 *
 * Reads the row from the store if need be.
 *
 * Returns: (transfer none) (nullable): the ticket or heading that stands there; when it is no place any more, what stood there
 *   last, if anybody asked
 */
VntTicketItem *
vnt_ticket_place_get_item (VntTicketPlace *self)
{
  if (self->item == NULL && self->places != NULL)
    self->item = g_list_model_get_item (G_LIST_MODEL (self->places->tickets), self->position);
  return self->item;
}

/**
 * vnt_ticket_place_get_turn:
 * @self: a place
 *
 * Returns: how many times something else came to stand there
 */
guint
vnt_ticket_place_get_turn (VntTicketPlace *self)
{
  return self->turn;
}

/**
 * vnt_ticket_places_new:
 * @tickets: a list
 *
 * Returns: (transfer full): its places; tell vnt_ticket_places_change() of each change before anybody else
 */
VntTicketPlaces *
vnt_ticket_places_new (VntTicketList *tickets)
{
  VntTicketPlaces *self = g_new0 (VntTicketPlaces, 1);

  self->tickets = g_object_ref (tickets);
  self->held = g_hash_table_new (NULL, NULL);
  return self;
}

/**
 * vnt_ticket_places_free:
 * @self: (transfer full): places
 */
void
vnt_ticket_places_free (VntTicketPlaces *self)
{
  GHashTableIter iter;
  gpointer place;

  g_hash_table_iter_init (&iter, self->held);
  while (g_hash_table_iter_next (&iter, NULL, &place))
    VNT_TICKET_PLACE (place)->places = NULL;
  g_hash_table_unref (self->held);
  g_object_unref (self->tickets);
  g_free (self);
}

/**
 * vnt_ticket_places_get:
 * @self: places
 * @position: where in the list
 *
 * Returns: (transfer full) (nullable): the place, always the same while somebody holds it; %NULL beyond the end
 */
VntTicketPlace *
vnt_ticket_places_get (VntTicketPlaces *self, guint position)
{
  VntTicketPlace *place = g_hash_table_lookup (self->held, GUINT_TO_POINTER (position));

  if (place != NULL)
    return g_object_ref (place);
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->tickets)))
    return NULL;
  place = g_object_new (VNT_TYPE_TICKET_PLACE, NULL);
  place->places = self;
  place->position = position;
  g_hash_table_insert (self->held, GUINT_TO_POINTER (position), place);
  return place;
}

/* Rows of the same list came and went: a place goes with its ticket. */
static void
move (VntTicketPlaces *self, guint position, guint removed, guint added)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->held);
  GHashTableIter iter;
  gpointer value;

  self->held = g_hash_table_new (NULL, NULL);
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      VntTicketPlace *place = value;

      if (place->position >= position && place->position - position < removed)
        {
          place->places = NULL;
          continue;
        }
      if (place->position >= position)
        place->position += added - removed;
      g_hash_table_insert (self->held, GUINT_TO_POINTER (place->position), place);
    }
}

/* Another list: whatever stood at a place, something else stands there. */
static void
turn_all (VntTicketPlaces *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->held);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      VntTicketPlace *place = value;

      g_clear_object (&place->item);
      place->turn++;
    }
}

/**
 * vnt_ticket_places_change:
 * @self: places
 * @position: where the list changed
 * @removed: how many rows were taken out there
 * @added: how many were put in
 *
 * Returns: at so many places from @position on something else stands now; only what is beyond them was taken out and put in
 */
guint
vnt_ticket_places_change (VntTicketPlaces *self, guint position, guint removed, guint added)
{
  gboolean another = added == g_list_model_get_n_items (G_LIST_MODEL (self->tickets));
  guint kept = another ? MIN (removed, added) : 0;

  move (self, position + kept, removed - kept, added - kept);
  if (kept > 0)
    turn_all (self);
  return kept;
}
