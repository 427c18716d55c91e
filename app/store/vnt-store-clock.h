/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-service-facts.h"
#include "vnt-store.h"

G_BEGIN_DECLS

void vnt_store_set_clock (VntStore *self, VntRowClockFunc clock, gpointer data);
gboolean vnt_store_refresh_clocks (VntStore *self,
                                   const char *stamp,
                                   GCancellable *cancellable,
                                   GError **error);
gboolean vnt_store_read_facts (
  VntStore *self, gint64 ticket, VntServiceFactsFunc func, gpointer data, GError **error);

G_END_DECLS
