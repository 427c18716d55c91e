/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vnt-message.h"

G_BEGIN_DECLS

/* One entry of a conversation: notifies "message" when its state or body changes. */
#define VNT_TYPE_MESSAGE_ITEM (vnt_message_item_get_type ())
G_DECLARE_FINAL_TYPE (VntMessageItem, vnt_message_item, VNT, MESSAGE_ITEM, GObject)

VntMessageItem *vnt_message_item_new (VntMessage *message);
const VntMessage *vnt_message_item_get_message (VntMessageItem *self);
void vnt_message_item_set_message (VntMessageItem *self, VntMessage *message);

G_END_DECLS
