/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-operation-item.h"
#include "vnt-store.h"

G_BEGIN_DECLS

/* A list of VntOperationItem: everything that waits to be sent, in the order it was made. Follows the store. */
GListModel *vnt_outbox_list_new (VntStore *store);

G_END_DECLS
