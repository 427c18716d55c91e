/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vnt-operation.h"

G_BEGIN_DECLS

/* One waiting change: notifies "operation" when its state changes. */
#define VNT_TYPE_OPERATION_ITEM (vnt_operation_item_get_type ())
G_DECLARE_FINAL_TYPE (VntOperationItem, vnt_operation_item, VNT, OPERATION_ITEM, GObject)

VntOperationItem *vnt_operation_item_new (VntOperation *operation);
const VntOperation *vnt_operation_item_get_operation (VntOperationItem *self);
void vnt_operation_item_set_operation (VntOperationItem *self, VntOperation *operation);

G_END_DECLS
