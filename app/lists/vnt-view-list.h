/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vnt-store.h"
#include "vnt-view-item.h"

G_BEGIN_DECLS

/* A GListModel of VntViewItem: the fixed views, the agent's own, then my queues, then the others. Counts follow the store. */
#define VNT_TYPE_VIEW_LIST (vnt_view_list_get_type ())
G_DECLARE_FINAL_TYPE (VntViewList, vnt_view_list, VNT, VIEW_LIST, GObject)

VntViewList *vnt_view_list_new (VntStore *store);

G_END_DECLS
