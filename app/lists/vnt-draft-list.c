/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-draft-list.h"

#include "vnt-draft-item.h"
#include "vnt-keyed-items.h"
#include "vnt-store-writing.h"

struct _VntDraftList
{
  GObject parent_instance;

  VntStore *store;
  VntKeyedItems items;
  GCancellable *cancellable; /* of the reading under way */
  gboolean again; /* something changed since it began */
};

static void vnt_draft_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VntDraftList,
                               vnt_draft_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, vnt_draft_list_model_init))

static gpointer
vnt_draft_list_get_item (GListModel *model, guint position)
{
  return vnt_keyed_items_get (&VNT_DRAFT_LIST (model)->items, position);
}

static guint
vnt_draft_list_get_n_items (GListModel *model)
{
  return VNT_DRAFT_LIST (model)->items.items->len;
}

static GType
vnt_draft_list_get_item_type (GListModel *model)
{
  return VNT_TYPE_DRAFT_ITEM;
}

static void
vnt_draft_list_model_init (GListModelInterface *iface)
{
  iface->get_item = vnt_draft_list_get_item;
  iface->get_n_items = vnt_draft_list_get_n_items;
  iface->get_item_type = vnt_draft_list_get_item_type;
}

static gint64
key_of (gconstpointer value)
{
  return ((const VntDraftEntry *) value)->draft->ticket;
}

static gpointer
make_item (gpointer value)
{
  return vnt_draft_item_new (value);
}

static void
set_item (gpointer item, gpointer value)
{
  vnt_draft_item_set_entry (item, value);
}

static gpointer
run_read (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return vnt_store_list_draft_entries (store, error);
}

static void vnt_draft_list_read (VntDraftList *self);

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VntDraftList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = vnt_store_run_finish (VNT_STORE (source), result, &error);

  if (self->cancellable == NULL)
    return;

  g_clear_object (&self->cancellable);
  if (entries != NULL)
    vnt_keyed_items_replace (&self->items, G_LIST_MODEL (self), entries, key_of, make_item,
                             set_item);
  else
    g_message ("The drafts could not be read: %s", error->message);

  if (self->again)
    vnt_draft_list_read (self);
}

static void
vnt_draft_list_read (VntDraftList *self)
{
  if (self->cancellable != NULL)
    {
      self->again = TRUE;
      return;
    }

  self->again = FALSE;
  self->cancellable = g_cancellable_new ();
  vnt_store_run_async (self->store, run_read, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                       self->cancellable, on_read, g_object_ref (self));
}

static void
vnt_draft_list_dispose (GObject *object)
{
  VntDraftList *self = VNT_DRAFT_LIST (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (vnt_draft_list_parent_class)->dispose (object);
}

static void
vnt_draft_list_finalize (GObject *object)
{
  vnt_keyed_items_clear (&VNT_DRAFT_LIST (object)->items);
  G_OBJECT_CLASS (vnt_draft_list_parent_class)->finalize (object);
}

static void
vnt_draft_list_class_init (VntDraftListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vnt_draft_list_dispose;
  object_class->finalize = vnt_draft_list_finalize;
}

static void
vnt_draft_list_init (VntDraftList *self)
{
  vnt_keyed_items_init (&self->items);
}

/**
 * vnt_draft_list_new:
 * @store: where the drafts are
 *
 * Makes a list and begins to read it. Main thread.
 *
 * Returns: (transfer full): a list, empty until it is read
 */
VntDraftList *
vnt_draft_list_new (VntStore *store)
{
  VntDraftList *self = g_object_new (VNT_TYPE_DRAFT_LIST, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_swapped (store, "writing-changed", G_CALLBACK (vnt_draft_list_read), self);
  vnt_draft_list_read (self);

  return self;
}
