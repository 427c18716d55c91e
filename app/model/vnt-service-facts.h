/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-ticket.h"

G_BEGIN_DECLS

/**
 * VntServiceFacts:
 * @ticket: the row as it is shown
 * @queue: (nullable): name of its queue
 * @history: (element-type VntMessage): what is on this computer of its conversation and events, oldest first
 * @requestors: (nullable) (array zero-terminated=1): logins or addresses of everybody who asked; the row's is among them anyway
 * @classes: (element-type utf8 gint): what the statuses that occur in it mean: a #VntStatusClass by status
 *
 * What is known of a ticket that its clocks are worked out from. Borrowed values.
 */
typedef struct
{
  const VntTicket *ticket;
  const char *queue;
  GPtrArray *history;
  const char *const *requestors;
  GHashTable *classes;
} VntServiceFacts;

typedef void (*VntServiceFactsFunc) (const VntServiceFacts *facts, gpointer data);

/**
 * VntRowClockFunc:
 * @facts: what is known of a ticket that is not closed
 * @row: (out caller-allocates): what its row keeps
 *
 * Works out what service levels make of a ticket. Called on any thread.
 */
typedef void (*VntRowClockFunc) (const VntServiceFacts *facts, VntRowClock *row, gpointer data);

G_END_DECLS
