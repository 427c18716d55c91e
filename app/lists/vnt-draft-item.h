/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-draft-entry.h"

G_BEGIN_DECLS

/* One draft of all: notifies "entry" when it is another. */
#define VNT_TYPE_DRAFT_ITEM (vnt_draft_item_get_type ())
G_DECLARE_FINAL_TYPE (VntDraftItem, vnt_draft_item, VNT, DRAFT_ITEM, GObject)

VntDraftItem *vnt_draft_item_new (VntDraftEntry *entry);
const VntDraftEntry *vnt_draft_item_get_entry (VntDraftItem *self);
void vnt_draft_item_set_entry (VntDraftItem *self, VntDraftEntry *entry);

G_END_DECLS
