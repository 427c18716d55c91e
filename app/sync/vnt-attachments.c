/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-attachments.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "vnt-error.h"
#include "vnt-text.h"

/* A folder of its own for each, so that the name the person sees can stay the sender's. */
static char *
attachment_place (const char *dir, const VntAttachment *attachment)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, attachment->id);
  g_autofree char *name = vnt_text_safe_file_name (attachment->name);

  return g_build_filename (dir, number, name, NULL);
}

/**
 * vnt_attachments_find:
 * @dir: folder of the copies
 *
 * Returns: (transfer full) (nullable): the path of the copy that is here
 */
char *
vnt_attachments_find (const char *dir, const VntAttachment *attachment)
{
  g_autofree char *path = attachment_place (dir, attachment);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&path) : NULL;
}

static char *
attachment_path (const char *dir, const VntAttachment *attachment, GError **error)
{
  g_autofree char *path = attachment_place (dir, attachment);
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_STORAGE,
                   _ ("The folder for attachments could not be made: %s"), g_strerror (errno));
      return NULL;
    }

  return g_steal_pointer (&path);
}

/**
 * vnt_attachments_bring:
 * @dir: folder of the copies
 *
 * Brings @attachment to its place unless it is there, and notes the place. Worker threads only.
 *
 * Returns: (transfer full): its path, or %NULL with an error
 */
char *
vnt_attachments_bring (const VntFetch *fetch,
                       const char *dir,
                       const VntAttachment *attachment,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) destination = NULL;
  g_autoptr (GError) local_error = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  path = attachment_path (dir, attachment, error);
  if (path == NULL)
    return NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      destination = g_file_new_for_path (path);
      if (!vnt_server_fetch_attachment (fetch->server, attachment, destination, cancellable,
                                        &local_error))
        {
          /* A full disk says nothing of the server. */
          vnt_health_note (fetch->health, local_error);
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      vnt_health_note (fetch->health, NULL);
      g_chmod (path, 0600);
    }

  if (!vnt_store_save_attachment_path (fetch->store, attachment->id, path, error))
    return NULL;

  return g_steal_pointer (&path);
}
