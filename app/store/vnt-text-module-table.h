/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-db.h"
#include "vnt-text-module.h"

G_BEGIN_DECLS

GPtrArray *vnt_text_module_table_list (VntDb *db, GError **error);
gboolean vnt_text_module_table_write (VntDb *db, const VntTextModule *module, GError **error);
gboolean vnt_text_module_table_delete (VntDb *db, const char *uuid, GError **error);

G_END_DECLS
