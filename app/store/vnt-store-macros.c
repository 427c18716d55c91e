/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-store-macros.h"

#include "vnt-macro-table.h"
#include "vnt-store-private.h"

/**
 * vnt_store_list_macros:
 *
 * Returns: (transfer full) (element-type VntMacro) (nullable): all of them, by name
 */
GPtrArray *
vnt_store_list_macros (VntStore *self, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  GPtrArray *macros;

  if (reader == NULL)
    return NULL;

  macros = vnt_macro_table_list (reader->work, error);
  vnt_store_give_reader (self, reader);

  return macros;
}

static gboolean
save_macros (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  call->news |= VNT_NEWS_WRITING;
  for (guint i = 0; i < call->items->len; i++)
    if (!vnt_macro_table_write (db, g_ptr_array_index (call->items, i), error))
      return FALSE;

  return TRUE;
}

/**
 * vnt_store_save_macros:
 * @macros: (element-type VntMacro): new ones, and others than they were
 *
 * Saves all of them or none.
 *
 * Returns: %TRUE if they are durable
 */
gboolean
vnt_store_save_macros (VntStore *self, GPtrArray *macros, GError **error)
{
  VntCall call = { .items = macros, .any_account = TRUE };

  return vnt_store_write_work (self, save_macros, &call, error);
}

static gboolean
delete_macro (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  call->news |= VNT_NEWS_WRITING;
  return vnt_macro_table_delete (db, call->uuid, error);
}

/**
 * vnt_store_delete_macro:
 *
 * Returns: %TRUE if it is not there any more
 */
gboolean
vnt_store_delete_macro (VntStore *self, const char *uuid, GError **error)
{
  VntCall call = { .uuid = uuid, .any_account = TRUE };

  return vnt_store_write_work (self, delete_macro, &call, error);
}
