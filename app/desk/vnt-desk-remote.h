/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"
#include "vnt-remote-session.h"

G_BEGIN_DECLS

/**
 * VntDeskRemote:
 *
 * The agent's remote sessions: those under way, and those nothing was written down of yet, also from before a crash. A
 * session is durable before its program starts. Used from the desk's thread; what runs ends with it.
 *
 * Signals: "changed": what vnt_desk_remote_list() says. "over" (#VntRemoteSession): one ended, or was found to have. "ask" (string uuid,
 * string question, bool password): OpenSSH wants to know something, in its own words, or the password of the machine is wanted, which
 * may be kept; vnt_desk_remote_answer() is to follow.
 */
#define VNT_TYPE_DESK_REMOTE (vnt_desk_remote_get_type ())
G_DECLARE_FINAL_TYPE (VntDeskRemote, vnt_desk_remote, VNT, DESK_REMOTE, GObject)

VntDeskRemote *vnt_desk_remote_new (VntDesk *desk);
GPtrArray *vnt_desk_remote_list (VntDeskRemote *self);
const VntRemoteSession *vnt_desk_remote_get (VntDeskRemote *self, const char *uuid);
const char *vnt_desk_remote_get_detail (VntDeskRemote *self, const char *uuid);
char *vnt_desk_remote_start (VntDeskRemote *self,
                             gint64 ticket,
                             const char *requestor,
                             const VntRemoteTarget *target,
                             const char *secret,
                             GError **error);
void vnt_desk_remote_answer (VntDeskRemote *self, const char *uuid, const char *answer);
void vnt_desk_remote_stop (VntDeskRemote *self, const char *uuid);
void vnt_desk_remote_settle (VntDeskRemote *self,
                             const char *uuid,
                             const char *comment,
                             int minutes);
void vnt_desk_remote_keep (VntDeskRemote *self, const char *uuid, const char *comment, int minutes);

G_END_DECLS
