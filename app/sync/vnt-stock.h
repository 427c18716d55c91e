/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-fetch.h"

G_BEGIN_DECLS

/**
 * VntStock:
 *
 * What lies on this laptop beyond what was asked for: on the back lane it brings tickets that are taken along whole, then one
 * ticket of each queue and status, so that the others' statuses are known offline, then files of open tickets that are small and
 * new enough, and lets go of the oldest when all of it takes too much room.
 */
typedef struct _VntStock VntStock;

VntStock *vnt_stock_new (const VntFetch *fetch);
void vnt_stock_free (VntStock *self);

/* Before vnt_sync_start(). */
void vnt_stock_set_dir (VntStock *self, const char *dir);
const char *vnt_stock_get_dir (VntStock *self);

/* -- any thread -- */
void vnt_stock_set_limits (VntStock *self, gint64 largest_file, gint64 room);
void vnt_stock_set_metered (VntStock *self, gboolean metered);
void vnt_stock_spare (VntStock *self, gint64 ticket);
void vnt_stock_set_next (VntStock *self, const gint64 *tickets, guint n_tickets);
void vnt_stock_look (VntStock *self);

/* -- the back lane -- */
gboolean vnt_stock_is_full (VntStock *self);
gboolean vnt_stock_step_first (VntStock *self, GCancellable *cancellable);
gint64 vnt_stock_step_last (VntStock *self, GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntStock, vnt_stock_free)

G_END_DECLS
