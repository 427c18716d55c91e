/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-message-item.h"

struct _VntMessageItem
{
  GObject parent_instance;

  VntMessage *message;
};

enum
{
  PROP_0,
  PROP_MESSAGE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (VntMessageItem, vnt_message_item, G_TYPE_OBJECT)

static void
vnt_message_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VntMessageItem *self = VNT_MESSAGE_ITEM (object);

  if (id == PROP_MESSAGE)
    g_value_set_boxed (value, self->message);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
vnt_message_item_finalize (GObject *object)
{
  VntMessageItem *self = VNT_MESSAGE_ITEM (object);

  g_clear_pointer (&self->message, vnt_message_unref);
  G_OBJECT_CLASS (vnt_message_item_parent_class)->finalize (object);
}

static void
vnt_message_item_class_init (VntMessageItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vnt_message_item_get_property;
  object_class->finalize = vnt_message_item_finalize;

  properties[PROP_MESSAGE] =
    g_param_spec_boxed ("message", NULL, NULL, VNT_TYPE_MESSAGE,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
vnt_message_item_init (VntMessageItem *self)
{
}

/**
 * vnt_message_item_new:
 * @message: (transfer none): an entry of a conversation
 *
 * Returns: (transfer full): a place in a list
 */
VntMessageItem *
vnt_message_item_new (VntMessage *message)
{
  VntMessageItem *self = g_object_new (VNT_TYPE_MESSAGE_ITEM, NULL);

  self->message = vnt_message_ref (message);

  return self;
}

/**
 * vnt_message_item_get_message:
 * @self: a #VntMessageItem
 *
 * Returns: (transfer none): the entry as it is now
 */
const VntMessage *
vnt_message_item_get_message (VntMessageItem *self)
{
  g_return_val_if_fail (VNT_IS_MESSAGE_ITEM (self), NULL);

  return self->message;
}

/**
 * vnt_message_item_set_message:
 * @self: a #VntMessageItem
 * @message: (transfer none): the entry as it is now
 *
 * Notifies "message" when it is shown another way than before.
 */
void
vnt_message_item_set_message (VntMessageItem *self, VntMessage *message)
{
  g_return_if_fail (VNT_IS_MESSAGE_ITEM (self));

  if (vnt_message_equal (self->message, message))
    return;

  vnt_message_unref (self->message);
  self->message = vnt_message_ref (message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
}
