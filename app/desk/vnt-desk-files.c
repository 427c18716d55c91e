/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "vnt-attachments.h"
#include "vnt-desk-private.h"
#include "vnt-error.h"
#include "vnt-text.h"

#define CHUNK (64 * 1024)
#define LARGEST_FILE ((gint64) 25 * 1024 * 1024)

typedef struct
{
  GFile *file;
  char *folder; /* where the copy goes, of its own */
} Keep;

static void
keep_free (gpointer data)
{
  Keep *keep = data;

  g_object_unref (keep->file);
  g_free (keep->folder);
  g_free (keep);
}

static void
file_unref (gpointer file)
{
  vnt_file_unref (file);
}

static void
file_too_large (const char *name, GError **error)
{
  g_autofree char *limit = g_format_size_full (LARGEST_FILE, G_FORMAT_SIZE_IEC_UNITS);

  /* Translators: a file's name, and the largest size it may have. */
  g_set_error (error, VNT_ERROR, VNT_ERROR_INVALID,
               _ ("“%s” is larger than %s and was not attached."), name, limit);
}

static gboolean
file_write_all (int target, const char *bytes, gssize length)
{
  while (length > 0)
    {
      gssize written = write (target, bytes, (gsize) length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      bytes += written;
      length -= written;
    }

  return TRUE;
}

/* Returns the bytes copied, -1 with @error. Durable when it returns. */
static gint64
file_copy (GFileInputStream *source,
           const char *path,
           const char *name,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *chunk = g_malloc (CHUNK);
  int target = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  gint64 total = 0;
  gssize got = 0;
  gboolean written = target >= 0;

  while (written)
    {
      got = g_input_stream_read (G_INPUT_STREAM (source), chunk, CHUNK, cancellable, error);
      if (got <= 0)
        break;
      total += got;
      if (total > LARGEST_FILE)
        {
          file_too_large (name, error);
          got = -1;
          break;
        }
      written = file_write_all (target, chunk, got);
    }

  if (written && got == 0)
    written = fsync (target) == 0;
  if (!written)
    g_set_error (error, VNT_ERROR, VNT_ERROR_STORAGE, _ ("“%s” could not be copied: %s"), name,
                 g_strerror (errno));
  if (target >= 0)
    close (target);

  return written && got == 0 ? total : -1;
}

static VntFile *
file_keep (Keep *keep, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info =
    g_file_query_info (keep->file,
                       G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME
                       "," G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE
                       "," G_FILE_ATTRIBUTE_STANDARD_CONTENT_TYPE,
                       G_FILE_QUERY_INFO_NONE, cancellable, error);
  g_autoptr (GFileInputStream) source = NULL;
  g_autofree char *safe_name = NULL;
  g_autofree char *path = NULL;
  g_autofree char *mime = NULL;
  const char *name;
  gint64 size;

  if (info == NULL)
    return NULL;

  name = g_file_info_get_display_name (info);
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_INVALID,
                   _ ("“%s” is a folder. Only files can be attached."), name);
      return NULL;
    }
  if (g_file_info_get_size (info) > LARGEST_FILE)
    {
      file_too_large (name, error);
      return NULL;
    }

  source = g_file_read (keep->file, cancellable, error);
  if (source == NULL)
    return NULL;
  if (g_mkdir_with_parents (keep->folder, 0700) != 0)
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_STORAGE, _ ("“%s” could not be copied: %s"), name,
                   g_strerror (errno));
      return NULL;
    }

  safe_name = vnt_text_safe_file_name (name);
  path = g_build_filename (keep->folder, safe_name, NULL);
  size = file_copy (source, path, name, cancellable, error);
  if (size < 0)
    {
      g_unlink (path);
      g_rmdir (keep->folder);
      return NULL;
    }

  if (g_file_info_get_content_type (info) != NULL)
    mime = g_content_type_get_mime_type (g_file_info_get_content_type (info));
  return vnt_file_new (path, name, mime != NULL ? mime : "application/octet-stream", size);
}

static void
keep_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  VntFile *file = file_keep (data, cancellable, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, file_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
attachment_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  char *path = vnt_sync_fetch_attachment_finish (VNT_SYNC (source), result, &error);

  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* -- copies of the server's attachments -- */

static char *
files_name (const VntAccount *account)
{
  g_autofree char *key = g_strdup_printf ("%s %s %s", account->kind, account->login, account->url);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);
}

/* Where copies are kept: of one account's attachments, as their numbers mean others elsewhere, or of all. */
char *
vnt_desk_dup_files_dir (VntDesk *self, const VntAccount *account)
{
  g_autofree char *name = account != NULL ? files_name (account) : NULL;

  return g_build_filename (self->cache_dir, "attachments", name, NULL);
}

/* A link is removed, never followed. */
static void
files_remove (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (g_remove (path) == 0 || errno == ENOENT)
    return;

  dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      files_remove (child);
    }
  if (g_remove (path) != 0)
    g_message ("“%s” could not be removed: %s", path, g_strerror (errno));
}

/* Removes what is in @dir, made for no account, but for the copies of @but, %NULL for none. Worker threads only. */
void
vnt_desk_forget_files (const char *dir, const VntAccount *but)
{
  g_autofree char *kept = but != NULL ? files_name (but) : NULL;
  g_autoptr (GDir) accounts = g_dir_open (dir, 0, NULL);
  const char *name;

  while (accounts != NULL && (name = g_dir_read_name (accounts)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir, name, NULL);

      if (g_strcmp0 (name, kept) != 0)
        files_remove (path);
    }
}

/* -- files of the agent's -- */

/**
 * vnt_desk_keep_file_async:
 * @file: what the agent chose, anywhere
 *
 * Copies it, at most 25 MiB, into the program's own folder, so that it is still there when the reply leaves.
 */
void
vnt_desk_keep_file_async (VntDesk *self,
                          GFile *file,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *uuid = g_uuid_string_random ();
  Keep *keep = g_new0 (Keep, 1);

  keep->file = g_object_ref (file);
  keep->folder = g_build_filename (self->work_dir, "files", uuid, NULL);
  g_task_set_source_tag (task, vnt_desk_keep_file_async);
  g_task_set_task_data (task, keep, keep_free);
  g_task_run_in_thread (task, keep_in_thread);
}

/**
 * vnt_desk_keep_file_finish:
 *
 * Returns: (transfer full): the copy; %NULL with VNT_ERROR_INVALID (too large, a folder), VNT_ERROR_STORAGE or an error of GIO
 */
VntFile *
vnt_desk_keep_file_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* A picture of an article came with it: its place is known by its number. */
static char *
find_copy (VntDesk *self, const VntAttachment *attachment)
{
  g_autofree char *dir = NULL;

  if (attachment->path != NULL && g_file_test (attachment->path, G_FILE_TEST_IS_REGULAR))
    return g_strdup (attachment->path);
  if (self->account == NULL || attachment->id <= 0)
    return NULL;
  dir = vnt_desk_dup_files_dir (self, self->account);
  return vnt_attachments_find (dir, attachment);
}

void
vnt_desk_fetch_attachment_async (VntDesk *self,
                                 VntAttachment *attachment,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *path = NULL;

  g_task_set_source_tag (task, vnt_desk_fetch_attachment_async);
  path = find_copy (self, attachment);
  if (path != NULL)
    {
      g_task_return_pointer (task, g_steal_pointer (&path), g_free);
      return;
    }
  if (self->sync == NULL || attachment->id <= 0)
    {
      g_task_return_new_error (task, VNT_ERROR, VNT_ERROR_OFFLINE,
                               _ ("The file is not on this computer, and the server cannot be "
                                  "asked for it now."));
      return;
    }

  vnt_sync_fetch_attachment_async (self->sync, attachment, cancellable, attachment_done,
                                   g_steal_pointer (&task));
}

/**
 * vnt_desk_fetch_attachment_finish:
 *
 * Returns: (transfer full): the path of the copy on this laptop, or %NULL with an error
 */
char *
vnt_desk_fetch_attachment_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
