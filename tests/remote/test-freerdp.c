/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which client of FreeRDP is started, and with what. The clients are scripts that write that down; nothing else is there. */
#include <string.h>

#include "remote-fixture.h"

#define SECRET "Pa55 wo\"rd$1"

typedef struct
{
  Remote remote;
  GSocketService *machine;
  char *path; /* as it was */
} Client;

/* Answers as an RDP server without TLS does. */
static gboolean
on_knock (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  static const guint8 yes[] = { 3, 0, 0, 11, 6, 0xd0, 0, 0, 0, 0, 0 };

  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), yes,
                             sizeof yes, NULL, NULL, NULL);
  return TRUE;
}

static void
add_client (Client *self, const char *name)
{
  g_autofree char *bin = remote_path (&self->remote, "bin");
  g_autofree char *path = g_build_filename (bin, name, NULL);
  g_autofree char *said = remote_path (&self->remote, "said");
  g_autofree char *script =
    g_strdup_printf ("#!/bin/sh\nIFS= read -r given\n"
                     "{ printf '%%s|' %s \"$@\"; printf '<%%s>' \"$given\"; } >'%s'\n"
                     "echo 'Local framebuffer format'\nexec /bin/sleep 600\n",
                     name, said);

  g_assert_true (g_file_set_contents_full (path, script, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
}

static void
set_up (Client *self, gconstpointer data)
{
  g_autofree char *bin = NULL;
  g_autofree char *stdbuf = g_find_program_in_path ("stdbuf");
  VntRemoteTarget *target = vnt_remote_target_new (VNT_REMOTE_RDP, "127.0.0.1");

  remote_set_up (&self->remote, data);
  bin = remote_path (&self->remote, "bin");
  self->machine = g_socket_service_new ();
  target->user = g_strdup ("lucia");
  target->port =
    g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (self->machine), NULL, NULL);
  self->remote.target = target;
  g_signal_connect (self->machine, "incoming", G_CALLBACK (on_knock), NULL);
  g_socket_service_start (self->machine);
  {
    const char *make[] = { "mkdir", bin, NULL };
    const char *link[] = { "ln", "-s", stdbuf, bin, NULL };

    remote_command (&self->remote, "", make, NULL);
    remote_command (&self->remote, "", link, NULL);
  }
  self->path = g_strdup (g_getenv ("PATH"));
  g_setenv ("PATH", bin, TRUE);
  g_setenv ("WAYLAND_DISPLAY", "wayland-0", TRUE);
}

static void
tear_down (Client *self, gconstpointer data)
{
  g_setenv ("PATH", self->path, TRUE);
  g_unsetenv ("WAYLAND_DISPLAY");
  g_free (self->path);
  g_socket_service_stop (self->machine);
  g_clear_object (&self->machine);
  remote_tear_down (&self->remote, data);
}

/* What the client that was started said it was given. */
static char *
start (Client *self)
{
  g_autofree char *path = remote_path (&self->remote, "said");
  char *said = NULL;

  remote_begin (&self->remote, SECRET);
  remote_wait_connected (&self->remote);
  g_assert_true (g_file_get_contents (path, &said, NULL, NULL));
  return said;
}

/* Where only the one for Wayland is installed it gets the same, and the password by its standard input. */
static void
test_wayland (Client *self, gconstpointer data)
{
  g_autofree char *said = NULL;
  g_autofree char *wanted =
    g_strdup_printf ("wlfreerdp|/v:127.0.0.1:%u|/u:lucia|/d:|/from-stdin:force|/cert:deny|"
                     "/t:127.0.0.1|/log-level:INFO|/dynamic-resolution|<" SECRET ">",
                     self->remote.target->port);

  add_client (self, "wlfreerdp");
  said = start (self);
  g_assert_cmpstr (said, ==, wanted);
}

static void
test_both (Client *self, gconstpointer data)
{
  g_autofree char *said = NULL;

  add_client (self, "wlfreerdp");
  add_client (self, "xfreerdp");
  said = start (self);
  g_assert_true (g_str_has_prefix (said, "xfreerdp|/v:127.0.0.1:"));
}

/* Without Wayland it could show nothing: the package of the other one is named. */
static void
test_no_wayland (Client *self, gconstpointer data)
{
  g_unsetenv ("WAYLAND_DISPLAY");
  add_client (self, "wlfreerdp");
  remote_begin (&self->remote, SECRET);
  remote_wait_failed (&self->remote, VNT_REMOTE_WHY_MISSING);
  g_assert_cmpstr (vnt_remote_run_get_detail (self->remote.run), ==, "freerdp2-x11");
}

#define ADD(path, func) g_test_add ("/remote/freerdp/" path, Client, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("wayland", test_wayland);
  ADD ("both", test_both);
  ADD ("no-wayland", test_no_wayland);
  return g_test_run ();
}
