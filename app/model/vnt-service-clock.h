/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What was promised. Stored: append only. */
typedef enum
{
  VNT_TARGET_NONE = 0,
  VNT_TARGET_RESPONSE = 1, /* the first answer */
  VNT_TARGET_NEXT_RESPONSE = 2, /* the answer to what the requestor wrote since */
  VNT_TARGET_RESOLUTION = 3,
  VNT_TARGET_OWN = 4, /* somebody takes it */
  VNT_TARGET_SUPPLIER = 5, /* how long others had it; nothing is promised */
} VntTarget;

typedef enum
{
  VNT_CLOCK_NONE, /* nothing is promised; @used is still known */
  VNT_CLOCK_RUNNING,
  VNT_CLOCK_PAUSED,
  VNT_CLOCK_AT_RISK,
  VNT_CLOCK_BREACHED, /* late, and not done yet */
  VNT_CLOCK_MET,
  VNT_CLOCK_MISSED, /* done, but late */
} VntClockState;

typedef enum
{
  VNT_SEGMENT_COUNTED,
  VNT_SEGMENT_CLOSED, /* outside the hours of service */
  VNT_SEGMENT_HOLIDAY,
  VNT_SEGMENT_PAUSED, /* waiting for the requestor, or for anything but a supplier */
  VNT_SEGMENT_SUPPLIER,
  VNT_SEGMENT_RESOLVED, /* resolved, and opened again later */
} VntSegmentReason;

/**
 * VntSegment:
 * @from: Unix seconds
 * @to: Unix seconds, above @from
 * @reason: whether it counted, and why not
 * @seconds: working seconds in it: counted, or what a pause spared
 * @detail: (nullable): the holiday's name, or the status
 *
 * A stretch of a ticket's life that counted for a clock, or did not.
 */
typedef struct
{
  gint64 from;
  gint64 to;
  VntSegmentReason reason;
  gint64 seconds;
  char *detail;
} VntSegment;

/**
 * VntServiceClock:
 * @paused: it stands still now; @state says so too unless it was late before
 * @start: when it began, Unix seconds
 * @end: when it ended, 0 while it goes on
 * @promised: working seconds promised, 0 when unknown
 * @used: working seconds that counted
 * @gross: working seconds from @start to @end, or to now, pauses included
 * @due: when it is, or was, late; 0 while that is not known: nothing is promised, or it is paused
 * @risk: from when on it is at risk; 0 with @due
 * @left: working seconds to @due; below 0 those it is late by; meaningless without a promise
 * @server_due: @due was set on the server
 * @partial: not all of the ticket's history is on this computer: pauses may be missing
 * @level: (nullable): the service level that promised it
 * @calendar: (nullable): whose hours count now
 * @segments: (element-type VntSegment): from @start to @end, or to now; empty unless asked for
 *
 * One promise of a service level and how it stands. Frozen.
 */
typedef struct
{
  VntTarget target;
  VntClockState state;
  gboolean paused;
  gint64 start;
  gint64 end;
  gint64 promised;
  gint64 used;
  gint64 gross;
  gint64 due;
  gint64 risk;
  gint64 left;
  gboolean server_due;
  gboolean partial;
  char *level;
  char *calendar;
  GPtrArray *segments;
} VntServiceClock;

#define VNT_TYPE_SERVICE_CLOCK (vnt_service_clock_get_type ())
GType vnt_service_clock_get_type (void);
VntServiceClock *vnt_service_clock_new (VntTarget target);
VntServiceClock *vnt_service_clock_ref (VntServiceClock *self);
void vnt_service_clock_unref (VntServiceClock *self);
void vnt_service_clock_add_segment (VntServiceClock *self,
                                    gint64 from,
                                    gint64 to,
                                    VntSegmentReason reason,
                                    gint64 seconds,
                                    const char *detail);

const char *vnt_target_get_name (VntTarget target);
const char *vnt_target_get_definition (VntTarget target);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntServiceClock, vnt_service_clock_unref)

/**
 * VntRowClock:
 * @target: what is most pressing; %VNT_TARGET_NONE when nothing is promised any more
 * @due: when it is late; 0 when it is not known
 * @risk: from when on it is at risk; 0 while paused
 * @paused: it stands still
 * @left: while paused, the working seconds that are left; below 0 those it is late by
 *
 * What a row keeps of its ticket's clocks. It changes only when the ticket does: the rest is the time of day.
 */
typedef struct
{
  VntTarget target;
  gint64 due;
  gint64 risk;
  gboolean paused;
  gint64 left;
} VntRowClock;

gboolean vnt_row_clock_equal (const VntRowClock *a, const VntRowClock *b);
VntClockState vnt_row_clock_get_state (const VntRowClock *self, gint64 now);

G_END_DECLS
