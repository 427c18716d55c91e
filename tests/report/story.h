/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-message.h"
#include "vnt-service-times.h"

#define MINUTE G_GINT64_CONSTANT (60)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
/* Monday, 2026-11-23, 00:00 UTC */
#define MONDAY G_GINT64_CONSTANT (1795392000)

/* A ticket as a test tells it. */
typedef struct
{
  VntServicePolicy *policy;
  VntTicket *ticket;
  const char *queue;
  GPtrArray *history;
  GHashTable *classes;
  gint64 next_id;
} Story;

void story_begin (Story *story, const char *general);
void story_end (Story *story);
VntMessage *say (Story *story, gint64 when, VntMessageKind kind, const char *author);
void change (Story *story, gint64 when, const char *field, char **place, const char *value);
void set_status (Story *story, gint64 when, const char *status);
VntServiceClock *find (Story *story, gint64 now, VntTarget target);
VntRowClock row_of (Story *story, gint64 now);
void check_segments (const VntServiceClock *clock, gint64 now);
