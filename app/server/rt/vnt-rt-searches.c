/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-rt-searches.h"

#include <string.h>

#include "vnt-json.h"
#include "vnt-saved-search.h"

/* What every Request Tracker comes with is called so; two of them are views of ours. */
#define BUILT_IN "Search - "

/* The person's own words are in the description; only what came with the server has a name instead. */
static const char *
name_of (JsonObject *item)
{
  const char *name = vnt_rt_text (item, "Name");

  if (name == NULL || !g_str_has_prefix (name, BUILT_IN))
    return vnt_rt_text (item, "Description");
  if (g_str_equal (name, BUILT_IN "My Tickets") || g_str_equal (name, BUILT_IN "Unowned Tickets"))
    return NULL;
  return name + strlen (BUILT_IN);
}

static VntSavedSearch *
read_search (JsonObject *item)
{
  JsonObject *content = vnt_json_object (item, "Content");
  const char *type = vnt_rt_text (content, "SearchType");
  const char *query = vnt_rt_text (content, "Query");
  const char *name = name_of (item);
  gint64 id = vnt_json_int (item, "id", 0);

  /* Others look for assets, articles or transactions. */
  if (id <= 0 || name == NULL || query == NULL || (type != NULL && !g_str_equal (type, "Ticket")))
    return NULL;
  return vnt_saved_search_new (id, name, query);
}

/**
 * vnt_rt_searches_fetch:
 *
 * The searches of tickets the account may load: its own, its groups' and the server's.
 */
GPtrArray *
vnt_rt_searches_fetch (VntRt *rt, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) searches =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_saved_search_unref);
  g_autoptr (JsonObject) page =
    vnt_rt_get (rt, "/searches?fields=Name,Description,Content&orderby=id&per_page=100", NULL,
                cancellable, error);
  JsonArray *items;

  if (page == NULL)
    return NULL;

  items = vnt_json_array (page, "items");
  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonObject *item = vnt_json_object_at (items, i);
      VntSavedSearch *search = item != NULL ? read_search (item) : NULL;

      if (search != NULL)
        g_ptr_array_add (searches, search);
    }

  return g_steal_pointer (&searches);
}
