/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-calendar.h"
#include "vnt-service-clock.h"

G_BEGIN_DECLS

/* A promise: so many working minutes, or closing time of so many working days later. Neither is none. */
typedef struct
{
  int minutes;
  int days;
} VntPromise;

#define VNT_TARGETS (VNT_TARGET_SUPPLIER + 1)

/**
 * VntServiceLevel:
 * @name: (not nullable): as tickets name it
 * @promises: by #VntTarget
 * @at_risk: percent of a promise that is left when it becomes at risk, -1 for what the desk uses otherwise
 * @calendar: (nullable): whose hours count; %NULL for the queue's
 *
 * A service level. Filled by its maker, then frozen.
 */
typedef struct
{
  char *name;
  VntPromise promises[VNT_TARGETS];
  int at_risk;
  VntCalendar *calendar;
} VntServiceLevel;

VntServiceLevel *vnt_service_level_new (const char *name);
void vnt_service_level_free (VntServiceLevel *self);
gboolean vnt_promise_parse (const char *text, VntPromise *promise);
char *vnt_promise_to_text (const VntPromise *promise);
gint64 vnt_promise_get_seconds (const VntPromise *promise, VntCalendar *calendar, gint64 start);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntServiceLevel, vnt_service_level_free)

G_END_DECLS
