/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a program in a terminal writes is heard, also when its connection ends in the same moment. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "vnt-remote-log.h"

typedef struct
{
  char *folder;
  char *path;
  VntRemoteLog *log;
  guint opened;
  GString *lines;
} Written;

static void
on_opened (Written *self)
{
  self->opened++;
}

static void
on_line (Written *self, const char *line)
{
  g_string_append_printf (self->lines, "%s|", line);
}

static void
set_up (Written *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("r-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "l", NULL);
  self->log = vnt_remote_log_new (self->path, NULL);
  self->lines = g_string_new (NULL);
  g_assert_nonnull (self->log);
  g_signal_connect_swapped (self->log, "opened", G_CALLBACK (on_opened), self);
  g_signal_connect_swapped (self->log, "line", G_CALLBACK (on_line), self);
}

static void
tear_down (Written *self, gconstpointer data)
{
  g_object_unref (self->log);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
  g_string_free (self->lines, TRUE);
}

static void
write_line (Written *self, const char *line)
{
  int fd = open (self->path, O_WRONLY | O_CLOEXEC);

  g_assert_cmpint (write (fd, line, strlen (line)), ==, (gssize) strlen (line));
  close (fd);
}

/* Nobody had the time to listen: who asks is told. */
static void
test_catch_up (Written *self, gconstpointer data)
{
  write_line (self, "OpenSSH_9.2\n");
  g_assert_cmpuint (self->opened, ==, 0);
  vnt_remote_log_catch_up (self->log);
  g_assert_cmpuint (self->opened, ==, 1);
  g_assert_cmpstr (self->lines->str, ==, "OpenSSH_9.2|");
}

static void
test_nothing_written (Written *self, gconstpointer data)
{
  vnt_remote_log_catch_up (self->log);
  g_assert_cmpuint (self->opened, ==, 0);
}

#define ADD(path, func) g_test_add ("/remote/log/" path, Written, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("catch-up", test_catch_up);
  ADD ("nothing-written", test_nothing_written);
  return g_test_run ();
}
