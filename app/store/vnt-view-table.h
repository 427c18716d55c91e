/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-db.h"
#include "vnt-own-view.h"

G_BEGIN_DECLS

/* work.db: the views of the current account. */
GPtrArray *vnt_view_table_list (VntDb *db, GError **error);
gboolean vnt_view_table_write (VntDb *db, const VntOwnView *view, GError **error);
gboolean vnt_view_table_remove (VntDb *db, const char *uuid, GError **error);
gboolean vnt_view_table_place (VntDb *db, const char *uuid, int place, GError **error);

G_END_DECLS
