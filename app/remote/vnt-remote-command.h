/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "vnt-remote-target.h"

G_BEGIN_DECLS

/**
 * VntRemoteCommand:
 * @argv: (array zero-terminated=1): the program and its arguments; never a secret among them, never a shell
 * @environment: (array zero-terminated=1): "NAME=value" added to the environment
 * @input: (nullable): what is written to its standard input, which is then closed
 * @file: (nullable): what it reads from descriptor 3
 *
 * What is started, worked out before anything happens.
 */
typedef struct
{
  GStrv argv;
  GStrv environment;
  GBytes *input;
  GBytes *file;
} VntRemoteCommand;

/**
 * VntRemoteRoute:
 * @host: (nullable): where a program finds the machine when a tunnel leads to it; %NULL for the machine itself
 * @port: the port there
 * @socket: (nullable): a socket instead
 *
 * How a program reaches the target: by itself, or through a tunnel of ours.
 */
typedef struct
{
  const char *host;
  guint port;
  const char *socket;
} VntRemoteRoute;

/**
 * VntRemoteSshFiles:
 * @control: the master's socket
 * @known_hosts: keys that are trusted
 * @identity: (nullable): a key; %NULL for the person's usual ones
 * @log: (nullable): where a client says what happens; open as long as it lives
 */
typedef struct
{
  const char *control;
  const char *known_hosts;
  const char *log;
  const char *identity;
} VntRemoteSshFiles;

void vnt_remote_command_free (VntRemoteCommand *self);

/* Each wants a target that vnt_remote_target_check() accepted, and returns (transfer full). @secret may be %NULL. */
VntRemoteCommand *vnt_remote_command_vnc (const char *program,
                                          const VntRemoteTarget *target,
                                          const VntRemoteRoute *route,
                                          const char *secret);
VntRemoteCommand *vnt_remote_command_rdp (const char *program,
                                          const VntRemoteTarget *target,
                                          const VntRemoteRoute *route,
                                          const char *fingerprint,
                                          const char *secret);
VntRemoteCommand *vnt_remote_command_spice (const char *program,
                                            const VntRemoteTarget *target,
                                            const VntRemoteRoute *route,
                                            const char *certificates,
                                            const char *secret);
VntRemoteCommand *vnt_remote_command_ssh_master (const char *program,
                                                 const VntRemoteTarget *target,
                                                 const VntRemoteRoute *route,
                                                 const VntRemoteSshFiles *files,
                                                 const char *forward);
VntRemoteCommand *vnt_remote_command_ssh_client (const char *program,
                                                 const VntRemoteTarget *target,
                                                 const VntRemoteSshFiles *files,
                                                 const char *const *terminal);
char *vnt_remote_forward_port (guint local, const VntRemoteTarget *target);
char *vnt_remote_forward_socket (const char *local, const VntRemoteTarget *target);
char *vnt_remote_address (const VntRemoteTarget *target, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntRemoteCommand, vnt_remote_command_free)

G_END_DECLS
