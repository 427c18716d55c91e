/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vnt-draft-item.h"
#include "vnt-store.h"

G_BEGIN_DECLS

/* A GListModel of VntDraftItem: everything that is being written, the last written first. Follows the store. */
#define VNT_TYPE_DRAFT_LIST (vnt_draft_list_get_type ())
G_DECLARE_FINAL_TYPE (VntDraftList, vnt_draft_list, VNT, DRAFT_LIST, GObject)

VntDraftList *vnt_draft_list_new (VntStore *store);

G_END_DECLS
