/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-text-list.h"

#include "vnt-store-writing.h"

struct _VntTextList
{
  GObject parent_instance;

  VntStore *store;
  GPtrArray *modules; /* never NULL */
  gboolean read;
  GCancellable *cancellable; /* of the reading under way */
  gboolean again;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntTextList, vnt_text_list, G_TYPE_OBJECT)

static gpointer
run_read (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return vnt_store_list_text_modules (store, error);
}

static gboolean
is_same (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const VntTextModule *left = g_ptr_array_index (a, i);
      const VntTextModule *right = g_ptr_array_index (b, i);

      if (g_strcmp0 (left->uuid, right->uuid) != 0 || left->updated != right->updated ||
          g_strcmp0 (left->name, right->name) != 0 || g_strcmp0 (left->text, right->text) != 0 ||
          g_strcmp0 (left->key, right->key) != 0 || g_strcmp0 (left->queue, right->queue) != 0 ||
          g_strcmp0 (left->language, right->language) != 0)
        return FALSE;
    }

  return TRUE;
}

static void read_again (VntTextList *self);

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VntTextList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) modules = vnt_store_run_finish (VNT_STORE (source), result, &error);

  if (self->cancellable == NULL)
    return;

  g_clear_object (&self->cancellable);
  if (modules == NULL)
    g_message ("The text modules could not be read: %s", error->message);
  else if (!self->read || !is_same (self->modules, modules))
    {
      g_ptr_array_unref (self->modules);
      self->modules = g_steal_pointer (&modules);
      self->read = TRUE;
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }
  if (self->again)
    read_again (self);
}

static void
read_again (VntTextList *self)
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
vnt_text_list_dispose (GObject *object)
{
  VntTextList *self = VNT_TEXT_LIST (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (vnt_text_list_parent_class)->dispose (object);
}

static void
vnt_text_list_finalize (GObject *object)
{
  g_ptr_array_unref (VNT_TEXT_LIST (object)->modules);
  G_OBJECT_CLASS (vnt_text_list_parent_class)->finalize (object);
}

static void
vnt_text_list_class_init (VntTextListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_text_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_text_list_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", VNT_TYPE_TEXT_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
vnt_text_list_init (VntTextList *self)
{
  self->modules = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_text_module_unref);
}

/**
 * vnt_text_list_new:
 * @store: where they are
 *
 * Makes a list and begins to read it. Main thread.
 *
 * Returns: (transfer full): a list, empty until it is read
 */
VntTextList *
vnt_text_list_new (VntStore *store)
{
  VntTextList *self = g_object_new (VNT_TYPE_TEXT_LIST, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_swapped (store, "writing-changed", G_CALLBACK (read_again), self);
  read_again (self);

  return self;
}

/**
 * vnt_text_list_get_modules:
 *
 * Returns: (transfer none) (element-type VntTextModule): all of them by name; valid until "changed"
 */
GPtrArray *
vnt_text_list_get_modules (VntTextList *self)
{
  g_return_val_if_fail (VNT_IS_TEXT_LIST (self), NULL);

  return self->modules;
}

/**
 * vnt_text_list_is_read:
 *
 * Returns: whether it was read once
 */
gboolean
vnt_text_list_is_read (VntTextList *self)
{
  g_return_val_if_fail (VNT_IS_TEXT_LIST (self), FALSE);

  return self->read;
}
