/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-rt-catalogs.h"

#include "vnt-catalog.h"
#include "vnt-error.h"
#include "vnt-json.h"
#include "vnt-rt-custom-kind.h"
#include "vnt-rt-forms.h"

/* A catalogue the account may not look into, or know about, costs nothing but itself. */
static gboolean
is_closed (const GError *error)
{
  return g_error_matches (error, VNT_ERROR, VNT_ERROR_FORBIDDEN) ||
         g_error_matches (error, VNT_ERROR, VNT_ERROR_NOT_FOUND);
}

static VntCatalog *
read_catalog (JsonObject *item)
{
  const char *name = vnt_rt_text (item, "Name");
  gint64 id = vnt_json_int (item, "id", 0);
  JsonArray *links = vnt_json_array (item, "_hyperlinks");
  VntCatalog *catalog;

  if (id <= 0 || name == NULL || vnt_json_int (item, "Disabled", 0) != 0)
    return NULL;

  catalog = vnt_catalog_new (id, name);
  catalog->description = g_strdup (vnt_rt_text (item, "Description"));
  for (guint i = 0; links != NULL && i < json_array_get_length (links); i++)
    catalog->can_create |=
      g_strcmp0 (vnt_rt_text (vnt_json_object_at (links, i), "ref"), "create") == 0;

  return catalog;
}

static gboolean
read_fields (VntRt *rt, VntCatalog *catalog, GCancellable *cancellable, GError **error)
{
  g_autofree char *path =
    g_strdup_printf ("/catalog/%" G_GINT64_FORMAT "/customfields?fields=Name&per_page=100",
                     catalog->id);
  g_autoptr (GError) local = NULL;
  g_autoptr (JsonObject) page = vnt_rt_get (rt, path, NULL, cancellable, &local);
  JsonArray *items = page != NULL ? vnt_json_array (page, "items") : NULL;

  if (page == NULL && !is_closed (local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonObject *item = vnt_json_object_at (items, i);
      const char *name = vnt_rt_text (item, "Name");
      gint64 number = vnt_json_int (item, "id", 0);
      VntFieldValue *field;

      if (name == NULL || number <= 0)
        continue;
      field = vnt_field_value_new (number, name, NULL);
      field->custom = vnt_rt_custom_kind_of_number (rt, number, cancellable, NULL);
      g_ptr_array_add (catalog->fields, field);
    }

  return TRUE;
}

/* Its newest machine tells what the status of one may be: no other place does. */
static gboolean
read_statuses (VntRt *rt, VntCatalog *catalog, GCancellable *cancellable, GError **error)
{
  g_autofree char *query = g_strdup_printf ("Catalog = %" G_GINT64_FORMAT, catalog->id);
  g_autoptr (JsonObject) page =
    vnt_rt_search (rt, "/assets",
                   (const char *[]){ "query", query, "fields", "Status", "orderby", "id", "order",
                                     "DESC", "per_page", "1", NULL },
                   cancellable, error);
  JsonObject *newest;

  if (page == NULL)
    return FALSE;
  newest = vnt_json_object_at (vnt_json_array (page, "items"), 0);
  if (newest == NULL)
    return TRUE;

  g_clear_pointer (&catalog->statuses, g_strfreev);
  return vnt_rt_forms_asset (rt, vnt_json_int (newest, "id", 0), vnt_rt_text (newest, "Status"),
                             &catalog->statuses, cancellable, error);
}

/**
 * vnt_rt_catalogs_fetch:
 *
 * Returns: (transfer full) (element-type VntCatalog): every catalogue the account may see; none when it may see none
 */
GPtrArray *
vnt_rt_catalogs_fetch (VntRt *rt, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) catalogs =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_catalog_unref);
  gint64 count = 100;

  for (guint number = 1; count >= 100 && number <= 100; number++)
    {
      g_autofree char *path = g_strdup_printf (
        "/catalogs/all?fields=Name,Description,Disabled,_hyperlinks&per_page=100&page=%u", number);
      g_autoptr (GError) local = NULL;
      g_autoptr (JsonObject) page = vnt_rt_get (rt, path, NULL, cancellable, &local);
      JsonArray *items;

      if (page == NULL && is_closed (local))
        return g_steal_pointer (&catalogs);
      if (page == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      count = vnt_json_int (page, "count", 0);
      items = vnt_json_array (page, "items");
      for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
        {
          VntCatalog *catalog = read_catalog (vnt_json_object_at (items, i));

          if (catalog != NULL)
            g_ptr_array_add (catalogs, catalog);
        }
    }
  for (guint i = 0; i < catalogs->len; i++)
    if (!read_statuses (rt, g_ptr_array_index (catalogs, i), cancellable, error) ||
        !read_fields (rt, g_ptr_array_index (catalogs, i), cancellable, error))
      return NULL;

  return g_steal_pointer (&catalogs);
}
