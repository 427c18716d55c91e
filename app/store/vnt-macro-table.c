/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-macro-table.h"

#include <string.h>

#include "vnt-text.h"

static VntMacro *
read_macro (VntRows *rows)
{
  const char *definition = vnt_rows_text (rows, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) one = vnt_macros_read (definition, strlen (definition), &error);
  VntMacro *macro;

  /* Left alone, for the version that wrote it. */
  if (one == NULL || one->len != 1)
    {
      g_message ("A macro is not understood: %s", error != NULL ? error->message : "");
      return NULL;
    }
  macro = vnt_macro_ref (g_ptr_array_index (one, 0));
  vnt_text_set (&macro->uuid, vnt_rows_text (rows, 0));
  macro->updated = vnt_rows_int (rows, 2);

  return macro;
}

/* Returns: (transfer full) (element-type VntMacro) (nullable): all that this version understands, by name */
GPtrArray *
vnt_macro_table_list (VntDb *db, GError **error)
{
  g_autoptr (GPtrArray) macros = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_macro_unref);
  g_autoptr (VntRows) rows = vnt_db_select (db, error,
                                            "SELECT uuid, definition, updated FROM macro"
                                            " ORDER BY name COLLATE NOCASE, uuid");

  if (rows == NULL)
    return NULL;

  while (vnt_rows_next (rows))
    {
      VntMacro *macro = read_macro (rows);

      if (macro != NULL)
        g_ptr_array_add (macros, macro);
    }

  return vnt_rows_done (rows, error) ? g_steal_pointer (&macros) : NULL;
}

gboolean
vnt_macro_table_write (VntDb *db, VntMacro *macro, GError **error)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (GPtrArray) read = NULL;
  g_autofree char *definition = NULL;

  g_ptr_array_add (one, macro);
  definition = vnt_macros_write (one);
  /* What could not be read again would be lost. */
  read = vnt_macros_read (definition, strlen (definition), error);
  if (read == NULL)
    return FALSE;

  return vnt_db_run (db, error,
                     "INSERT OR REPLACE INTO macro (uuid, name, definition, updated)"
                     " VALUES (?, ?, ?, ?)",
                     VNT_TEXT (macro->uuid), VNT_TEXT (macro->name), VNT_TEXT (definition),
                     VNT_INT (macro->updated));
}

gboolean
vnt_macro_table_delete (VntDb *db, const char *uuid, GError **error)
{
  return vnt_db_run (db, error, "DELETE FROM macro WHERE uuid = ?", VNT_TEXT (uuid));
}
