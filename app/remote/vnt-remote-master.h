/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vnt-remote-command.h"
#include "vnt-remote-session.h"

G_BEGIN_DECLS

/**
 * VntRemoteMaster:
 *
 * A connection of OpenSSH that is ours: others go through its socket or its tunnel, and end with it.
 *
 * Signals: "ready": others may use it. "ask" (string): see #VntRemoteAsker. "ended" (int, string): a #VntRemoteWhy, and its last
 * words or %NULL; once.
 */
#define VNT_TYPE_REMOTE_MASTER (vnt_remote_master_get_type ())
G_DECLARE_FINAL_TYPE (VntRemoteMaster, vnt_remote_master, VNT, REMOTE_MASTER, GObject)

VntRemoteMaster *vnt_remote_master_new (void);
gboolean vnt_remote_master_start (VntRemoteMaster *self,
                                  VntRemoteCommand *command,
                                  const char *asker,
                                  const char *askpass,
                                  GError **error);
void vnt_remote_master_answer (VntRemoteMaster *self, const char *answer);
void vnt_remote_master_stop (VntRemoteMaster *self);

G_END_DECLS
