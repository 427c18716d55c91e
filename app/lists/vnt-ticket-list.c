/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ticket-list.h"

#include "vnt-list-show.h"
#include "vnt-ticket-answer.h"
#include "vnt-ticket-headings.h"
#include "vnt-ticket-ids.h"
#include "vnt-ticket-page-items.h"
#include "vnt-ticket-rows.h"

/* Answers to changes are not asked for more often than this. */
#define REQUERY_MILLISECONDS 100
/* What is overdue or recent changes with the clock alone. */
#define CLOCK_SECONDS 60
/* The first rows are painted before another thread looks for a hundred thousand more. */
#define REST_MILLISECONDS 20

struct _VntTicketList
{
  GObject parent_instance;

  VntStore *store;
  VntTicketQuery *query;
  GCancellable *cancellable; /* of the query under way */
  gboolean again; /* something changed since it began */
  guint requery_source;
  guint rest_source;
  guint clock_source;

  GArray *ids; /* what is shown */
  GArray *answer; /* what was last found, when rows are held back */
  guint fresh;
  gboolean hold;
  gboolean loading;
  gboolean replace; /* the next answer is to another query: nothing is held back */
  gboolean arriving; /* nothing of that answer is shown yet */

  VntTicketRows *rows;
  VntTicketHeadings *headings;
  gint64 pinned; /* keeps its place although it left, 0 for none */
  gboolean pinned_left;
};

enum
{
  PROP_0,
  PROP_LOADING,
  PROP_ARRIVING,
  PROP_FRESH,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void vnt_ticket_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VntTicketList,
                               vnt_ticket_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      vnt_ticket_list_model_init))

static void
set_flag (VntTicketList *self, guint property, gboolean value)
{
  gboolean *flag = property == PROP_LOADING ? &self->loading : &self->arriving;

  if (*flag == value)
    return;

  *flag = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
vnt_ticket_list_set_fresh (VntTicketList *self, guint fresh)
{
  if (self->fresh == fresh)
    return;

  self->fresh = fresh;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRESH]);
}

static gpointer
vnt_ticket_list_get_item (GListModel *model, guint position)
{
  VntTicketList *self = VNT_TICKET_LIST (model);

  return vnt_ticket_page_items_get (self->ids, self->rows, self->headings, position);
}

static guint
vnt_ticket_list_get_n_items (GListModel *model)
{
  return VNT_TICKET_LIST (model)->ids->len;
}

static GType
vnt_ticket_list_get_item_type (GListModel *model)
{
  return VNT_TYPE_TICKET_ITEM;
}

static void
vnt_ticket_list_model_init (GListModelInterface *iface)
{
  iface->get_item = vnt_ticket_list_get_item;
  iface->get_n_items = vnt_ticket_list_get_n_items;
  iface->get_item_type = vnt_ticket_list_get_item_type;
}

/* -- answers -- */

/* The row the agent is at keeps its place, unless another question was asked. */
static GArray *
with_pinned (VntTicketList *self, GArray *ids)
{
  return vnt_ticket_ids_pin (self->ids, ids, self->replace ? 0 : self->pinned, &self->pinned_left);
}

/* While the list is held only what left goes; what came is counted. */
static void
show_without_fresh (VntTicketList *self)
{
  g_autoptr (GPtrArray) alive = vnt_ticket_rows_hold (self->rows);
  g_autoptr (GArray) still = vnt_ticket_ids_still (self->ids, self->answer);
  g_autoptr (GArray) kept = with_pinned (self, still);

  vnt_ticket_list_set_fresh (self,
                             vnt_ticket_ids_count (self->answer) - vnt_ticket_ids_count (still));
  vnt_list_show (G_LIST_MODEL (self), self->ids, kept);
}

static void
show_answer (VntTicketList *self, GArray *answer)
{
  g_autoptr (GPtrArray) alive = vnt_ticket_rows_hold (self->rows);
  g_autoptr (GArray) ids = with_pinned (self, answer);

  vnt_ticket_list_set_fresh (self, 0);
  if (self->replace && self->arriving)
    vnt_list_show_instead (G_LIST_MODEL (self), self->ids, ids);
  else if (!self->replace || self->arriving ||
           !vnt_list_show_more (G_LIST_MODEL (self), self->ids, ids))
    vnt_list_show (G_LIST_MODEL (self), self->ids, ids);
}

static void
vnt_ticket_list_take_answer (VntTicketList *self, VntTicketAnswer *answer)
{
  g_clear_pointer (&self->answer, g_array_unref);
  self->answer = vnt_ticket_headings_weave (self->headings, answer->ids, answer->groups);

  if (self->hold && !self->replace)
    show_without_fresh (self);
  else
    show_answer (self, self->answer);
  self->replace = FALSE;
}

static void vnt_ticket_list_requery_later (VntTicketList *self);

/* Whether no other query was asked for meanwhile, whose answer is under way, and the list is not gone. */
static gboolean
is_asked_still (VntTicketList *self, GAsyncResult *result)
{
  return self->cancellable != NULL && g_task_get_cancellable (G_TASK (result)) == self->cancellable;
}

static void
end_question (VntTicketList *self, VntTicketAnswer *answer, const GError *error)
{
  g_clear_object (&self->cancellable);
  if (answer != NULL)
    vnt_ticket_list_take_answer (self, answer);
  else
    g_message ("Tickets could not be found: %s", error->message);
  set_flag (self, PROP_ARRIVING, FALSE);
  set_flag (self, PROP_LOADING, FALSE);

  if (self->again)
    vnt_ticket_list_requery_later (self);
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VntTicketList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntTicketAnswer) answer = vnt_store_run_finish (VNT_STORE (source), result, &error);

  if (is_asked_still (self, result))
    end_question (self, answer, error);
}

static void
run (VntTicketList *self, VntStoreFunc func, GAsyncReadyCallback done)
{
  vnt_store_run_async (self->store, func, vnt_ticket_query_copy (self->query),
                       (GDestroyNotify) vnt_ticket_query_free,
                       (GDestroyNotify) vnt_ticket_answer_free, self->cancellable, done,
                       g_object_ref (self));
}

static gboolean
on_rest (gpointer data)
{
  VntTicketList *self = data;

  self->rest_source = 0;
  run (self, vnt_ticket_answer_find, on_answer);
  return G_SOURCE_REMOVE;
}

/* Fewer than were asked for are all there are. */
static void
on_first (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VntTicketList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntTicketAnswer) answer = vnt_store_run_finish (VNT_STORE (source), result, &error);

  if (!is_asked_still (self, result))
    return;
  if (answer == NULL || answer->ids->len < VNT_TICKET_ANSWER_FIRST)
    {
      end_question (self, answer, error);
      return;
    }

  g_clear_pointer (&self->answer, g_array_unref);
  show_answer (self, answer->ids);
  /* Whoever was told may have asked for others. */
  if (!is_asked_still (self, result))
    return;
  self->rest_source = g_timeout_add (REST_MILLISECONDS, on_rest, self);
  set_flag (self, PROP_ARRIVING, FALSE);
}

static void
vnt_ticket_list_ask (VntTicketList *self)
{
  g_clear_handle_id (&self->requery_source, g_source_remove);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->again = FALSE;
  self->cancellable = g_cancellable_new ();
  /* Headings are known when all rows are. */
  if (self->arriving && self->query->text == NULL && self->query->group == VNT_GROUP_NONE)
    run (self, vnt_ticket_answer_find_first, on_first);
  else
    run (self, vnt_ticket_answer_find, on_answer);
}

static gboolean
on_requery (gpointer data)
{
  VntTicketList *self = data;

  self->requery_source = 0;
  if (self->query != NULL && self->cancellable == NULL)
    vnt_ticket_list_ask (self);

  return G_SOURCE_REMOVE;
}

/* Never two queries at once, never one for each of a hundred changes. */
static void
vnt_ticket_list_requery_later (VntTicketList *self)
{
  if (self->query == NULL)
    return;

  if (self->cancellable != NULL)
    self->again = TRUE;
  else if (self->requery_source == 0)
    self->requery_source = g_timeout_add (REQUERY_MILLISECONDS, on_requery, self);
}

static gboolean
on_clock (gpointer data)
{
  vnt_ticket_list_requery_later (data);
  return G_SOURCE_CONTINUE;
}

static void
on_tickets_changed (VntTicketList *self, GArray *changed)
{
  vnt_ticket_rows_refresh (self->rows, changed);
  vnt_ticket_list_requery_later (self);
}

/* -- object -- */

static void
vnt_ticket_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VntTicketList *self = VNT_TICKET_LIST (object);

  switch (id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_ARRIVING:
      g_value_set_boolean (value, self->arriving);
      break;
    case PROP_FRESH:
      g_value_set_uint (value, self->fresh);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vnt_ticket_list_dispose (GObject *object)
{
  VntTicketList *self = VNT_TICKET_LIST (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->requery_source, g_source_remove);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_handle_id (&self->clock_source, g_source_remove);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->rows, vnt_ticket_rows_free);

  G_OBJECT_CLASS (vnt_ticket_list_parent_class)->dispose (object);
}

static void
vnt_ticket_list_finalize (GObject *object)
{
  VntTicketList *self = VNT_TICKET_LIST (object);

  g_clear_pointer (&self->query, vnt_ticket_query_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->answer, g_array_unref);
  g_clear_pointer (&self->headings, vnt_ticket_headings_free);

  G_OBJECT_CLASS (vnt_ticket_list_parent_class)->finalize (object);
}

static void
vnt_ticket_list_class_init (VntTicketListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vnt_ticket_list_get_property;
  object_class->dispose = vnt_ticket_list_dispose;
  object_class->finalize = vnt_ticket_list_finalize;

  properties[PROP_LOADING] =
    g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_ARRIVING] =
    g_param_spec_boolean ("arriving", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_FRESH] =
    g_param_spec_uint ("fresh", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
vnt_ticket_list_init (VntTicketList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->headings = vnt_ticket_headings_new ();
}

/**
 * vnt_ticket_list_new:
 * @store: where the tickets are
 *
 * Makes an empty list. Main thread, as everything here.
 *
 * Returns: (transfer full): a list; give it a query
 */
VntTicketList *
vnt_ticket_list_new (VntStore *store)
{
  VntTicketList *self = g_object_new (VNT_TYPE_TICKET_LIST, NULL);

  self->store = g_object_ref (store);
  self->rows = vnt_ticket_rows_new (store);
  self->clock_source = g_timeout_add_seconds (CLOCK_SECONDS, on_clock, self);
  g_signal_connect_swapped (store, "tickets-changed", G_CALLBACK (on_tickets_changed), self);
  g_signal_connect_swapped (store, "queues-changed", G_CALLBACK (vnt_ticket_list_requery_later),
                            self);

  return self;
}

/**
 * vnt_ticket_list_set_query:
 * @self: a #VntTicketList
 * @query: which tickets, in which order
 *
 * Asks for other tickets. Those that are shown stay until the answer is here.
 */
void
vnt_ticket_list_set_query (VntTicketList *self, const VntTicketQuery *query)
{
  g_return_if_fail (VNT_IS_TICKET_LIST (self));
  g_return_if_fail (query != NULL);

  if (self->query != NULL && vnt_ticket_query_equal (self->query, query))
    return;

  g_clear_pointer (&self->query, vnt_ticket_query_free);
  self->query = vnt_ticket_query_copy (query);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->replace = TRUE;
  set_flag (self, PROP_ARRIVING, TRUE);
  set_flag (self, PROP_LOADING, TRUE);
  vnt_ticket_list_ask (self);
}

/**
 * vnt_ticket_list_get_query:
 * @self: a #VntTicketList
 *
 * Returns: (transfer none) (nullable): what it shows
 */
const VntTicketQuery *
vnt_ticket_list_get_query (VntTicketList *self)
{
  g_return_val_if_fail (VNT_IS_TICKET_LIST (self), NULL);

  return self->query;
}

/**
 * vnt_ticket_list_get_loading:
 * @self: a #VntTicketList
 *
 * Returns: whether the whole answer to its query is not here yet
 */
gboolean
vnt_ticket_list_get_loading (VntTicketList *self)
{
  g_return_val_if_fail (VNT_IS_TICKET_LIST (self), FALSE);

  return self->loading;
}

/**
 * vnt_ticket_list_get_arriving:
 * @self: a #VntTicketList
 *
 * Returns: whether not even the first rows that answer its query are here
 */
gboolean
vnt_ticket_list_get_arriving (VntTicketList *self)
{
  g_return_val_if_fail (VNT_IS_TICKET_LIST (self), FALSE);

  return self->arriving;
}

/**
 * vnt_ticket_list_get_fresh:
 * @self: a #VntTicketList
 *
 * Returns: how many new rows are held back
 */
guint
vnt_ticket_list_get_fresh (VntTicketList *self)
{
  g_return_val_if_fail (VNT_IS_TICKET_LIST (self), 0);

  return self->fresh;
}

/**
 * vnt_ticket_list_set_hold:
 * @self: a #VntTicketList
 * @hold: whether rows may come and move under the agent's eyes
 *
 * Held, rows keep their place, and new ones are counted; let go, everything is where it belongs.
 */
void
vnt_ticket_list_set_hold (VntTicketList *self, gboolean hold)
{
  g_return_if_fail (VNT_IS_TICKET_LIST (self));

  if (self->hold == hold)
    return;

  self->hold = hold;
  if (!hold)
    vnt_ticket_list_show_fresh (self);
}

/**
 * vnt_ticket_list_show_fresh:
 * @self: a #VntTicketList
 *
 * Shows the rows that were held back.
 */
void
vnt_ticket_list_show_fresh (VntTicketList *self)
{
  g_return_if_fail (VNT_IS_TICKET_LIST (self));

  if (self->answer != NULL)
    show_answer (self, self->answer);
}

/**
 * vnt_ticket_list_find:
 * @self: a #VntTicketList
 * @id: a ticket's number
 * @position: (out) (optional): where it is
 *
 * Returns: whether it is in the list
 */
gboolean
vnt_ticket_list_find (VntTicketList *self, gint64 id, guint *position)
{
  guint place;

  g_return_val_if_fail (VNT_IS_TICKET_LIST (self), FALSE);

  place = vnt_ticket_ids_find (self->ids, id);
  if (place != G_MAXUINT && position != NULL)
    *position = place;

  return place != G_MAXUINT;
}

/**
 * vnt_ticket_list_get_id:
 * @self: a #VntTicketList
 * @position: a place in the list
 *
 * Reads no row.
 *
 * Returns: the number of the ticket that stands there, 0 for a heading and beyond the end
 */
gint64
vnt_ticket_list_get_id (VntTicketList *self, guint position)
{
  gint64 id;

  g_return_val_if_fail (VNT_IS_TICKET_LIST (self), 0);

  if (position >= self->ids->len)
    return 0;
  id = g_array_index (self->ids, gint64, position);

  return vnt_ticket_headings_is (id) ? 0 : id;
}

/**
 * vnt_ticket_list_set_pinned:
 * @self: a #VntTicketList
 * @id: the ticket whose row the agent is at, 0 for none
 *
 * Its row keeps its place when it leaves the view, until another one is pinned.
 */
void
vnt_ticket_list_set_pinned (VntTicketList *self, gint64 id)
{
  g_return_if_fail (VNT_IS_TICKET_LIST (self));

  if (self->pinned == id)
    return;
  self->pinned = id;
  if (!self->pinned_left)
    return;
  self->pinned_left = FALSE;
  if (self->hold)
    show_without_fresh (self);
  else
    vnt_ticket_list_show_fresh (self);
}

/**
 * vnt_ticket_list_has_left:
 * @self: a #VntTicketList
 * @id: a ticket's number
 *
 * Returns: whether its row is only there because it is pinned
 */
gboolean
vnt_ticket_list_has_left (VntTicketList *self, gint64 id)
{
  g_return_val_if_fail (VNT_IS_TICKET_LIST (self), FALSE);

  return self->pinned_left && self->pinned == id;
}
