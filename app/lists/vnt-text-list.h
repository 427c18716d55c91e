/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vnt-store.h"
#include "vnt-text-module.h"

G_BEGIN_DECLS

/* All text modules, held whole. Follows the store; signal "changed". */
#define VNT_TYPE_TEXT_LIST (vnt_text_list_get_type ())
G_DECLARE_FINAL_TYPE (VntTextList, vnt_text_list, VNT, TEXT_LIST, GObject)

VntTextList *vnt_text_list_new (VntStore *store);
GPtrArray *vnt_text_list_get_modules (VntTextList *self);
gboolean vnt_text_list_is_read (VntTextList *self);

G_END_DECLS
