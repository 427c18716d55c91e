/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-stopwatch.h"

G_DEFINE_BOXED_TYPE (VntStopwatch, vnt_stopwatch, vnt_stopwatch_copy, vnt_stopwatch_free)

/**
 * vnt_stopwatch_new:
 * @ticket: what is worked on
 *
 * Returns: (transfer full): one that measured nothing yet and does not run
 */
VntStopwatch *
vnt_stopwatch_new (gint64 ticket)
{
  VntStopwatch *self = g_new0 (VntStopwatch, 1);

  self->ticket = ticket;

  return self;
}

/**
 * vnt_stopwatch_copy:
 *
 * Returns: (transfer full): the same
 */
VntStopwatch *
vnt_stopwatch_copy (const VntStopwatch *self)
{
  return g_memdup2 (self, sizeof *self);
}

/**
 * vnt_stopwatch_free:
 * @self: (transfer full): a #VntStopwatch
 */
void
vnt_stopwatch_free (VntStopwatch *self)
{
  g_free (self);
}

/* A short break counts; a long one is asked about. */
static void
count_break (VntStopwatch *self, gint64 seconds)
{
  if (seconds <= 0)
    return;
  if (seconds < VNT_STOPWATCH_AWAY)
    self->seconds += seconds;
  else
    self->away += seconds;
}

/**
 * vnt_stopwatch_pass:
 * @awake: seconds that went by while the computer was awake
 * @asleep: seconds it slept in between
 *
 * Time goes by. The clock on the wall has no part in it: turning it changes nothing.
 */
void
vnt_stopwatch_pass (VntStopwatch *self, gint64 awake, gint64 asleep)
{
  if (!self->running)
    return;
  self->seconds += MAX (awake, 0);
  count_break (self, asleep);
}

/**
 * vnt_stopwatch_resume:
 * @now: Unix seconds
 *
 * The program was started anew: what went by since it was last written down. A clock that was turned back says nothing.
 */
void
vnt_stopwatch_resume (VntStopwatch *self, gint64 now)
{
  if (self->running)
    count_break (self, now - self->beat);
  self->beat = now;
}

/**
 * vnt_stopwatch_doubt:
 * @seconds: how long nobody touched the computer, up to now
 *
 * What was counted meanwhile may not count.
 */
void
vnt_stopwatch_doubt (VntStopwatch *self, gint64 seconds)
{
  gint64 doubtful = CLAMP (seconds, 0, self->seconds);

  self->seconds -= doubtful;
  self->away += doubtful;
}

/**
 * vnt_stopwatch_answer:
 * @count: whether the time in question counts
 */
void
vnt_stopwatch_answer (VntStopwatch *self, gboolean count)
{
  if (count)
    self->seconds += self->away;
  self->away = 0;
}

/**
 * vnt_stopwatch_minutes:
 *
 * Returns: whole minutes to book, rounded to the nearest, at least one when anything was measured
 */
int
vnt_stopwatch_minutes (const VntStopwatch *self)
{
  if (self->seconds <= 0)
    return 0;

  return (int) MAX ((self->seconds + 30) / 60, 1);
}
