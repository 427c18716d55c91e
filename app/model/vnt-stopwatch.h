/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * VntStopwatch:
 * @ticket: what is worked on
 * @seconds: time that counts
 * @away: seconds of which nobody knows yet whether they count
 * @beat: Unix seconds when this was written down; only a process that was started anew needs it
 * @running: it goes on counting
 *
 * Time being measured, not booked yet. Plain value: vnt_stopwatch_copy() it.
 */
typedef struct
{
  gint64 ticket;
  gint64 seconds;
  gint64 away;
  gint64 beat;
  gboolean running;
} VntStopwatch;

/* Seconds nobody was there from which on it is asked whether they count. */
#define VNT_STOPWATCH_AWAY G_GINT64_CONSTANT (300)

#define VNT_TYPE_STOPWATCH (vnt_stopwatch_get_type ())
GType vnt_stopwatch_get_type (void);
VntStopwatch *vnt_stopwatch_new (gint64 ticket);
VntStopwatch *vnt_stopwatch_copy (const VntStopwatch *self);
void vnt_stopwatch_free (VntStopwatch *self);
void vnt_stopwatch_pass (VntStopwatch *self, gint64 awake, gint64 asleep);
void vnt_stopwatch_resume (VntStopwatch *self, gint64 now);
void vnt_stopwatch_doubt (VntStopwatch *self, gint64 seconds);
void vnt_stopwatch_answer (VntStopwatch *self, gboolean count);
int vnt_stopwatch_minutes (const VntStopwatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntStopwatch, vnt_stopwatch_free)

G_END_DECLS
