/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vnt-remote-run.h"

/* A server of this test alone, on the loopback. */
typedef struct
{
  GSubprocess *process;
  guint port;
} Server;

/* A private folder with what is trusted, and the session under way. */
typedef struct
{
  char *folder;
  VntRemotePlaces places;
  VntRemoteTarget *target;
  VntRemoteRun *run;
  Server server;
  char *answer; /* to whatever OpenSSH asks */
  guint questions;
  gboolean asked_password; /* whether the last one was for the machine's */
  int display; /* of the VNC server that was started last */
} Remote;

#define REMOTE_SECRET "Pa55 wo\"rd$"
#define REMOTE_USER "vnt-lucia"

void remote_set_up (Remote *remote, gconstpointer data);
void remote_tear_down (Remote *remote, gconstpointer data);
char *remote_path (Remote *remote, const char *name);
void remote_write (Remote *remote, const char *name, const char *text);
void remote_command (Remote *remote, const char *input, const char *const *argv, char **output);
guint remote_find_port (void);
void remote_iterate_until (gboolean (*condition) (gpointer data), gpointer data, const char *what);
gboolean remote_has_pseudo_terminal (void);
void remote_start_server (Remote *remote, Server *server, const char *const *argv);
void remote_stop_server (Server *server);
guint remote_count_sessions (Server *server);
void remote_kill_sessions (Server *server);
void remote_start_sshd (Remote *remote, Server *server, const char *host_key);
void remote_start_gate (Remote *remote, Server *gate);
void remote_start_sshd_password (Remote *remote, Server *server, const char *secret);
void remote_start_sshd_both (Remote *remote, Server *server, const char *secret);
void remote_start_vnc (Remote *remote, Server *server);
void remote_start_spice (Remote *remote, Server *server);
void remote_start_spice_tls (Remote *remote, Server *server, const char *name);
void remote_start_rdp (Remote *remote, Server *server, const char *home);

char *remote_try_tool (const char *display, const char *words);
void remote_type_password (Remote *remote, const char *title, const char *secret);
void remote_begin (Remote *remote, const char *secret);
void remote_wait_connected (Remote *remote);
void remote_wait_failed (Remote *remote, VntRemoteWhy why);
void remote_wait_ended (Remote *remote, VntRemoteWhy why);
void remote_assert_nothing_left (Remote *remote);
