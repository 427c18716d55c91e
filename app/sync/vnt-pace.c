/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-pace.h"

/* However much speaks against it, news is not older than this, nor asked for more rarely than so many times slower. */
#define LONGEST 600
#define SLOWEST 8

/**
 * vnt_pace_seconds:
 *
 * How often to ask what is new: as often as the agent wants while they look at the window on a desk with mains and network;
 * half as often on battery, a quarter to save power, a quarter where bytes are paid for, half in the background. These
 * multiply. Pure.
 *
 * Returns: seconds between two questions, 0 for none until the network is back
 */
guint
vnt_pace_seconds (const VntPace *self)
{
  guint interval = MAX (self->interval, 1);
  guint slower = 1;

  if (self->no_network)
    return 0;
  if (self->saver)
    slower *= 4;
  else if (self->battery)
    slower *= 2;
  if (self->metered)
    slower *= 4;
  if (self->background)
    slower *= 2;

  return MAX (interval, MIN (interval * MIN (slower, SLOWEST), LONGEST));
}
