/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VntPace:
 * @interval: seconds between two questions as the agent wants them
 * @battery: the computer runs on its battery
 * @saver: the agent asked the computer to save power
 * @metered: the network is paid for by the byte
 * @background: nobody sees the window
 * @no_network: there is no network, and the server is not on this computer
 *
 * What the pace of questions depends on.
 */
typedef struct
{
  guint interval;
  gboolean battery;
  gboolean saver;
  gboolean metered;
  gboolean background;
  gboolean no_network;
} VntPace;

guint vnt_pace_seconds (const VntPace *self);

G_END_DECLS
