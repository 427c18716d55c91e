/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vnt-remote-session.h"

G_BEGIN_DECLS

/**
 * VntRemotePlaces:
 * @runtime: folder for sockets, only this user's, gone with the login: $XDG_RUNTIME_DIR/ventanilla
 * @trust: folder of the keys and certificates that are trusted
 * @askpass: path of ventanilla-askpass
 * @identity: (nullable): a key for OpenSSH; %NULL for the person's usual ones
 */
typedef struct
{
  char *runtime;
  char *trust;
  char *askpass;
  char *identity;
} VntRemotePlaces;

/**
 * VntRemoteRun:
 *
 * One session under way: its tunnel, its program, and how far it came. Main thread. Nothing it started outlives it.
 *
 * Signals: "changed": its state is another. "ask" (string, bool): OpenSSH asks something, in its own words, or the machine's password
 * is wanted, which the second tells; vnt_remote_run_answer() is to follow.
 */
#define VNT_TYPE_REMOTE_RUN (vnt_remote_run_get_type ())
G_DECLARE_FINAL_TYPE (VntRemoteRun, vnt_remote_run, VNT, REMOTE_RUN, GObject)

VntRemoteRun *vnt_remote_run_new (const VntRemoteTarget *target, const VntRemotePlaces *places);
void vnt_remote_run_start (VntRemoteRun *self, const char *secret);
void vnt_remote_run_answer (VntRemoteRun *self, const char *answer);
void vnt_remote_run_stop (VntRemoteRun *self);
VntRemoteState vnt_remote_run_get_state (VntRemoteRun *self);
VntRemoteWhy vnt_remote_run_get_why (VntRemoteRun *self);
const char *vnt_remote_run_get_detail (VntRemoteRun *self);

void vnt_remote_places_clear (VntRemotePlaces *places);

G_END_DECLS
