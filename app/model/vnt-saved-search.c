/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-saved-search.h"

G_DEFINE_BOXED_TYPE (VntSavedSearch, vnt_saved_search, vnt_saved_search_ref, vnt_saved_search_unref)

/**
 * vnt_saved_search_new:
 * @id: its number on the server
 * @name: what it is called there
 * @query: in the server's own words
 *
 * Returns: (transfer full): one that was not asked yet
 */
VntSavedSearch *
vnt_saved_search_new (gint64 id, const char *name, const char *query)
{
  VntSavedSearch *self = g_atomic_rc_box_new0 (VntSavedSearch);

  self->id = id;
  self->name = g_strdup (name);
  self->query = g_strdup (query);

  return self;
}

/**
 * vnt_saved_search_ref:
 *
 * Returns: (transfer full): @self
 */
VntSavedSearch *
vnt_saved_search_ref (VntSavedSearch *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  VntSavedSearch *self = data;

  g_free (self->name);
  g_free (self->query);
}

/**
 * vnt_saved_search_unref:
 * @self: (transfer full): a #VntSavedSearch
 */
void
vnt_saved_search_unref (VntSavedSearch *self)
{
  g_atomic_rc_box_release_full (self, clear);
}
