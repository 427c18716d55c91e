/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-service-policy.h"

G_BEGIN_DECLS

/* What a queue uses of its own. */
typedef struct
{
  char *level; /* nullable */
  VntCalendar *calendar; /* nullable */
} VntQueueRule;

/* Shared with the reader of its file. */
struct _VntServicePolicy
{
  char *text; /* as it is kept: whole in itself */
  guint skipped; /* entries of calendars brought in that were left out */
  char *level; /* nullable: of tickets without one */
  VntCalendar *calendar;
  int at_risk;
  gboolean pause_waiting; /* no status was named: all that mean waiting */
  GHashTable *pause; /* of folded statuses */
  GHashTable *supplier;
  GStrv supervisors; /* nullable: logins */
  gboolean counts_resolved;
  gboolean honours_due;
  GHashTable *holidays; /* name → VntHolidays */
  GHashTable *calendars; /* name → VntCalendar */
  GHashTable *levels; /* folded name → VntServiceLevel */
  GHashTable *queues; /* folded name → VntQueueRule */
};

VntServicePolicy *vnt_service_policy_new_empty (void);

G_END_DECLS
