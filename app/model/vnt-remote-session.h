/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-remote-target.h"

G_BEGIN_DECLS

/* How far a session came. Stored: append only. */
typedef enum
{
  VNT_REMOTE_STARTING = 1,
  VNT_REMOTE_CONNECTED = 2,
  VNT_REMOTE_FAILED = 3,
  VNT_REMOTE_ENDED = 4,
} VntRemoteState;

/* Why it failed or ended. Stored: append only. */
typedef enum
{
  VNT_REMOTE_WHY_NONE = 0,
  VNT_REMOTE_WHY_REFUSED = 1, /* nothing listens there */
  VNT_REMOTE_WHY_UNREACHABLE = 2, /* no way there, or no such name */
  VNT_REMOTE_WHY_DENIED = 3, /* the password or the key was not accepted */
  VNT_REMOTE_WHY_CHANGED = 4, /* its certificate or key is another than the one trusted */
  VNT_REMOTE_WHY_MISSING = 5, /* the program is not installed */
  VNT_REMOTE_WHY_LOST = 6, /* the connection broke, or this computer stopped */
  VNT_REMOTE_WHY_UNKNOWN = 7,
  VNT_REMOTE_WHY_CANCELLED = 8, /* the agent gave up */
  VNT_REMOTE_WHY_JUMP = 9, /* the jump host could not be passed */
  VNT_REMOTE_WHY_OTHER_PROTOCOL = 10, /* something else answers there */
} VntRemoteWhy;

/**
 * VntRemoteSession:
 * @uuid: (not nullable): its identity
 * @ticket: what it was about, 0 for nothing
 * @requestor: (nullable): whose machine it was
 * @target: (not nullable): where to
 * @started: Unix seconds, as are the others; 0 while it did not happen
 * @beat: when it was last known to go on: what a crash leaves of its end
 * @settled: what came of it was written down on the ticket, or the agent decided not to
 *
 * One remote session, known from before its program starts. Plain value: vnt_remote_session_copy() it.
 */
typedef struct
{
  char *uuid;
  gint64 ticket;
  char *requestor;
  VntRemoteTarget *target;
  VntRemoteState state;
  VntRemoteWhy why;
  gint64 started;
  gint64 connected;
  gint64 ended;
  gint64 beat;
  gboolean settled;
} VntRemoteSession;

#define VNT_TYPE_REMOTE_SESSION (vnt_remote_session_get_type ())
GType vnt_remote_session_get_type (void);
VntRemoteSession *vnt_remote_session_new (gint64 ticket,
                                          const char *requestor,
                                          const VntRemoteTarget *target,
                                          gint64 now);
VntRemoteSession *vnt_remote_session_copy (const VntRemoteSession *self);
void vnt_remote_session_free (VntRemoteSession *self);
gboolean vnt_remote_session_is_over (const VntRemoteSession *self);
void vnt_remote_session_resume (VntRemoteSession *self);
void vnt_remote_session_leave (VntRemoteSession *self, gint64 now);
int vnt_remote_session_get_minutes (const VntRemoteSession *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntRemoteSession, vnt_remote_session_free)

G_END_DECLS
