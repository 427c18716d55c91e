/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-remote-session.h"

G_DEFINE_BOXED_TYPE (VntRemoteSession,
                     vnt_remote_session,
                     vnt_remote_session_copy,
                     vnt_remote_session_free)

/**
 * vnt_remote_session_new:
 * @ticket: what it is about, 0 for nothing
 * @requestor: (nullable): whose machine it is
 * @target: where to
 * @now: Unix seconds
 *
 * Returns: (transfer full): a session that starts
 */
VntRemoteSession *
vnt_remote_session_new (gint64 ticket,
                        const char *requestor,
                        const VntRemoteTarget *target,
                        gint64 now)
{
  VntRemoteSession *self = g_new0 (VntRemoteSession, 1);

  self->uuid = g_uuid_string_random ();
  self->ticket = ticket;
  self->requestor = g_strdup (requestor);
  self->target = vnt_remote_target_copy (target);
  self->state = VNT_REMOTE_STARTING;
  self->started = now;
  self->beat = now;
  return self;
}

/**
 * vnt_remote_session_copy:
 *
 * Returns: (transfer full): the same
 */
VntRemoteSession *
vnt_remote_session_copy (const VntRemoteSession *self)
{
  VntRemoteSession *copy = g_memdup2 (self, sizeof *self);

  copy->uuid = g_strdup (self->uuid);
  copy->requestor = g_strdup (self->requestor);
  copy->target = vnt_remote_target_copy (self->target);
  return copy;
}

/**
 * vnt_remote_session_free:
 * @self: (transfer full): a #VntRemoteSession
 */
void
vnt_remote_session_free (VntRemoteSession *self)
{
  g_free (self->uuid);
  g_free (self->requestor);
  vnt_remote_target_free (self->target);
  g_free (self);
}

/**
 * vnt_remote_session_is_over:
 *
 * Returns: whether it failed or ended
 */
gboolean
vnt_remote_session_is_over (const VntRemoteSession *self)
{
  return self->state == VNT_REMOTE_FAILED || self->state == VNT_REMOTE_ENDED;
}

/**
 * vnt_remote_session_resume:
 *
 * The program was started anew: what it did not see the end of ended when it was last seen. What was about to be connected may
 * have been, in its last moment: it counts as a session, of a length nobody knows.
 */
void
vnt_remote_session_resume (VntRemoteSession *self)
{
  if (vnt_remote_session_is_over (self))
    return;
  self->state = VNT_REMOTE_ENDED;
  self->why = VNT_REMOTE_WHY_LOST;
  self->ended = MAX (self->beat, self->started);
}

/**
 * vnt_remote_session_leave:
 * @now: Unix seconds
 *
 * The program is closed, and knows how far it came: what was not connected will not be.
 */
void
vnt_remote_session_leave (VntRemoteSession *self, gint64 now)
{
  self->beat = now;
  if (self->state != VNT_REMOTE_STARTING)
    return;
  self->state = VNT_REMOTE_FAILED;
  self->why = VNT_REMOTE_WHY_CANCELLED;
  self->ended = now;
  self->settled = TRUE;
}

/**
 * vnt_remote_session_get_minutes:
 *
 * Returns: whole minutes it was connected, rounded to the nearest, at least one; 0 when it never was or goes on
 */
int
vnt_remote_session_get_minutes (const VntRemoteSession *self)
{
  if (self->connected == 0 || self->ended == 0)
    return 0;
  return (int) CLAMP ((self->ended - self->connected + 30) / 60, 1, G_MAXINT);
}
