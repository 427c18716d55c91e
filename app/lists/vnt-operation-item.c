/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-operation-item.h"

struct _VntOperationItem
{
  GObject parent_instance;

  VntOperation *operation;
};

enum
{
  PROP_0,
  PROP_OPERATION,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (VntOperationItem, vnt_operation_item, G_TYPE_OBJECT)

static void
vnt_operation_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VntOperationItem *self = VNT_OPERATION_ITEM (object);

  if (id == PROP_OPERATION)
    g_value_set_boxed (value, self->operation);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
vnt_operation_item_finalize (GObject *object)
{
  VntOperationItem *self = VNT_OPERATION_ITEM (object);

  g_clear_pointer (&self->operation, vnt_operation_unref);
  G_OBJECT_CLASS (vnt_operation_item_parent_class)->finalize (object);
}

static void
vnt_operation_item_class_init (VntOperationItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vnt_operation_item_get_property;
  object_class->finalize = vnt_operation_item_finalize;

  properties[PROP_OPERATION] =
    g_param_spec_boxed ("operation", NULL, NULL, VNT_TYPE_OPERATION,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
vnt_operation_item_init (VntOperationItem *self)
{
}

/* What can change while a change waits; its words and its ticket cannot, but for a merge. */
static gboolean
looks_the_same (const VntOperation *a, const VntOperation *b)
{
  return a->state == b->state && a->ticket == b->ticket && a->tries == b->tries &&
         a->next_try == b->next_try && a->attempted == b->attempted &&
         a->error_code == b->error_code && g_strcmp0 (a->error, b->error) == 0 &&
         g_strcmp0 (a->base, b->base) == 0;
}

/**
 * vnt_operation_item_new:
 * @operation: (transfer none): a change that waits
 *
 * Returns: (transfer full): a place in a list
 */
VntOperationItem *
vnt_operation_item_new (VntOperation *operation)
{
  VntOperationItem *self = g_object_new (VNT_TYPE_OPERATION_ITEM, NULL);

  self->operation = vnt_operation_ref (operation);

  return self;
}

/**
 * vnt_operation_item_get_operation:
 * @self: a #VntOperationItem
 *
 * Returns: (transfer none): the change as it is now
 */
const VntOperation *
vnt_operation_item_get_operation (VntOperationItem *self)
{
  g_return_val_if_fail (VNT_IS_OPERATION_ITEM (self), NULL);

  return self->operation;
}

/**
 * vnt_operation_item_set_operation:
 * @self: a #VntOperationItem
 * @operation: (transfer none): the change as it is now
 *
 * Notifies "operation" when it is shown another way than before.
 */
void
vnt_operation_item_set_operation (VntOperationItem *self, VntOperation *operation)
{
  gboolean same;

  g_return_if_fail (VNT_IS_OPERATION_ITEM (self));

  same = looks_the_same (self->operation, operation);
  vnt_operation_unref (self->operation);
  self->operation = vnt_operation_ref (operation);
  if (!same)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPERATION]);
}
