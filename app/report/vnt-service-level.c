/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-service-level.h"

#define MOST_MINUTES (366 * VNT_MINUTES_OF_DAY)
#define MOST_DAYS 366

/**
 * vnt_service_level_new:
 * @name: as tickets name it
 *
 * Returns: (transfer full): a level that promises nothing
 */
VntServiceLevel *
vnt_service_level_new (const char *name)
{
  VntServiceLevel *self = g_new0 (VntServiceLevel, 1);

  self->name = g_strdup (name);
  self->at_risk = -1;

  return self;
}

void
vnt_service_level_free (VntServiceLevel *self)
{
  g_free (self->name);
  g_clear_pointer (&self->calendar, vnt_calendar_unref);
  g_free (self);
}

/**
 * vnt_promise_parse:
 * @text: "90" (minutes), "90m", "4h", "4h30m" or "2d" (working days)
 * @promise: (out): what it says
 *
 * Returns: %FALSE when it says nothing of the kind, or more than a year
 */
gboolean
vnt_promise_parse (const char *text, VntPromise *promise)
{
  const char *p = text;
  gint64 minutes = 0;

  *promise = (VntPromise){ 0, 0 };
  while (*p != '\0')
    {
      char *end;
      gint64 number;

      if (!g_ascii_isdigit (*p))
        return FALSE;
      number = g_ascii_strtoll (p, &end, 10);
      if (number > MOST_MINUTES)
        return FALSE;
      if (*end == 'd')
        {
          promise->days = (int) number;
          return p == text && end[1] == '\0' && number > 0 && number <= MOST_DAYS;
        }
      minutes += *end == 'h' ? number * 60 : number;
      if (*end != 'h' && *end != 'm' && *end != '\0')
        return FALSE;
      p = *end != '\0' ? end + 1 : end;
    }
  promise->minutes = (int) minutes;

  return minutes > 0 && minutes <= MOST_MINUTES;
}

/**
 * vnt_promise_to_text:
 * @promise: a promise
 *
 * Returns: (transfer full) (nullable): as vnt_promise_parse() reads it, %NULL when nothing is promised
 */
char *
vnt_promise_to_text (const VntPromise *promise)
{
  if (promise->days > 0)
    return g_strdup_printf ("%dd", promise->days);
  if (promise->minutes <= 0)
    return NULL;
  if (promise->minutes % 60 == 0)
    return g_strdup_printf ("%dh", promise->minutes / 60);
  return g_strdup_printf ("%dm", promise->minutes);
}

/**
 * vnt_promise_get_seconds:
 * @promise: a promise
 * @calendar: whose hours count
 * @start: when its clock begins, Unix seconds
 *
 * Returns: working seconds, 0 when nothing is promised
 */
gint64
vnt_promise_get_seconds (const VntPromise *promise, VntCalendar *calendar, gint64 start)
{
  if (promise->days > 0)
    return vnt_calendar_between (calendar, start,
                                 vnt_calendar_add_days (calendar, start, promise->days));
  return (gint64) promise->minutes * 60;
}
