/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ticket-selection.h"

#include "vnt-ticket-places.h"

struct _VntTicketSelection
{
  GObject parent_instance;

  VntTicketList *tickets;
  VntTicketPlaces *places; /* of the rows, so that a view keeps them */
  GHashTable *ticked; /* set of numbers, as pointers */
  gint64 current; /* 0 for none */
  gboolean keeping; /* going to a row leaves the ticks alone */
  guint prune;
};

enum
{
  PROP_N_TICKED = 1,
  N_PROPS,
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VntTicketSelection,
                               vnt_ticket_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                 G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                        selection_model_init))

/* A number fits a pointer on every machine this runs on. */
G_STATIC_ASSERT (sizeof (gpointer) >= sizeof (gint64));

static gpointer
key_of (gint64 ticket)
{
  return (gpointer) (gintptr) ticket;
}

static gint64
get_id (VntTicketSelection *self, guint position)
{
  return self->tickets != NULL ? vnt_ticket_list_get_id (self->tickets, position) : 0;
}

static guint
count (VntTicketSelection *self)
{
  return self->tickets != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->tickets)) : 0;
}

static GType
get_item_type (GListModel *model)
{
  return VNT_TYPE_TICKET_PLACE;
}

static guint
get_n_items (GListModel *model)
{
  return count (VNT_TICKET_SELECTION (model));
}

static gpointer
get_item (GListModel *model, guint position)
{
  VntTicketSelection *self = VNT_TICKET_SELECTION (model);

  return self->places != NULL ? vnt_ticket_places_get (self->places, position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
tell (VntTicketSelection *self)
{
  guint n = count (self);

  if (n > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_TICKED]);
}

static void
tick_range (VntTicketSelection *self, guint position, guint n_items, gboolean tick)
{
  for (guint i = position; i < MIN (position + n_items, count (self)); i++)
    {
      gint64 id = get_id (self, i);

      if (id == 0)
        continue;
      if (tick)
        g_hash_table_add (self->ticked, key_of (id));
      else
        g_hash_table_remove (self->ticked, key_of (id));
    }
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  VntTicketSelection *self = VNT_TICKET_SELECTION (model);
  gint64 id = get_id (self, position);

  return id != 0 && (id == self->current || g_hash_table_contains (self->ticked, key_of (id)));
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  VntTicketSelection *self = VNT_TICKET_SELECTION (model);
  GtkBitset *set = gtk_bitset_new_empty ();

  for (guint i = position; i - position < n_items && i < count (self); i++)
    if (is_selected (model, i))
      gtk_bitset_add (set, i);

  return set;
}

/* Alone: the agent goes there. Together with others: it is ticked, and so is the row they came from. */
static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  VntTicketSelection *self = VNT_TICKET_SELECTION (model);
  gint64 id = get_id (self, position);

  if (id == 0)
    return FALSE;
  if (!unselect_rest)
    {
      if (g_hash_table_size (self->ticked) == 0 && self->current != 0 &&
          vnt_ticket_list_find (self->tickets, self->current, NULL))
        g_hash_table_add (self->ticked, key_of (self->current));
      g_hash_table_add (self->ticked, key_of (id));
      tell (self);
      return TRUE;
    }

  if (!self->keeping)
    g_hash_table_remove_all (self->ticked);
  self->current = id;
  tell (self);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, position);

  return TRUE;
}

/* The row the agent is at looks chosen without a tick: this gives it one. */
static gboolean
unselect_item (GtkSelectionModel *model, guint position)
{
  gint64 id = get_id (VNT_TICKET_SELECTION (model), position);

  if (id != 0)
    vnt_ticket_selection_toggle (VNT_TICKET_SELECTION (model), id);

  return id != 0;
}

static gboolean
select_range (GtkSelectionModel *model, guint position, guint n_items, gboolean unselect_rest)
{
  VntTicketSelection *self = VNT_TICKET_SELECTION (model);

  if (unselect_rest)
    g_hash_table_remove_all (self->ticked);
  tick_range (self, position, n_items, TRUE);
  tell (self);

  return TRUE;
}

static gboolean
unselect_range (GtkSelectionModel *model, guint position, guint n_items)
{
  tick_range (VNT_TICKET_SELECTION (model), position, n_items, FALSE);
  tell (VNT_TICKET_SELECTION (model));

  return TRUE;
}

static gboolean
select_all (GtkSelectionModel *model)
{
  return select_range (model, 0, count (VNT_TICKET_SELECTION (model)), TRUE);
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  return select_range (model, 0, 0, TRUE);
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->select_range = select_range;
  iface->unselect_range = unselect_range;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
}

static gboolean
is_gone (gpointer key, gpointer value, gpointer there)
{
  return !g_hash_table_contains (there, key);
}

/* A row that moved was taken out and put in again: only afterwards it is known which ones left. */
static gboolean
on_prune (gpointer data)
{
  VntTicketSelection *self = data;
  g_autoptr (GHashTable) there = g_hash_table_new (NULL, NULL);

  self->prune = 0;
  for (guint i = 0; i < count (self); i++)
    g_hash_table_add (there, key_of (get_id (self, i)));
  if (g_hash_table_foreach_remove (self->ticked, is_gone, there) > 0)
    tell (self);

  return G_SOURCE_REMOVE;
}

static void
on_items_changed (VntTicketSelection *self, guint position, guint removed, guint added)
{
  guint kept = vnt_ticket_places_change (self->places, position, removed, added);

  if (removed > kept || added > kept)
    g_list_model_items_changed (G_LIST_MODEL (self), position + kept, removed - kept, added - kept);
  if (kept > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, kept);
  if (removed > 0 && g_hash_table_size (self->ticked) > 0 && self->prune == 0)
    self->prune = g_idle_add (on_prune, self);
}

static void
vnt_ticket_selection_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VntTicketSelection *self = VNT_TICKET_SELECTION (object);

  switch (id)
    {
    case PROP_N_TICKED:
      g_value_set_uint (value, g_hash_table_size (self->ticked));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vnt_ticket_selection_dispose (GObject *object)
{
  VntTicketSelection *self = VNT_TICKET_SELECTION (object);

  g_clear_handle_id (&self->prune, g_source_remove);
  if (self->tickets != NULL)
    g_signal_handlers_disconnect_by_data (self->tickets, self);
  g_clear_pointer (&self->places, vnt_ticket_places_free);
  g_clear_object (&self->tickets);
  G_OBJECT_CLASS (vnt_ticket_selection_parent_class)->dispose (object);
}

static void
vnt_ticket_selection_finalize (GObject *object)
{
  g_hash_table_unref (VNT_TICKET_SELECTION (object)->ticked);
  G_OBJECT_CLASS (vnt_ticket_selection_parent_class)->finalize (object);
}

static void
vnt_ticket_selection_class_init (VntTicketSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = vnt_ticket_selection_get_property;
  object_class->dispose = vnt_ticket_selection_dispose;
  object_class->finalize = vnt_ticket_selection_finalize;
  properties[PROP_N_TICKED] = g_param_spec_uint ("n-ticked", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", VNT_TYPE_TICKET_SELECTION, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
vnt_ticket_selection_init (VntTicketSelection *self)
{
  self->ticked = g_hash_table_new (NULL, NULL);
}

/**
 * vnt_ticket_selection_new:
 *
 * Returns: (transfer full): a selection of nothing
 */
VntTicketSelection *
vnt_ticket_selection_new (void)
{
  return g_object_new (VNT_TYPE_TICKET_SELECTION, NULL);
}

/**
 * vnt_ticket_selection_set_list:
 * @self: the selection
 * @tickets: its rows
 *
 * Call it once.
 */
void
vnt_ticket_selection_set_list (VntTicketSelection *self, VntTicketList *tickets)
{
  g_return_if_fail (self->tickets == NULL);
  self->tickets = g_object_ref (tickets);
  self->places = vnt_ticket_places_new (tickets);
  g_signal_connect_swapped (tickets, "items-changed", G_CALLBACK (on_items_changed), self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, count (self));
}

/**
 * vnt_ticket_selection_get_current:
 * @self: the selection
 *
 * Returns: the ticket the agent is at, 0 for none
 */
gint64
vnt_ticket_selection_get_current (VntTicketSelection *self)
{
  return self->current;
}

/**
 * vnt_ticket_selection_set_current:
 * @self: the selection
 * @ticket: the ticket the agent is at, 0 for none
 *
 * Marks its row, wherever it is; nobody chose it, so "chosen" is not emitted.
 */
void
vnt_ticket_selection_set_current (VntTicketSelection *self, gint64 ticket)
{
  if (self->current == ticket)
    return;
  self->current = ticket;
  tell (self);
}

/**
 * vnt_ticket_selection_set_keeping:
 * @self: the selection
 * @keeping: whether going to a row leaves the ticks alone
 */
void
vnt_ticket_selection_set_keeping (VntTicketSelection *self, gboolean keeping)
{
  self->keeping = keeping;
}

/**
 * vnt_ticket_selection_toggle:
 * @self: the selection
 * @ticket: a ticket of the list
 *
 * Ticks it, or takes the tick away.
 */
void
vnt_ticket_selection_toggle (VntTicketSelection *self, gint64 ticket)
{
  if (!g_hash_table_remove (self->ticked, key_of (ticket)))
    g_hash_table_add (self->ticked, key_of (ticket));
  tell (self);
}

/**
 * vnt_ticket_selection_is_ticked:
 * @self: the selection
 * @ticket: a ticket
 *
 * Returns: whether it is ticked
 */
gboolean
vnt_ticket_selection_is_ticked (VntTicketSelection *self, gint64 ticket)
{
  return g_hash_table_contains (self->ticked, key_of (ticket));
}

/**
 * vnt_ticket_selection_get_n_ticked:
 * @self: the selection
 *
 * Returns: how many tickets are ticked
 */
guint
vnt_ticket_selection_get_n_ticked (VntTicketSelection *self)
{
  return g_hash_table_size (self->ticked);
}

/**
 * vnt_ticket_selection_find_near:
 * @self: the selection
 * @position: a place in the list; beyond an end, that end
 * @step: below 0 for up
 *
 * Headings are no place to be.
 *
 * Returns: where the next ticket is from @position on in the direction of @step, or else against it; -1 when there is none
 */
gint64
vnt_ticket_selection_find_near (VntTicketSelection *self, gint64 position, int step)
{
  gint64 n = count (self);
  int direction = step < 0 ? -1 : 1;

  if (n == 0)
    return -1;
  position = CLAMP (position, 0, n - 1);
  for (int turn = 0; turn < 2; turn++, direction = -direction)
    for (gint64 i = position; i >= 0 && i < n; i += direction)
      if (get_id (self, (guint) i) != 0)
        return i;

  return -1;
}

/**
 * vnt_ticket_selection_peek_next:
 * @self: the selection
 * @tickets: (out caller-allocates) (array length=n): what comes after the ticket the agent is at
 * @n: how many are wanted
 *
 * Returns: how many there are
 */
guint
vnt_ticket_selection_peek_next (VntTicketSelection *self, gint64 *tickets, guint n)
{
  guint position;
  guint found = 0;

  if (self->tickets == NULL || self->current == 0 ||
      !vnt_ticket_list_find (self->tickets, self->current, &position))
    return 0;
  for (guint i = position + 1; i < count (self) && found < n; i++)
    {
      gint64 id = get_id (self, i);

      if (id != 0)
        tickets[found++] = id;
    }

  return found;
}

/**
 * vnt_ticket_selection_list_ticked:
 * @self: the selection
 *
 * Returns: (transfer full) (element-type gint64): the ticked tickets, in the order of the list
 */
GArray *
vnt_ticket_selection_list_ticked (VntTicketSelection *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < count (self) && ids->len < g_hash_table_size (self->ticked); i++)
    {
      gint64 id = get_id (self, i);

      if (id != 0 && g_hash_table_contains (self->ticked, key_of (id)))
        g_array_append_val (ids, id);
    }

  return ids;
}
