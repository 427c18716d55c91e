/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-rt-attachments.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "vnt-error.h"

/* What the server says of the size of a text is its size in the database, in another encoding. */
#define SLACK (1024 * 1024)

static gboolean
storage_error (const char *name, int number, GError **error)
{
  g_set_error (error, VNT_ERROR, VNT_ERROR_STORAGE, _ ("%s could not be written: %s"), name,
               g_strerror (number));
  return FALSE;
}

static gboolean
download (VntRt *rt,
          const VntAttachment *attachment,
          const char *temporary,
          GCancellable *cancellable,
          GError **error)
{
  g_autofree char *path =
    g_strdup_printf ("/Ticket/Attachment/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "/file",
                     attachment->message, attachment->id);
  g_autoptr (VntHttpRequest) request = vnt_http_request_new ("GET", path);
  g_autoptr (VntHttpAnswer) answer = NULL;
  g_autoptr (GError) local = NULL;
  int fd = g_open (temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0)
    return storage_error (temporary, errno, error);

  request->sink = g_unix_output_stream_new (fd, TRUE);
  request->sink_max = MAX (attachment->size, 0) * 2 + SLACK;
  answer = vnt_rt_session_exchange (rt->session, request, cancellable, &local);
  if (answer == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (fsync (fd) != 0)
    return storage_error (temporary, errno, error);
  if (!g_output_stream_close (request->sink, NULL, &local))
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_STORAGE, _ ("%s could not be written: %s"),
                   temporary, local->message);
      return FALSE;
    }

  return TRUE;
}

/**
 * vnt_rt_attachments_fetch:
 *
 * The raw bytes, as the web pages give them: through the programming interface they would come as text, a third larger.
 */
gboolean
vnt_rt_attachments_fetch (VntRt *rt,
                          const VntAttachment *attachment,
                          GFile *destination,
                          GCancellable *cancellable,
                          GError **error)
{
  const char *path = g_file_peek_path (destination);
  g_autofree char *temporary = NULL;

  if (path == NULL)
    {
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_INVALID,
                           _ ("Files are only kept on this machine."));
      return FALSE;
    }

  temporary = g_strdup_printf ("%s.%08x.part", path, g_random_int ());
  if (!download (rt, attachment, temporary, cancellable, error))
    {
      g_unlink (temporary);
      return FALSE;
    }
  if (g_rename (temporary, path) != 0)
    {
      int number = errno;

      g_unlink (temporary);
      return storage_error (path, number, error);
    }

  return TRUE;
}
