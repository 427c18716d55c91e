/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-macro.h"
#include "vnt-store.h"

G_BEGIN_DECLS

/* Each call blocks: worker threads only. The store tells by "writing-changed". */
GPtrArray *vnt_store_list_macros (VntStore *self, GError **error);
gboolean vnt_store_save_macros (VntStore *self, GPtrArray *macros, GError **error);
gboolean vnt_store_delete_macro (VntStore *self, const char *uuid, GError **error);

G_END_DECLS
