/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  VNT_ONLINE_STARTING, /* not tried yet */
  VNT_ONLINE_YES, /* the server answered last time */
  VNT_ONLINE_NO, /* no network, or the server does not answer */
  VNT_ONLINE_SIGNED_OUT, /* the server no longer takes the credentials; what waits is kept */
  VNT_ONLINE_UNTRUSTED, /* the server's certificate is not trusted */
} VntOnline;

typedef enum
{
  VNT_PHASE_IDLE, /* up to date as of the last answer */
  VNT_PHASE_FIRST, /* the agent's own tickets */
  VNT_PHASE_REST, /* every other ticket */
  VNT_PHASE_HISTORY, /* conversations */
  VNT_PHASE_CHANGES, /* what is new */
  VNT_PHASE_SENDING, /* the outbox */
} VntPhase;

/* How much of what the server had when the fetching began, or was last asked for, is here. */
typedef enum
{
  VNT_FETCHED_NOTHING,
  VNT_FETCHED_TICKETS, /* every ticket as it is now; older conversations may be missing */
  VNT_FETCHED_ALL,
} VntFetched;

G_END_DECLS
