/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-db.h"
#include "vnt-macro.h"

G_BEGIN_DECLS

GPtrArray *vnt_macro_table_list (VntDb *db, GError **error);
gboolean vnt_macro_table_write (VntDb *db, VntMacro *macro, GError **error);
gboolean vnt_macro_table_delete (VntDb *db, const char *uuid, GError **error);

G_END_DECLS
