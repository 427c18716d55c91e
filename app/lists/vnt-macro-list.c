/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-macro-list.h"

#include "vnt-store-macros.h"

struct _VntMacroList
{
  GObject parent_instance;

  VntStore *store;
  GPtrArray *macros; /* never NULL */
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

G_DEFINE_FINAL_TYPE (VntMacroList, vnt_macro_list, G_TYPE_OBJECT)

static gpointer
run_read (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return vnt_store_list_macros (store, error);
}

static gboolean
is_same (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!vnt_macro_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;

  return TRUE;
}

static void read_again (VntMacroList *self);

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VntMacroList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) macros = vnt_store_run_finish (VNT_STORE (source), result, &error);

  if (self->cancellable == NULL)
    return;

  g_clear_object (&self->cancellable);
  if (macros == NULL)
    g_message ("The macros could not be read: %s", error->message);
  else if (!self->read || !is_same (self->macros, macros))
    {
      g_ptr_array_unref (self->macros);
      self->macros = g_steal_pointer (&macros);
      self->read = TRUE;
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }
  if (self->again)
    read_again (self);
}

static void
read_again (VntMacroList *self)
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
vnt_macro_list_dispose (GObject *object)
{
  VntMacroList *self = VNT_MACRO_LIST (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (vnt_macro_list_parent_class)->dispose (object);
}

static void
vnt_macro_list_finalize (GObject *object)
{
  g_ptr_array_unref (VNT_MACRO_LIST (object)->macros);
  G_OBJECT_CLASS (vnt_macro_list_parent_class)->finalize (object);
}

static void
vnt_macro_list_class_init (VntMacroListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_macro_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_macro_list_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", VNT_TYPE_MACRO_LIST, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vnt_macro_list_init (VntMacroList *self)
{
  self->macros = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_macro_unref);
}

/**
 * vnt_macro_list_new:
 * @store: where they are
 *
 * Makes a list and begins to read it. Main thread.
 *
 * Returns: (transfer full): a list, empty until it is read
 */
VntMacroList *
vnt_macro_list_new (VntStore *store)
{
  VntMacroList *self = g_object_new (VNT_TYPE_MACRO_LIST, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_swapped (store, "writing-changed", G_CALLBACK (read_again), self);
  read_again (self);

  return self;
}

/**
 * vnt_macro_list_get_macros:
 *
 * Returns: (transfer none) (element-type VntMacro): all of them by name; valid until "changed"
 */
GPtrArray *
vnt_macro_list_get_macros (VntMacroList *self)
{
  g_return_val_if_fail (VNT_IS_MACRO_LIST (self), NULL);

  return self->macros;
}

/**
 * vnt_macro_list_is_read:
 *
 * Returns: whether it was read once
 */
gboolean
vnt_macro_list_is_read (VntMacroList *self)
{
  g_return_val_if_fail (VNT_IS_MACRO_LIST (self), FALSE);

  return self->read;
}
