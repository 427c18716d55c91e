/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-stopwatch.h"
#include "vnt-store.h"

G_BEGIN_DECLS

/* -- time being measured, work.db; worker threads only -- */
gboolean vnt_store_save_stopwatch (VntStore *self, const VntStopwatch *watch, GError **error);
gboolean vnt_store_drop_stopwatch (VntStore *self, gint64 ticket, GError **error);
gboolean vnt_store_book_stopwatch (VntStore *self, VntOperation *operation, GError **error);
GPtrArray *vnt_store_list_stopwatches (VntStore *self, GError **error);

G_END_DECLS
