/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * VntSavedSearch:
 * @id: its number on the server
 * @name: (not nullable): what it is called there
 * @query: (not nullable): in the server's own words; only the server understands it
 * @found: Unix seconds when the server was asked last, 0 never
 * @total: how many tickets it found then, also those that were not brought here
 *
 * A search that somebody keeps on the server. Frozen once it is given away.
 */
typedef struct
{
  gint64 id;
  char *name;
  char *query;
  gint64 found;
  gint64 total;
} VntSavedSearch;

#define VNT_TYPE_SAVED_SEARCH (vnt_saved_search_get_type ())
GType vnt_saved_search_get_type (void);
VntSavedSearch *vnt_saved_search_new (gint64 id, const char *name, const char *query);
VntSavedSearch *vnt_saved_search_ref (VntSavedSearch *self);
void vnt_saved_search_unref (VntSavedSearch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntSavedSearch, vnt_saved_search_unref)

G_END_DECLS
