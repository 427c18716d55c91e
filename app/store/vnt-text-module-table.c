/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-text-module-table.h"

#include "vnt-text.h"

/* Returns: (transfer full) (element-type VntTextModule) (nullable): all of them, by name */
GPtrArray *
vnt_text_module_table_list (VntDb *db, GError **error)
{
  g_autoptr (GPtrArray) modules =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_text_module_unref);
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT uuid, kind, name, key, text, language, queue, updated FROM text_module"
                   " ORDER BY kind, name COLLATE NOCASE, uuid");

  if (rows == NULL)
    return NULL;

  while (vnt_rows_next (rows))
    {
      VntTextModule *module =
        vnt_text_module_new ((VntTextModuleKind) vnt_rows_int (rows, 1), vnt_rows_text (rows, 2),
                             vnt_rows_text (rows, 4));

      vnt_text_set (&module->uuid, vnt_rows_text (rows, 0));
      vnt_text_set (&module->key, vnt_rows_text (rows, 3));
      vnt_text_set (&module->language, vnt_rows_text (rows, 5));
      vnt_text_set (&module->queue, vnt_rows_text (rows, 6));
      module->updated = vnt_rows_int (rows, 7);
      g_ptr_array_add (modules, module);
    }

  return vnt_rows_done (rows, error) ? g_steal_pointer (&modules) : NULL;
}

gboolean
vnt_text_module_table_write (VntDb *db, const VntTextModule *module, GError **error)
{
  return vnt_db_run (db, error,
                     "INSERT OR REPLACE INTO text_module (uuid, kind, name, key, text, language,"
                     " queue, updated) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                     VNT_TEXT (module->uuid), VNT_INT (module->kind), VNT_TEXT (module->name),
                     VNT_TEXT (module->key), VNT_TEXT (module->text), VNT_TEXT (module->language),
                     VNT_TEXT (module->queue), VNT_INT (module->updated));
}

gboolean
vnt_text_module_table_delete (VntDb *db, const char *uuid, GError **error)
{
  return vnt_db_run (db, error, "DELETE FROM text_module WHERE uuid = ?", VNT_TEXT (uuid));
}
