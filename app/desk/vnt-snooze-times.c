/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-snooze-times.h"

/* A working day begins here, and "later today" must still be of some use before it ends. */
#define MORNING 9
#define LATER_HOURS 3
#define LAST_HOUR 20
#define STEP (30 * 60)

/* That day's morning; where the clock jumps over it, the first moment after. */
static gint64
morning_of (GDateTime *day)
{
  g_autoptr (GDateTime) morning =
    g_date_time_new (g_date_time_get_timezone (day), g_date_time_get_year (day),
                     g_date_time_get_month (day), g_date_time_get_day_of_month (day), MORNING, 0,
                     0);

  return g_date_time_to_unix (morning);
}

static gint64
later_today (GDateTime *now)
{
  gint64 rounded = (g_date_time_to_unix (now) + LATER_HOURS * 3600 + STEP - 1) / STEP * STEP;
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (rounded);
  g_autoptr (GDateTime) later = g_date_time_to_timezone (utc, g_date_time_get_timezone (now));

  if (g_date_time_get_day_of_month (later) != g_date_time_get_day_of_month (now) ||
      g_date_time_get_hour (later) > LAST_HOUR)
    return 0;
  return rounded;
}

/**
 * vnt_snooze_time:
 * @choice: until when, in words
 * @now: the agent's clock, in their zone
 *
 * Later today is in three hours, at the next half hour; the others are nine in the morning: tomorrow, or next Monday.
 *
 * Returns: Unix seconds; 0 when today is too late for later today
 */
gint64
vnt_snooze_time (VntSnoozeChoice choice, GDateTime *now)
{
  g_autoptr (GDateTime) day = NULL;

  switch (choice)
    {
    case VNT_SNOOZE_LATER_TODAY:
      return later_today (now);
    case VNT_SNOOZE_NEXT_WEEK:
      day = g_date_time_add_days (now, 8 - g_date_time_get_day_of_week (now));
      return morning_of (day);
    case VNT_SNOOZE_TOMORROW:
    default:
      day = g_date_time_add_days (now, 1);
      return morning_of (day);
    }
}

/**
 * vnt_snooze_time_of_day:
 * @year: of a day
 * @month: 1 to 12
 * @day: 1 to 31
 * @now: the agent's clock, in their zone
 *
 * Returns: Unix seconds of that morning; 0 for no day, or one that is not after today
 */
gint64
vnt_snooze_time_of_day (int year, int month, int day, GDateTime *now)
{
  g_autoptr (GDateTime) noon =
    g_date_time_new (g_date_time_get_timezone (now), year, month, day, 12, 0, 0);
  gint64 when = noon != NULL ? morning_of (noon) : 0;
  g_autoptr (GDateTime) today =
    g_date_time_new (g_date_time_get_timezone (now), g_date_time_get_year (now),
                     g_date_time_get_month (now), g_date_time_get_day_of_month (now), 23, 59, 59);

  return when > g_date_time_to_unix (today) ? when : 0;
}
