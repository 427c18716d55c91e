/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files on disk that nothing goes with any more: of drafts never saved, of tickets that are gone. */
#include <errno.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "vnt-store-private.h"

/* Each file lies in a folder of its own, and its folder's name is unique wherever the whole lies. */
static char *
place_of (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_path_get_basename (folder);
}

static gboolean
is_older (const char *path, gint64 before)
{
  GStatBuf info;

  return g_lstat (path, &info) == 0 && (gint64) info.st_mtime < before;
}

/* Folders in @dir older than @before; none when there is no @dir. */
static GPtrArray *
list_old_folders (const char *dir, gint64 before)
{
  GPtrArray *folders = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) all = g_dir_open (dir, 0, NULL);
  const char *name;

  while (all != NULL && (name = g_dir_read_name (all)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && is_older (path, before))
        g_ptr_array_add (folders, g_steal_pointer (&path));
    }

  return folders;
}

/* A folder with one or more plain files in it; a link is removed, never followed. */
static void
remove_folder (const char *folder, gint64 before)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!is_older (path, before))
        return;
      if (g_unlink (path) != 0 && errno != ENOENT)
        g_message ("“%s” could not be removed: %s", path, g_strerror (errno));
    }
  g_rmdir (folder);
}

/* A damaged work.db was put aside: files may belong to drafts that are only in it. */
static gboolean
something_was_lost (VntStore *store)
{
  g_autoptr (GDir) dir = g_dir_open (store->work_dir, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "work.db.damaged"))
      return TRUE;

  return FALSE;
}

/* On the writer's thread, so that no draft of this process is saved meanwhile. */
static gboolean
sweep_work (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  g_autoptr (GHashTable) needed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *dir = g_build_filename (call->store->work_dir, "files", NULL);
  g_autoptr (GPtrArray) folders = list_old_folders (dir, call->time);
  g_autoptr (VntRows) rows = NULL;

  if (folders->len == 0 || something_was_lost (call->store))
    return TRUE;

  rows =
    vnt_db_select (db, error, "SELECT path FROM draft_file UNION SELECT path FROM operation_file");
  if (rows == NULL)
    return FALSE;
  while (vnt_rows_next (rows))
    g_hash_table_add (needed, place_of (vnt_rows_text (rows, 0)));
  if (!vnt_rows_done (rows, error))
    return FALSE;

  for (guint i = 0; i < folders->len; i++)
    {
      const char *folder = g_ptr_array_index (folders, i);
      g_autofree char *name = g_path_get_basename (folder);

      if (!g_hash_table_contains (needed, name))
        remove_folder (folder, call->time);
    }

  return TRUE;
}

static gboolean
sweep_cache (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  g_autoptr (GPtrArray) folders = list_old_folders (call->text, call->time);

  for (guint i = 0; i < folders->len; i++)
    {
      const char *folder = g_ptr_array_index (folders, i);
      g_autofree char *name = g_path_get_basename (folder);
      gint64 known = 0;

      if (!vnt_db_number (db, &known, error,
                          "SELECT EXISTS (SELECT 1 FROM attachment WHERE id = ?1 AND path IS NOT"
                          " NULL) OR EXISTS (SELECT 1 FROM article_picture WHERE attachment = ?1"
                          " AND path IS NOT NULL)",
                          VNT_INT (g_ascii_strtoll (name, NULL, 10))))
        return FALSE;
      if (known == 0)
        remove_folder (folder, call->time);
    }

  return TRUE;
}

/**
 * vnt_store_sweep_files:
 * @self: a #VntStore
 * @dir: (nullable): where copies of the server's attachments are
 * @before: Unix seconds; what is newer may be about to be used
 * @error: place for an error
 *
 * Removes files that no draft, no change that waits and no attachment goes with. Blocks: worker threads only.
 *
 * Returns: %FALSE when it could not be known
 */
gboolean
vnt_store_sweep_files (VntStore *self, const char *dir, gint64 before, GError **error)
{
  VntCall work = { .time = before };
  VntCall cache = { .time = before, .text = dir };

  return vnt_store_write_work (self, sweep_work, &work, error) &&
         (dir == NULL || vnt_store_write_cache (self, sweep_cache, &cache, error));
}
