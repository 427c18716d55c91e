/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-rt-values.h"

#include "vnt-json.h"
#include "vnt-rt-custom.h"
#include "vnt-ticket-value.h"

static void
add_values (GPtrArray *values, JsonObject *item, const char *const *fields)
{
  gint64 id = vnt_json_int (item, "id", 0);

  for (guint i = 0; id > 0 && fields[i] != NULL; i++)
    {
      g_auto (GStrv) some = vnt_rt_custom_values (vnt_rt_custom_in (item, fields[i]));

      if (some[0] != NULL)
        g_ptr_array_add (values, vnt_ticket_value_new (id, fields[i], some[0]));
    }
}

/**
 * vnt_rt_values_fetch:
 *
 * Custom fields make a page ten times as expensive: they are asked for when somebody wants them, not with every row.
 */
GPtrArray *
vnt_rt_values_fetch (VntRt *rt,
                     const char *const *fields,
                     const gint64 *ids,
                     guint n_ids,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GPtrArray) values =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_ticket_value_free);
  g_autoptr (GString) query = g_string_new (NULL);
  g_autoptr (JsonObject) page = NULL;
  JsonArray *items;

  for (guint i = 0; i < n_ids; i++)
    g_string_append_printf (query, "%sid = %" G_GINT64_FORMAT, i > 0 ? " OR " : "", ids[i]);
  page = vnt_rt_search (rt, "/tickets",
                        (const char *[]){ "query", query->str, "fields", "CustomFields", "per_page",
                                          "100", NULL },
                        cancellable, error);
  if (page == NULL)
    return NULL;

  items = vnt_json_array (page, "items");
  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonObject *item = vnt_json_object_at (items, i);

      if (item != NULL)
        add_values (values, item, fields);
    }

  return g_steal_pointer (&values);
}
