/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-saved-search.h"
#include "vnt-store.h"

G_BEGIN_DECLS

/* The searches that are kept on the server, and what it found. Reading: any thread, the main one too. */

GPtrArray *vnt_store_list_searches (VntStore *self, GError **error);
VntSavedSearch *vnt_store_read_search (VntStore *self, gint64 id, GError **error);
gboolean vnt_store_save_searches (VntStore *self, GPtrArray *searches, GError **error);
gboolean vnt_store_save_found (
  VntStore *self, gint64 id, GArray *tickets, gint64 total, gint64 time, GError **error);

G_END_DECLS
