/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-value-list.h"

#include "vnt-macro.h"
#include "vnt-store-macros.h"
#include "vnt-store-writing.h"
#include "vnt-text-module.h"

struct _VntValueList
{
  GObject parent_instance;

  VntStore *store;
  const VntValueKind *kind;
  GPtrArray *values; /* never NULL */
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

G_DEFINE_FINAL_TYPE (VntValueList, vnt_value_list, G_TYPE_OBJECT)

static gboolean
is_same (GPtrArray *a, GPtrArray *b, GEqualFunc equal)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;

  return TRUE;
}

static void read_again (VntValueList *self);

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VntValueList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) values = vnt_store_run_finish (VNT_STORE (source), result, &error);

  if (self->cancellable == NULL)
    return;

  g_clear_object (&self->cancellable);
  if (values == NULL)
    g_message ("Could not read %s: %s", self->kind->what, error->message);
  else if (!self->read || !is_same (self->values, values, self->kind->equal))
    {
      g_ptr_array_unref (self->values);
      self->values = g_steal_pointer (&values);
      self->read = TRUE;
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }
  if (self->again)
    read_again (self);
}

static void
read_again (VntValueList *self)
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
vnt_value_list_dispose (GObject *object)
{
  VntValueList *self = VNT_VALUE_LIST (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (vnt_value_list_parent_class)->dispose (object);
}

static void
vnt_value_list_finalize (GObject *object)
{
  g_ptr_array_unref (VNT_VALUE_LIST (object)->values);
  G_OBJECT_CLASS (vnt_value_list_parent_class)->finalize (object);
}

static void
vnt_value_list_class_init (VntValueListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_value_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_value_list_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", VNT_TYPE_VALUE_LIST, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vnt_value_list_init (VntValueList *self)
{
  self->values = g_ptr_array_new ();
}

/**
 * vnt_value_list_new:
 * @store: where they are
 * @kind: what to hold; must outlive the list
 *
 * Makes a list and begins to read it. Main thread.
 *
 * Returns: (transfer full): a list, empty until it is read
 */
VntValueList *
vnt_value_list_new (VntStore *store, const VntValueKind *kind)
{
  VntValueList *self = g_object_new (VNT_TYPE_VALUE_LIST, NULL);

  self->store = g_object_ref (store);
  self->kind = kind;
  g_signal_connect_swapped (store, "writing-changed", G_CALLBACK (read_again), self);
  read_again (self);

  return self;
}

/**
 * vnt_value_list_get_values:
 *
 * Returns: (transfer none) all of them by name; valid until "changed"
 */
GPtrArray *
vnt_value_list_get_values (VntValueList *self)
{
  g_return_val_if_fail (VNT_IS_VALUE_LIST (self), NULL);

  return self->values;
}

/**
 * vnt_value_list_is_read:
 *
 * Returns: whether it was read once
 */
gboolean
vnt_value_list_is_read (VntValueList *self)
{
  g_return_val_if_fail (VNT_IS_VALUE_LIST (self), FALSE);

  return self->read;
}

static gpointer
run_read_macros (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return vnt_store_list_macros (store, error);
}

static gboolean
is_equal_macro (gconstpointer a, gconstpointer b)
{
  return vnt_macro_equal (a, b);
}

/**
 * vnt_value_list_new_macros:
 * @store: where they are
 *
 * Returns: (transfer full): the macros (VntMacro), empty until they are read
 */
VntValueList *
vnt_value_list_new_macros (VntStore *store)
{
  static const VntValueKind kind = { "the macros", run_read_macros, is_equal_macro };

  return vnt_value_list_new (store, &kind);
}

static gpointer
run_read_texts (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return vnt_store_list_text_modules (store, error);
}

static gboolean
is_equal_text (gconstpointer a, gconstpointer b)
{
  return vnt_text_module_equal (a, b);
}

/**
 * vnt_value_list_new_texts:
 * @store: where they are
 *
 * Returns: (transfer full): the texts and signatures (VntTextModule), empty until they are read
 */
VntValueList *
vnt_value_list_new_texts (VntStore *store)
{
  static const VntValueKind kind = { "the text modules", run_read_texts, is_equal_text };

  return vnt_value_list_new (store, &kind);
}
