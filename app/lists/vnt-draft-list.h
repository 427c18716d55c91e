/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-draft-item.h"
#include "vnt-store.h"

G_BEGIN_DECLS

/* A list of VntDraftItem: everything that is being written, the last written first. Follows the store. */
GListModel *vnt_draft_list_new (VntStore *store);

G_END_DECLS
