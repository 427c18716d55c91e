/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-store.h"
#include "vnt-text-module.h"

G_BEGIN_DECLS

/* Text that is used again. Each call blocks: worker threads only. The store tells by "writing-changed". */
GPtrArray *vnt_store_list_text_modules (VntStore *self, GError **error);
gboolean vnt_store_save_text_modules (VntStore *self, GPtrArray *modules, GError **error);
gboolean vnt_store_delete_text_module (VntStore *self, const char *uuid, GError **error);

/* (transfer full) (nullable) (element-type VntDraftEntry) */
GPtrArray *vnt_store_list_draft_entries (VntStore *self, GError **error);

G_END_DECLS
