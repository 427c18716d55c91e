/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vnt-migrate.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "vnt-sql.h"

#define FOLDER "/org/ventanilla/sql"

/* "VntC" and "VntW": what the file command and a curious person see. */
#define CACHE_APPLICATION_ID 0x566e7443
#define WORK_APPLICATION_ID 0x566e7457

typedef struct
{
  int version;
  const char *script;
} Step;

static gint64
application_id (VntDbKind kind)
{
  return kind == VNT_DB_WORK ? WORK_APPLICATION_ID : CACHE_APPLICATION_ID;
}

/* The file name of the script that leads to @version, or %NULL. */
static char *
find_script (VntDbKind kind, int version)
{
  g_autofree char *prefix =
    g_strdup_printf ("%s-%03d-", kind == VNT_DB_WORK ? "work" : "cache", version);
  g_auto (GStrv) names = g_resource_enumerate_children (vnt_sql_get_resource (), FOLDER,
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (g_str_has_prefix (names[i], prefix))
      return g_strconcat (FOLDER "/", names[i], NULL);

  return NULL;
}

static gboolean
check_origin (VntDb *db, GError **error)
{
  gint64 id = 0;
  gint64 tables = 0;

  if (!vnt_db_number (db, &id, error, "PRAGMA application_id") ||
      !vnt_db_number (db, &tables, error, "SELECT count(*) FROM sqlite_schema"))
    return FALSE;

  if (id == application_id (vnt_db_get_kind (db)) || (id == 0 && tables == 0))
    return TRUE;

  g_set_error_literal (error, VNT_ERROR, VNT_ERROR_DAMAGED,
                       _ ("A file in Ventanilla's folder is not one of its databases."));
  return FALSE;
}

static gboolean
run_step (VntDb *db, gpointer data, GError **error)
{
  const Step *step = data;
  g_autofree char *marks =
    g_strdup_printf ("PRAGMA application_id = %" G_GINT64_FORMAT "; PRAGMA user_version = %d",
                     application_id (vnt_db_get_kind (db)), step->version);
  gint64 version = 0;

  if (!vnt_db_number (db, &version, error, "PRAGMA user_version"))
    return FALSE;

  /* Another process may have done it while this one waited for the lock. */
  if (version >= step->version)
    return TRUE;

  return vnt_db_exec (db, step->script, error) && vnt_db_exec (db, marks, error);
}

/**
 * vnt_migrate_get_newest:
 * @kind: which database
 *
 * Returns: the version of its tables that this program knows
 */
int
vnt_migrate_get_newest (VntDbKind kind)
{
  int version = 0;

  for (;;)
    {
      g_autofree char *path = find_script (kind, version + 1);

      if (path == NULL)
        return version;
      version++;
    }
}

/**
 * vnt_migrate:
 * @db: a writing connection
 * @error: place for a %VNT_ERROR_NEWER, %VNT_ERROR_DAMAGED or %VNT_ERROR_STORAGE
 *
 * Brings the tables to the newest version, one numbered script after the other, each in an exclusive transaction together
 * with its number.
 *
 * Returns: %TRUE if they are now
 */
gboolean
vnt_migrate (VntDb *db, GError **error)
{
  int newest = vnt_migrate_get_newest (vnt_db_get_kind (db));
  gint64 version = 0;

  if (!check_origin (db, error) || !vnt_db_number (db, &version, error, "PRAGMA user_version"))
    return FALSE;

  if (version > newest)
    {
      g_set_error_literal (
        error, VNT_ERROR, VNT_ERROR_NEWER,
        _ (
          "Your work was saved by a newer version of Ventanilla. Nothing was changed; install that "
          "version again to open it."));
      return FALSE;
    }

  for (int next = version + 1; next <= newest; next++)
    {
      g_autofree char *path = find_script (vnt_db_get_kind (db), next);
      g_autoptr (GBytes) bytes =
        g_resource_lookup_data (vnt_sql_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autofree char *script =
        g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      Step step = { next, script };

      if (!vnt_db_exclusive (db, run_step, &step, error))
        return FALSE;
    }

  return TRUE;
}
