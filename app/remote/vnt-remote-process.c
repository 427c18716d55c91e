/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-remote-process.h"

#include <fcntl.h>
#include <glib-unix.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#define MOST_INPUT 16384 /* what a pipe takes at once, with room to spare */
#define PATIENCE_SECONDS 3

struct _VntRemoteProcess
{
  GObject parent_instance;

  GSubprocess *process;
  GDataInputStream *lines;
  GCancellable *cancellable;
  gboolean said_all;
  gboolean ended;
  int status;
  guint kill_id;
};

enum
{
  SIGNAL_LINE,
  SIGNAL_EXITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntRemoteProcess, vnt_remote_process, G_TYPE_OBJECT)

/* In the child, before it becomes another program: a desk that crashes leaves no way into a machine open. */
static void
die_with_parent (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

static void
finish (VntRemoteProcess *self)
{
  if (!self->said_all || !self->ended || self->process == NULL)
    return;
  g_clear_handle_id (&self->kill_id, g_source_remove);
  g_clear_object (&self->process);
  g_signal_emit (self, signals[SIGNAL_EXITED], 0, self->status);
}

static void read_line (VntRemoteProcess *self);

static void
on_line (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntRemoteProcess) self = user_data;
  gsize length = 0;
  g_autofree char *line =
    g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, &length, NULL);
  g_autofree char *text = line != NULL ? g_utf8_make_valid (line, (gssize) length) : NULL;

  if (text == NULL)
    {
      self->said_all = TRUE;
      finish (self);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_LINE], 0, g_strchomp (text));
  read_line (self);
}

static void
read_line (VntRemoteProcess *self)
{
  g_data_input_stream_read_line_async (self->lines, G_PRIORITY_DEFAULT, self->cancellable, on_line,
                                       g_object_ref (self));
}

static void
on_ended (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntRemoteProcess) self = user_data;
  GSubprocess *process = G_SUBPROCESS (source);

  if (!g_subprocess_wait_finish (process, result, NULL))
    return;
  self->status = g_subprocess_get_status (process);
  self->ended = TRUE;
  finish (self);
}

static gboolean
write_all (int fd, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize done = 0;

  while (done < size)
    {
      gssize n = write (fd, data + done, size - done);

      if (n < 0 && errno != EINTR)
        return FALSE;
      done += (gsize) MAX (n, 0);
    }
  return TRUE;
}

/* A descriptor from which @bytes can be read, then nothing; -1 when there is none. */
static int
make_pipe (GBytes *bytes)
{
  int ends[2];

  if (g_bytes_get_size (bytes) > MOST_INPUT || !g_unix_open_pipe (ends, FD_CLOEXEC, NULL))
    return -1;
  if (!write_all (ends[1], bytes))
    {
      close (ends[0]);
      ends[0] = -1;
    }
  close (ends[1]);
  return ends[0];
}

static void
vnt_remote_process_dispose (GObject *object)
{
  VntRemoteProcess *self = VNT_REMOTE_PROCESS (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (self->process != NULL)
    g_subprocess_send_signal (self->process, SIGTERM);
  g_clear_handle_id (&self->kill_id, g_source_remove);
  g_clear_object (&self->process);
  g_clear_object (&self->lines);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (vnt_remote_process_parent_class)->dispose (object);
}

static void
vnt_remote_process_class_init (VntRemoteProcessClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_remote_process_dispose;
  signals[SIGNAL_LINE] = g_signal_new ("line", VNT_TYPE_REMOTE_PROCESS, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_EXITED] = g_signal_new ("exited", VNT_TYPE_REMOTE_PROCESS, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
vnt_remote_process_init (VntRemoteProcess *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * vnt_remote_process_new:
 *
 * Returns: (transfer full): one that did not start
 */
VntRemoteProcess *
vnt_remote_process_new (void)
{
  return g_object_new (VNT_TYPE_REMOTE_PROCESS, NULL);
}

static GSubprocessLauncher *
new_launcher (const VntRemoteCommand *command, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  int input = make_pipe (command->input != NULL ? command->input : nothing);
  int file = command->file != NULL ? make_pipe (command->file) : -1;

  for (gsize i = 0; command->environment != NULL && command->environment[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (command->environment[i], "=", 2);

      g_subprocess_launcher_setenv (launcher, parts[0], parts[1], TRUE);
    }
  if (input >= 0)
    g_subprocess_launcher_take_stdin_fd (launcher, input);
  if (file >= 0)
    g_subprocess_launcher_take_fd (launcher, file, 3);
  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  if (input >= 0 && (file >= 0 || command->file == NULL))
    return g_steal_pointer (&launcher);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "no pipe");
  return NULL;
}

/**
 * vnt_remote_process_start:
 * @command: what to start
 * @error: place for an error
 *
 * Main thread; once.
 *
 * Returns: whether it runs
 */
gboolean
vnt_remote_process_start (VntRemoteProcess *self, const VntRemoteCommand *command, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;

  g_return_val_if_fail (VNT_IS_REMOTE_PROCESS (self), FALSE);
  g_return_val_if_fail (self->process == NULL && self->lines == NULL, FALSE);

  launcher = new_launcher (command, error);
  if (launcher == NULL)
    return FALSE;
  self->process =
    g_subprocess_launcher_spawnv (launcher, (const char *const *) command->argv, error);
  if (self->process == NULL)
    return FALSE;
  self->lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  g_data_input_stream_set_newline_type (self->lines, G_DATA_STREAM_NEWLINE_TYPE_ANY);
  g_subprocess_wait_async (self->process, NULL, on_ended, g_object_ref (self));
  read_line (self);
  return TRUE;
}

/**
 * vnt_remote_process_is_running:
 *
 * Returns: whether it started and "exited" is still to come
 */
gboolean
vnt_remote_process_is_running (VntRemoteProcess *self)
{
  g_return_val_if_fail (VNT_IS_REMOTE_PROCESS (self), FALSE);

  return self->process != NULL;
}

static gboolean
on_impatient (gpointer user_data)
{
  VntRemoteProcess *self = user_data;

  self->kill_id = 0;
  if (self->process != NULL)
    g_subprocess_force_exit (self->process);
  return G_SOURCE_REMOVE;
}

/**
 * vnt_remote_process_stop:
 *
 * Asks it to end, and ends it when it does not. "exited" follows.
 */
void
vnt_remote_process_stop (VntRemoteProcess *self)
{
  g_return_if_fail (VNT_IS_REMOTE_PROCESS (self));

  if (self->process == NULL || self->kill_id != 0)
    return;
  g_subprocess_send_signal (self->process, SIGTERM);
  self->kill_id = g_timeout_add_seconds (PATIENCE_SECONDS, on_impatient, self);
}
