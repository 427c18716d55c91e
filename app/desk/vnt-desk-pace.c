/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often the server is asked what is new. */
#include "vnt-desk-pace.h"

#include "vnt-desk-private.h"

/**
 * vnt_desk_set_poll_interval:
 * @seconds: between two questions for what is new
 *
 * As the agent wants them: on battery, on a metered network and in the background there are fewer, and none while there is
 * no network.
 */
void
vnt_desk_set_poll_interval (VntDesk *self, guint seconds)
{
  self->interval = seconds;
  if (self->sync != NULL)
    vnt_sync_set_interval (self->sync, seconds);
}

/**
 * vnt_desk_set_background:
 * @background: nobody sees what is shown
 *
 * What is new is asked for more rarely, and at once when somebody looks again.
 */
void
vnt_desk_set_background (VntDesk *self, gboolean background)
{
  self->background = background;
  if (self->sync != NULL)
    vnt_sync_set_background (self->sync, background);
}
