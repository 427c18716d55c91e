/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vnt-macro.h"
#include "vnt-store.h"

G_BEGIN_DECLS

/* All macros, held whole. Follows the store; signal "changed". */
#define VNT_TYPE_MACRO_LIST (vnt_macro_list_get_type ())
G_DECLARE_FINAL_TYPE (VntMacroList, vnt_macro_list, VNT, MACRO_LIST, GObject)

VntMacroList *vnt_macro_list_new (VntStore *store);
GPtrArray *vnt_macro_list_get_macros (VntMacroList *self);
gboolean vnt_macro_list_is_read (VntMacroList *self);

G_END_DECLS
