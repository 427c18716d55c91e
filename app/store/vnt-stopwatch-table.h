/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-db.h"
#include "vnt-stopwatch.h"

G_BEGIN_DECLS

/* work.db: time the current account measures. */
gboolean vnt_stopwatch_table_write (VntDb *db, const VntStopwatch *watch, GError **error);
gboolean vnt_stopwatch_table_remove (VntDb *db, gint64 ticket, GError **error);
gboolean vnt_stopwatch_table_move (VntDb *db, gint64 from, gint64 to, GError **error);
GPtrArray *vnt_stopwatch_table_list (VntDb *db, GError **error);

G_END_DECLS
