/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vnt-remote-command.h"

G_BEGIN_DECLS

/**
 * VntRemoteProcess:
 *
 * A program that was started, what it says, and how it ended. It does not outlive this one.
 *
 * Signals: "line" (string): it wrote a line, on either channel; valid UTF-8. "exited" (int): its wait status, after its last
 * line; once.
 */
#define VNT_TYPE_REMOTE_PROCESS (vnt_remote_process_get_type ())
G_DECLARE_FINAL_TYPE (VntRemoteProcess, vnt_remote_process, VNT, REMOTE_PROCESS, GObject)

VntRemoteProcess *vnt_remote_process_new (void);
gboolean vnt_remote_process_start (VntRemoteProcess *self,
                                   const VntRemoteCommand *command,
                                   GError **error);
gboolean vnt_remote_process_is_running (VntRemoteProcess *self);
void vnt_remote_process_stop (VntRemoteProcess *self);

G_END_DECLS
