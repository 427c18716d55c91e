/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vnt-operation-item.h"
#include "vnt-store.h"

G_BEGIN_DECLS

/* A GListModel of VntOperationItem: everything that waits to be sent, in the order it was made. Follows the store. */
#define VNT_TYPE_OUTBOX_LIST (vnt_outbox_list_get_type ())
G_DECLARE_FINAL_TYPE (VntOutboxList, vnt_outbox_list, VNT, OUTBOX_LIST, GObject)

VntOutboxList *vnt_outbox_list_new (VntStore *store);

G_END_DECLS
