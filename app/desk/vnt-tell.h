/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-message.h"
#include "vnt-ticket.h"

G_BEGIN_DECLS

/* Why the agent is told of something. */
typedef enum
{
  VNT_TELL_NOT,
  VNT_TELL_MENTIONED, /* somebody wrote their name in a note */
  VNT_TELL_ASSIGNED, /* somebody made it theirs */
  VNT_TELL_MINE, /* somebody wrote on a ticket of theirs */
  VNT_TELL_FOLLOWED, /* something happened to a ticket they follow */
  VNT_TELL_QUEUE, /* new in a queue of theirs, and nobody's */
  VNT_TELL_DUE, /* soon late, and theirs */
} VntTellWhy;

/* What they want to be told of. */
typedef enum
{
  VNT_TELL_WANTS_MINE = 1 << 0, /* and what they follow */
  VNT_TELL_WANTS_QUEUES = 1 << 1,
  VNT_TELL_WANTS_MENTIONS = 1 << 2,
  VNT_TELL_WANTS_DUE = 1 << 3,
  VNT_TELL_WANTS_ALL = (1 << 4) - 1,
} VntTellWants;

/**
 * VntTellContext:
 * @login: (nullable): who the agent is
 * @name: (nullable): what people call them
 * @wants: of #VntTellWants
 * @in_front: the ticket they have before their eyes, 0 for none
 */
typedef struct
{
  char *login;
  char *name;
  guint wants;
  gint64 in_front;
} VntTellContext;

VntTellWhy vnt_tell_decide (const VntTellContext *context,
                            const VntMessage *message,
                            const VntTicket *ticket,
                            gboolean my_queue);
VntTellWhy vnt_tell_decide_due (const VntTellContext *context, const VntTicket *ticket, gint64 now);
gboolean vnt_tell_concerns (const char *login, const VntMessage *message, const VntTicket *ticket);
gboolean vnt_tell_is_quiet (int from, int to, int hour);
gint64 vnt_tell_came_back (gint64 since, gint64 came, gint64 left);

G_END_DECLS
