/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-kept-list.h"

struct _VntKeptList
{
  GObject parent_instance;

  VntStore *store;
  const VntKeptKind *kind;
  VntKeyedItems items;
  GCancellable *cancellable; /* of the reading under way */
  gboolean again; /* something changed since it began */
};

static void vnt_kept_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VntKeptList,
                               vnt_kept_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, vnt_kept_list_model_init))

static gpointer
vnt_kept_list_get_item (GListModel *model, guint position)
{
  return vnt_keyed_items_get (&VNT_KEPT_LIST (model)->items, position);
}

static guint
vnt_kept_list_get_n_items (GListModel *model)
{
  return VNT_KEPT_LIST (model)->items.items->len;
}

static GType
vnt_kept_list_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static void
vnt_kept_list_model_init (GListModelInterface *iface)
{
  iface->get_item = vnt_kept_list_get_item;
  iface->get_n_items = vnt_kept_list_get_n_items;
  iface->get_item_type = vnt_kept_list_get_item_type;
}

static void vnt_kept_list_read (VntKeptList *self);

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VntKeptList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) values = vnt_store_run_finish (VNT_STORE (source), result, &error);

  if (self->cancellable == NULL)
    return;

  g_clear_object (&self->cancellable);
  if (values != NULL)
    vnt_keyed_items_replace (&self->items, G_LIST_MODEL (self), values, self->kind->key_of,
                             self->kind->make_item, self->kind->set_item);
  else
    g_message ("Could not read %s: %s", self->kind->what, error->message);

  if (self->again)
    vnt_kept_list_read (self);
}

static void
vnt_kept_list_read (VntKeptList *self)
{
  if (self->cancellable != NULL)
    {
      self->again = TRUE;
      return;
    }

  self->again = FALSE;
  self->cancellable = g_cancellable_new ();
  vnt_store_run_async (self->store, self->kind->read, NULL, NULL,
                       (GDestroyNotify) g_ptr_array_unref, self->cancellable, on_read,
                       g_object_ref (self));
}

static void
vnt_kept_list_dispose (GObject *object)
{
  VntKeptList *self = VNT_KEPT_LIST (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (vnt_kept_list_parent_class)->dispose (object);
}

static void
vnt_kept_list_finalize (GObject *object)
{
  vnt_keyed_items_clear (&VNT_KEPT_LIST (object)->items);
  G_OBJECT_CLASS (vnt_kept_list_parent_class)->finalize (object);
}

static void
vnt_kept_list_class_init (VntKeptListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vnt_kept_list_dispose;
  object_class->finalize = vnt_kept_list_finalize;
}

static void
vnt_kept_list_init (VntKeptList *self)
{
  vnt_keyed_items_init (&self->items);
}

/**
 * vnt_kept_list_new:
 * @store: where the values are
 * @kind: what to hold; must outlive the list
 *
 * Makes a list and begins to read it. Main thread.
 *
 * Returns: (transfer full): a list, empty until it is read
 */
GListModel *
vnt_kept_list_new (VntStore *store, const VntKeptKind *kind)
{
  VntKeptList *self = g_object_new (VNT_TYPE_KEPT_LIST, NULL);

  self->store = g_object_ref (store);
  self->kind = kind;
  g_signal_connect_swapped (store, kind->signal, G_CALLBACK (vnt_kept_list_read), self);
  vnt_kept_list_read (self);

  return G_LIST_MODEL (self);
}
