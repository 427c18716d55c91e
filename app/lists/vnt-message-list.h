/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vnt-message-item.h"
#include "vnt-store.h"

G_BEGIN_DECLS

/**
 * VntMessageList:
 *
 * A #GListModel of #VntMessageItem: the conversation of one ticket, oldest first, waiting replies of the agent at its
 * end. Read on a worker thread; follows the store.
 *
 * Properties: "loading" (gboolean). Signals: "reloaded": it was read anew, whether or not a message changed; what else the
 * store knows of the ticket may have changed with it.
 */
#define VNT_TYPE_MESSAGE_LIST (vnt_message_list_get_type ())
G_DECLARE_FINAL_TYPE (VntMessageList, vnt_message_list, VNT, MESSAGE_LIST, GObject)

VntMessageList *vnt_message_list_new (VntStore *store, gint64 ticket);
gboolean vnt_message_list_get_loading (VntMessageList *self);
gint64 vnt_message_list_get_seen (VntMessageList *self);

G_END_DECLS
