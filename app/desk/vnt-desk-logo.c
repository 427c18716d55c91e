/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The organisation's logo: a copy of it, which stays when the file goes. */
#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "vnt-desk-private.h"
#include "vnt-desk-report.h"
#include "vnt-error.h"

/* A logo is a small picture: what is larger was chosen by mistake. */
#define MOST_BYTES (4 * 1024 * 1024)

typedef struct
{
  char *path;
  char *folder;
} Keeping;

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;

  g_free (keeping->path);
  g_free (keeping->folder);
  g_free (keeping);
}

static gboolean
is_png (const char *content, gsize length)
{
  static const char signature[] = "\x89PNG\r\n\x1a\n";

  return length > strlen (signature) && memcmp (content, signature, strlen (signature)) == 0;
}

static gpointer
keep_logo (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Keeping *keeping = data;
  g_autofree char *content = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *name = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) why = NULL;
  GStatBuf status;
  gsize length = 0;

  if (g_stat (keeping->path, &status) != 0 || status.st_size > MOST_BYTES ||
      !g_file_get_contents (keeping->path, &content, &length, NULL) || !is_png (content, length))
    {
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_INVALID,
                           _ ("A logo is a PNG picture of at most 4 MiB. Nothing was changed."));
      return NULL;
    }
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, length);
  name = g_strconcat (sum, ".png", NULL);
  kept = g_build_filename (keeping->folder, name, NULL);
  if (g_mkdir_with_parents (keeping->folder, 0700) == 0 &&
      g_file_set_contents_full (kept, content, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT,
                                0600, &why))
    return g_steal_pointer (&kept);

  g_set_error (error, VNT_ERROR, VNT_ERROR_STORAGE, _ ("The logo could not be kept: %s."),
               why != NULL ? why->message : g_strerror (errno));
  return NULL;
}

/**
 * vnt_desk_keep_logo_async:
 * @self: an open desk
 * @path: a PNG picture anywhere
 *
 * Takes a copy of a logo for reports.
 */
void
vnt_desk_keep_logo_async (VntDesk *self,
                          const char *path,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Keeping *keeping = g_new0 (Keeping, 1);

  keeping->path = g_strdup (path);
  keeping->folder = g_build_filename (self->work_dir, "logos", NULL);
  vnt_desk_write (self, keep_logo, keeping, keeping_free, g_free, cancellable, callback, user_data);
}

/* Returns: (transfer full) (nullable): where the copy is */
char *
vnt_desk_keep_logo_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
