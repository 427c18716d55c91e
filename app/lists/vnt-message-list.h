/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vnt-message.h"
#include "vnt-store.h"

G_BEGIN_DECLS

/* One entry of a conversation: notifies "message" when its state or body changes. */
#define VNT_TYPE_MESSAGE_ITEM (vnt_message_item_get_type ())
G_DECLARE_FINAL_TYPE (VntMessageItem, vnt_message_item, VNT, MESSAGE_ITEM, GObject)

VntMessageItem *vnt_message_item_new (VntMessage *message);
const VntMessage *vnt_message_item_get_message (VntMessageItem *self);

/**
 * VntMessageList:
 *
 * A #GListModel of #VntMessageItem: the conversation of one ticket, oldest first, waiting replies of the agent at its
 * end. Read on a worker thread; follows the store.
 *
 * Properties: "loading" (gboolean).
 */
#define VNT_TYPE_MESSAGE_LIST (vnt_message_list_get_type ())
G_DECLARE_FINAL_TYPE (VntMessageList, vnt_message_list, VNT, MESSAGE_LIST, GObject)

VntMessageList *vnt_message_list_new (VntStore *store, gint64 ticket);
gint64 vnt_message_list_get_ticket (VntMessageList *self);
gboolean vnt_message_list_get_loading (VntMessageList *self);

G_END_DECLS
