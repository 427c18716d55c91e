/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-holidays.h"

G_BEGIN_DECLS

/**
 * VntCalendar:
 *
 * When people work: hours of each day of the week, any number of spans a day, in one time zone, without holidays. Filled by its
 * maker, then frozen; any thread may ask it.
 *
 * Working time is measured in seconds of real time between opening and closing: a night with a change to summer time is an
 * hour shorter. A day without a certain local time (the hour that is skipped) has that time's successor.
 */
typedef struct _VntCalendar VntCalendar;

#define VNT_MINUTES_OF_DAY (24 * 60)

VntCalendar *vnt_calendar_new (const char *name, GTimeZone *zone);
VntCalendar *vnt_calendar_ref (VntCalendar *self);
void vnt_calendar_unref (VntCalendar *self);
void vnt_calendar_add_hours (VntCalendar *self, GDateWeekday day, int from, int to);
void vnt_calendar_add_holidays (VntCalendar *self, VntHolidays *holidays);
void vnt_calendar_add_worked (VntCalendar *self, int year, int month, int day);

const char *vnt_calendar_get_name (VntCalendar *self);
GTimeZone *vnt_calendar_get_zone (VntCalendar *self);
gint64 vnt_calendar_between (VntCalendar *self, gint64 from, gint64 to);
gint64 vnt_calendar_add (VntCalendar *self, gint64 from, gint64 seconds);
gint64 vnt_calendar_add_days (VntCalendar *self, gint64 from, int days);
gint64 vnt_calendar_first_after (VntCalendar *self, gint64 when);
gboolean vnt_calendar_next_span (VntCalendar *self, gint64 when, gint64 *from, gint64 *to);
const char *vnt_calendar_find_holiday (VntCalendar *self, gint64 from, gint64 to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntCalendar, vnt_calendar_unref)

G_END_DECLS
