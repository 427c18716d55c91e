/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-message-list.h"

#include "vnt-keyed-items.h"

struct _VntMessageList
{
  GObject parent_instance;

  VntStore *store;
  gint64 ticket;
  VntKeyedItems items;
  gint64 seen;
  GCancellable *cancellable; /* of the reading under way */
  gboolean again; /* something changed since it began */
  gboolean loading;
};

enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];
static guint reloaded_signal;

static void vnt_message_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VntMessageList,
                               vnt_message_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      vnt_message_list_model_init))

static gpointer
vnt_message_list_get_item (GListModel *model, guint position)
{
  return vnt_keyed_items_get (&VNT_MESSAGE_LIST (model)->items, position);
}

static guint
vnt_message_list_get_n_items (GListModel *model)
{
  return VNT_MESSAGE_LIST (model)->items.items->len;
}

static GType
vnt_message_list_get_item_type (GListModel *model)
{
  return VNT_TYPE_MESSAGE_ITEM;
}

static void
vnt_message_list_model_init (GListModelInterface *iface)
{
  iface->get_item = vnt_message_list_get_item;
  iface->get_n_items = vnt_message_list_get_n_items;
  iface->get_item_type = vnt_message_list_get_item_type;
}

static gint64
key_of (gconstpointer value)
{
  return ((const VntMessage *) value)->id;
}

static gpointer
make_item (gpointer value)
{
  return vnt_message_item_new (value);
}

static void
set_item (gpointer item, gpointer value)
{
  vnt_message_item_set_message (item, value);
}

/* What one reading asks for, and brings. */
typedef struct
{
  gint64 ticket;
  gboolean first;
  gint64 seen;
  GPtrArray *messages;
} Reading;

static void
reading_free (Reading *reading)
{
  g_clear_pointer (&reading->messages, g_ptr_array_unref);
  g_free (reading);
}

/* What the agent had seen is read before anybody can say that they see it now. */
static gpointer
run_read (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree Reading *reading = g_memdup2 (data, sizeof (Reading));

  if (reading->first && !vnt_store_read_seen (store, reading->ticket, &reading->seen, error))
    return NULL;
  reading->messages = vnt_store_read_conversation (store, reading->ticket, error);

  return reading->messages != NULL ? g_steal_pointer (&reading) : NULL;
}

static void vnt_message_list_read (VntMessageList *self);

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VntMessageList) self = data;
  g_autoptr (GError) error = NULL;
  Reading *reading = vnt_store_run_finish (VNT_STORE (source), result, &error);
  gboolean read = reading != NULL;

  if (self->cancellable == NULL)
    {
      g_clear_pointer (&reading, reading_free);
      return;
    }

  g_clear_object (&self->cancellable);
  if (read)
    {
      if (reading->first)
        self->seen = reading->seen;
      vnt_keyed_items_replace (&self->items, G_LIST_MODEL (self), reading->messages, key_of,
                               make_item, set_item);
      reading_free (reading);
    }
  else
    g_message ("A conversation could not be read: %s", error->message);

  if (self->loading)
    {
      self->loading = FALSE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
    }
  if (read)
    g_signal_emit (self, reloaded_signal, 0);
  if (self->again)
    vnt_message_list_read (self);
}

static void
vnt_message_list_read (VntMessageList *self)
{
  Reading reading = { .ticket = self->ticket, .first = self->loading };

  if (self->cancellable != NULL)
    {
      self->again = TRUE;
      return;
    }

  self->again = FALSE;
  self->cancellable = g_cancellable_new ();
  vnt_store_run_async (self->store, run_read, g_memdup2 (&reading, sizeof reading), g_free,
                       (GDestroyNotify) reading_free, self->cancellable, on_read,
                       g_object_ref (self));
}

static void
on_conversation_changed (VntMessageList *self, gint64 ticket)
{
  if (ticket == self->ticket || ticket == 0)
    vnt_message_list_read (self);
}

static void
vnt_message_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LOADING)
    g_value_set_boolean (value, VNT_MESSAGE_LIST (object)->loading);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
vnt_message_list_dispose (GObject *object)
{
  VntMessageList *self = VNT_MESSAGE_LIST (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (vnt_message_list_parent_class)->dispose (object);
}

static void
vnt_message_list_finalize (GObject *object)
{
  vnt_keyed_items_clear (&VNT_MESSAGE_LIST (object)->items);
  G_OBJECT_CLASS (vnt_message_list_parent_class)->finalize (object);
}

static void
vnt_message_list_class_init (VntMessageListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vnt_message_list_get_property;
  object_class->dispose = vnt_message_list_dispose;
  object_class->finalize = vnt_message_list_finalize;

  properties[PROP_LOADING] =
    g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  reloaded_signal = g_signal_new ("reloaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
vnt_message_list_init (VntMessageList *self)
{
  vnt_keyed_items_init (&self->items);
}

/**
 * vnt_message_list_new:
 * @store: where the conversation is
 * @ticket: whose
 *
 * Makes a list and begins to read it. Main thread, as everything here.
 *
 * Returns: (transfer full): a list, empty until it is read
 */
VntMessageList *
vnt_message_list_new (VntStore *store, gint64 ticket)
{
  VntMessageList *self = g_object_new (VNT_TYPE_MESSAGE_LIST, NULL);

  self->store = g_object_ref (store);
  self->ticket = ticket;
  self->loading = TRUE;
  g_signal_connect_swapped (store, "conversation-changed", G_CALLBACK (on_conversation_changed),
                            self);
  vnt_message_list_read (self);

  return self;
}

/**
 * vnt_message_list_get_loading:
 * @self: a #VntMessageList
 *
 * Returns: whether it was not read yet
 */
gboolean
vnt_message_list_get_loading (VntMessageList *self)
{
  g_return_val_if_fail (VNT_IS_MESSAGE_LIST (self), FALSE);

  return self->loading;
}

/**
 * vnt_message_list_get_seen:
 * @self: a #VntMessageList
 *
 * Returns: Unix seconds: what came later was new to the agent when the list was made; 0 until it was read
 */
gint64
vnt_message_list_get_seen (VntMessageList *self)
{
  g_return_val_if_fail (VNT_IS_MESSAGE_LIST (self), 0);

  return self->seen;
}
