/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the agent asks the server for, and files of it. */
#include <glib/gi18n.h>

#include "vnt-attachments.h"
#include "vnt-error.h"
#include "vnt-sync.h"

typedef struct
{
  char *dir;
  VntAttachment *attachment;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  vnt_attachment_unref (wish->attachment);
  g_free (wish->dir);
  g_free (wish);
}

static gpointer
bring (const VntFetch *fetch, gpointer data, GCancellable *cancellable, GError **error)
{
  Wish *wish = data;

  return vnt_attachments_bring (fetch, wish->dir, wish->attachment, cancellable, error);
}

/**
 * vnt_sync_ask_finish:
 *
 * Returns: (transfer full) (nullable): what was asked for, or %NULL with an error
 */
gpointer
vnt_sync_ask_finish (VntSync *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vnt_sync_fetch_attachment_async:
 *
 * Brings an attachment to this laptop, unless its copy is still here.
 */
void
vnt_sync_fetch_attachment_async (VntSync *self,
                                 VntAttachment *attachment,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  const char *dir = vnt_sync_get_files_dir (self);
  Wish *wish;

  if (dir == NULL)
    {
      g_task_report_new_error (self, callback, user_data, vnt_sync_fetch_attachment_async,
                               VNT_ERROR, VNT_ERROR_OFFLINE,
                               _ ("The file is not on this computer, and the server cannot be "
                                  "asked for it now."));
      return;
    }

  wish = g_new0 (Wish, 1);
  wish->dir = g_strdup (dir);
  wish->attachment = vnt_attachment_ref (attachment);
  vnt_sync_ask_async (self, bring, wish, wish_free, g_free, cancellable, callback, user_data);
}

/**
 * vnt_sync_fetch_attachment_finish:
 *
 * Returns: (transfer full): the path of the copy, or %NULL with an error
 */
char *
vnt_sync_fetch_attachment_finish (VntSync *self, GAsyncResult *result, GError **error)
{
  return vnt_sync_ask_finish (self, result, error);
}
