/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-attachments.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "vnt-error.h"
#include "vnt-text.h"

typedef struct
{
  GTask *task;
  const VntFetch *fetch;
  char *dir;
  VntAttachment *attachment;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->task);
  vnt_attachment_unref (job->attachment);
  g_free (job->dir);
  g_free (job);
}

/* A folder of its own for each, so that the name the person sees can stay the sender's. */
static char *
attachment_path (const char *dir, const VntAttachment *attachment, GError **error)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, attachment->id);
  g_autofree char *folder = g_build_filename (dir, number, NULL);
  g_autofree char *name = vnt_text_safe_file_name (attachment->name);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_STORAGE,
                   _ ("The folder for attachments could not be made: %s"), g_strerror (errno));
      return NULL;
    }

  return g_build_filename (folder, name, NULL);
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

static void
attachment_forward_cancel (GCancellable *from, gpointer to)
{
  g_cancellable_cancel (to);
}

/* Ends when the lane ends or when the one who asked does not want it any more. */
static void
attachment_job (gpointer data, GCancellable *lane_cancellable)
{
  Job *job = data;
  g_autoptr (GCancellable) either = g_cancellable_new ();
  GCancellable *asked = g_task_get_cancellable (job->task);
  g_autoptr (GError) error = NULL;
  gulong from_asked = 0;
  gulong from_lane;
  char *path;

  from_lane =
    g_cancellable_connect (lane_cancellable, G_CALLBACK (attachment_forward_cancel), either, NULL);
  if (asked != NULL)
    from_asked =
      g_cancellable_connect (asked, G_CALLBACK (attachment_forward_cancel), either, NULL);

  path = vnt_attachments_bring (job->fetch, job->dir, job->attachment, either, &error);

  g_cancellable_disconnect (lane_cancellable, from_lane);
  if (asked != NULL)
    g_cancellable_disconnect (asked, from_asked);

  if (path != NULL)
    g_task_return_pointer (job->task, path, g_free);
  else
    g_task_return_error (job->task, g_steal_pointer (&error));
}

void
vnt_attachments_add_job (
  VntLane *lane, GTask *task, const VntFetch *fetch, const char *dir, VntAttachment *attachment)
{
  Job *job = g_new0 (Job, 1);

  job->task = task;
  job->fetch = fetch;
  job->dir = g_strdup (dir);
  job->attachment = vnt_attachment_ref (attachment);
  vnt_lane_add (lane, NULL, attachment_job, job, job_free);
}
