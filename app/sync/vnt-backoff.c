/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-backoff.h"

/**
 * vnt_backoff_delay:
 * @failures: failures in a row, from 1; 0 counts as 1
 * @first: what to wait after the first, in any unit
 * @longest: never wait more than this, in the same unit
 * @chance: a random number from 0 to 1
 *
 * Exponential back-off with jitter: the wait doubles with each failure up to @longest, and up to a quarter of it is taken
 * away by @chance, so that many desks do not come back at the same moment. Pure.
 *
 * Returns: the wait, at least 1
 */
gint64
vnt_backoff_delay (guint failures, gint64 first, gint64 longest, double chance)
{
  gint64 delay = MAX (first, 1);

  for (guint i = 1; i < failures && delay < longest; i++)
    delay = delay > longest / 2 ? longest : delay * 2;

  delay = MIN (delay, longest);
  delay -= (gint64) ((double) delay * 0.25 * CLAMP (chance, 0.0, 1.0));

  return MAX (delay, 1);
}
