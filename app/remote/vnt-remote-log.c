/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-remote-log.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <sys/stat.h>
#include <unistd.h>

struct _VntRemoteLog
{
  GObject parent_instance;

  char *path;
  int fd;
  guint source_id;
  gboolean open;
  GString *line;
};

enum
{
  SIGNAL_OPENED,
  SIGNAL_LINE,
  SIGNAL_CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntRemoteLog, vnt_remote_log, G_TYPE_OBJECT)

static void
take (VntRemoteLog *self, const char *data, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      g_autofree char *text = NULL;

      if (data[i] != '\n')
        {
          g_string_append_c (self->line, data[i]);
          continue;
        }
      text = g_utf8_make_valid (self->line->str, (gssize) self->line->len);
      g_string_truncate (self->line, 0);
      g_signal_emit (self, signals[SIGNAL_LINE], 0, g_strchomp (text));
    }
}

static void
hear (VntRemoteLog *self, const char *data, gsize length)
{
  if (!self->open)
    {
      self->open = TRUE;
      g_signal_emit (self, signals[SIGNAL_OPENED], 0);
    }
  take (self, data, length);
}

static gboolean
on_ready (int fd, GIOCondition condition, gpointer user_data)
{
  g_autoptr (VntRemoteLog) self = g_object_ref (user_data);
  char data[4096];
  gssize length = read (fd, data, sizeof data);

  if (length < 0 && (errno == EAGAIN || errno == EINTR))
    return G_SOURCE_CONTINUE;
  if (length > 0)
    {
      hear (self, data, (gsize) length);
      return G_SOURCE_CONTINUE;
    }
  self->source_id = 0;
  self->open = FALSE;
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
  return G_SOURCE_REMOVE;
}

static void
vnt_remote_log_finalize (GObject *object)
{
  VntRemoteLog *self = VNT_REMOTE_LOG (object);

  g_clear_handle_id (&self->source_id, g_source_remove);
  if (self->fd >= 0)
    close (self->fd);
  unlink (self->path);
  g_free (self->path);
  g_string_free (self->line, TRUE);
  G_OBJECT_CLASS (vnt_remote_log_parent_class)->finalize (object);
}

static void
vnt_remote_log_class_init (VntRemoteLogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vnt_remote_log_finalize;
  signals[SIGNAL_OPENED] = g_signal_new ("opened", VNT_TYPE_REMOTE_LOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LINE] = g_signal_new ("line", VNT_TYPE_REMOTE_LOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", VNT_TYPE_REMOTE_LOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
}

static void
vnt_remote_log_init (VntRemoteLog *self)
{
  self->fd = -1;
  self->line = g_string_new (NULL);
}

/**
 * vnt_remote_log_new:
 * @path: of the pipe, in a folder only this user may enter
 * @error: place for an error
 *
 * Returns: (transfer full) (nullable): it, made and read from now on
 */
VntRemoteLog *
vnt_remote_log_new (const char *path, GError **error)
{
  g_autoptr (VntRemoteLog) self = g_object_new (VNT_TYPE_REMOTE_LOG, NULL);

  self->path = g_strdup (path);
  if (mkfifo (path, 0600) == 0)
    self->fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (self->fd < 0)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      return NULL;
    }
  self->source_id = g_unix_fd_add (self->fd, G_IO_IN | G_IO_HUP, on_ready, self);
  return g_steal_pointer (&self);
}

/**
 * vnt_remote_log_is_open:
 *
 * Returns: whether a program writes there now
 */
gboolean
vnt_remote_log_is_open (VntRemoteLog *self)
{
  g_return_val_if_fail (VNT_IS_REMOTE_LOG (self), FALSE);

  return self->open;
}

/**
 * vnt_remote_log_catch_up:
 *
 * Tells now what was written and not told yet: for whoever must know whether a program wrote before something else happened.
 */
void
vnt_remote_log_catch_up (VntRemoteLog *self)
{
  g_autoptr (VntRemoteLog) kept = NULL;
  char data[4096];
  gssize length;

  g_return_if_fail (VNT_IS_REMOTE_LOG (self));

  kept = g_object_ref (self);
  length = read (self->fd, data, sizeof data);
  if (length > 0)
    hear (self, data, (gsize) length);
}
