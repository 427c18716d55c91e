/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another process of the same person, as the window is: opens the desk, says so, and keeps it open until its input ends. */
#include <glib-unix.h>
#include <stdio.h>

#include "vnt-desk.h"

static void
on_opened (GObject *source, GAsyncResult *result, gpointer loop)
{
  g_autoptr (GError) error = NULL;

  vnt_desk_open_finish (VNT_DESK (source), result, &error);
  g_assert_no_error (error);
}

/* What is told apart by a word on a line of its own: the state of the server, and how much waits. */
static void
say (VntDesk *desk)
{
  g_print ("state %d waiting %u\n", (int) vnt_desk_get_state (desk), vnt_desk_get_waiting (desk));
  fflush (stdout);
}

static gboolean
on_input (gint fd, GIOCondition condition, gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

int
main (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (VntDesk) desk = vnt_desk_new (NULL, NULL);

  g_signal_connect (desk, "notify::state", G_CALLBACK (say), NULL);
  g_signal_connect (desk, "notify::waiting", G_CALLBACK (say), NULL);
  vnt_desk_open_async (desk, NULL, on_opened, loop);
  g_unix_fd_add (0, G_IO_IN | G_IO_HUP, on_input, loop);
  g_main_loop_run (loop);
  vnt_desk_close (desk);

  return 0;
}
