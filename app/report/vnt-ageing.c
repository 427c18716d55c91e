/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ageing.h"

/* A calendar that never opens has no working days, however far one goes back. */
#define MOST_DAYS 2000

/* @back: days before the one @now is in */
static gint64
midnight_of (VntCalendar *calendar, gint64 now, int back)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, vnt_calendar_get_zone (calendar));
  g_autoptr (GDateTime) day = g_date_time_add_days (local, -back);
  g_autoptr (GDateTime) midnight =
    g_date_time_new (vnt_calendar_get_zone (calendar), g_date_time_get_year (day),
                     g_date_time_get_month (day), g_date_time_get_day_of_month (day), 0, 0, 0);

  return g_date_time_to_unix (midnight);
}

/**
 * vnt_ageing_midnight:
 * @calendar: whose time zone counts
 * @now: Unix seconds
 *
 * Returns: when today began
 */
gint64
vnt_ageing_midnight (VntCalendar *calendar, gint64 now)
{
  return midnight_of (calendar, now, 0);
}

/**
 * vnt_ageing_bounds:
 * @calendar: which days are worked
 * @now: Unix seconds
 * @days: (array length=n_days): working days, growing
 * @n_days: how many
 * @bounds: (out caller-allocates) (array length=n_days): from when on what was made is no older than @days
 *
 * A ticket's age in working days is the number of them from the day after it was made up to today.
 */
void
vnt_ageing_bounds (VntCalendar *calendar, gint64 now, const int *days, guint n_days, gint64 *bounds)
{
  gint64 midnight = midnight_of (calendar, now, 0);
  gint64 next = midnight_of (calendar, now, -1);
  int age = 0;

  for (guint i = 0; i < n_days; i++)
    bounds[i] = midnight;
  for (int back = 1; back <= MOST_DAYS && age <= days[n_days - 1]; back++)
    {
      age += vnt_calendar_between (calendar, midnight, next) > 0 ? 1 : 0;
      next = midnight;
      midnight = midnight_of (calendar, now, back);
      for (guint i = 0; i < n_days; i++)
        if (age <= days[i])
          bounds[i] = midnight;
    }
}

/**
 * vnt_ageing_worked_days:
 * @calendar: which days are worked
 * @now: Unix seconds
 * @days: how many days, today the last one
 *
 * Returns: how many of them are worked
 */
int
vnt_ageing_worked_days (VntCalendar *calendar, gint64 now, int days)
{
  int worked = 0;

  for (int back = 0; back < days; back++)
    if (vnt_calendar_between (calendar, midnight_of (calendar, now, back),
                              midnight_of (calendar, now, back - 1)) > 0)
      worked++;

  return worked;
}
