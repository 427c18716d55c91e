/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"

G_BEGIN_DECLS

#define VNT_TYPE_DRAFT_KEEPER (vnt_draft_keeper_get_type ())
G_DECLARE_FINAL_TYPE (VntDraftKeeper, vnt_draft_keeper, VNT, DRAFT_KEEPER, GObject)

VntDraftKeeper *vnt_draft_keeper_new (VntDesk *desk);
void vnt_draft_keeper_save (VntDraftKeeper *self, VntDraft *draft);
void vnt_draft_keeper_load (VntDraftKeeper *self, gint64 ticket);
gboolean vnt_draft_keeper_is_loading (VntDraftKeeper *self);
void vnt_draft_keeper_send (VntDraftKeeper *self, VntDraft *draft);
gboolean vnt_draft_keeper_is_sending (VntDraftKeeper *self);

G_END_DECLS
