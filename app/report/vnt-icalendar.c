/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of iCalendar (RFC 5545) that lists of holidays are published in: events of whole days, some of them yearly. */
#include "config.h"

#include "vnt-icalendar.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-error.h"

/* More than any list of holidays has; a file may come from anywhere. */
#define MOST_EVENTS 5000
#define MOST_DAYS 31
#define MOST_REPEATS 60

typedef struct
{
  int year;
  int month;
  int day;
} Day;

/* An event as far as it was read. */
typedef struct
{
  Day start;
  Day end; /* the day after its last; year 0 when not said */
  char *summary;
  char *rule;
  GArray *except; /* of Day */
  gboolean timed; /* not of whole days */
  gboolean cancelled;
} Event;

static void
event_clear (Event *event)
{
  g_clear_pointer (&event->summary, g_free);
  g_clear_pointer (&event->rule, g_free);
  g_array_set_size (event->except, 0);
  event->start.year = event->end.year = 0;
  event->timed = event->cancelled = FALSE;
}

/* "20261225", and nothing after it. */
static gboolean
parse_day (const char *value, Day *parsed)
{
  Day day;
  int number = 0;

  if (strlen (value) != 8)
    return FALSE;
  for (int i = 0; i < 8; i++)
    {
      if (!g_ascii_isdigit (value[i]))
        return FALSE;
      number = number * 10 + g_ascii_digit_value (value[i]);
    }
  day = (Day){ number / 10000, number / 100 % 100, number % 100 };
  if (day.year == 0 || day.month < 1 || day.month > 12 || day.day < 1 ||
      !g_date_valid_dmy ((GDateDay) day.day, (GDateMonth) day.month, (GDateYear) day.year))
    return FALSE;
  *parsed = day;

  return TRUE;
}

/* "Navidad\, y más": the escapes of a text. */
static char *
unescape (const char *value)
{
  GString *text = g_string_new (NULL);
  char *valid;

  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p != '\\' || p[1] == '\0')
        g_string_append_c (text, *p);
      else
        {
          p++;
          g_string_append_c (text, *p == 'n' || *p == 'N' ? ' ' : *p);
        }
    }
  valid = g_utf8_make_valid (g_strstrip (text->str), -1);
  g_string_free (text, TRUE);

  /* It becomes a line of a file. */
  for (char *p = valid; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  return valid;
}

static void
add_exceptions (Event *event, const char *value)
{
  g_auto (GStrv) days = g_strsplit (value, ",", MOST_EVENTS);
  Day day;

  for (guint i = 0; days[i] != NULL && event->except->len < MOST_EVENTS; i++)
    if (parse_day (days[i], &day))
      g_array_append_val (event->except, day);
}

/* @line: "NAME;PARAMETER=…:VALUE", unfolded */
static void
read_line (Event *event, char *line)
{
  char *value = strchr (line, ':');
  gsize name = strcspn (line, ";:");

  if (value == NULL)
    return;
  *value++ = '\0';
  line[name] = '\0';

  if (g_ascii_strcasecmp (line, "DTSTART") == 0)
    event->timed = !parse_day (value, &event->start);
  else if (g_ascii_strcasecmp (line, "DTEND") == 0)
    parse_day (value, &event->end);
  else if (g_ascii_strcasecmp (line, "SUMMARY") == 0)
    {
      g_free (event->summary);
      event->summary = unescape (value);
    }
  else if (g_ascii_strcasecmp (line, "RRULE") == 0)
    {
      g_free (event->rule);
      event->rule = g_strdup (value);
    }
  else if (g_ascii_strcasecmp (line, "EXDATE") == 0)
    add_exceptions (event, value);
  else if (g_ascii_strcasecmp (line, "STATUS") == 0)
    event->cancelled = g_ascii_strcasecmp (value, "CANCELLED") == 0;
}

/* The value of a part of a rule such as "FREQ=YEARLY;COUNT=3". */
static char *
rule_part (const char *rule, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (rule, ";", 32);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *equals = strchr (parts[i], '=');

      if (equals != NULL && (gsize) (equals - parts[i]) == strlen (name) &&
          g_ascii_strncasecmp (parts[i], name, strlen (name)) == 0)
        return g_strdup (equals + 1);
    }

  return NULL;
}

static int
rule_number (const char *rule, const char *name, int without)
{
  g_autofree char *value = rule_part (rule, name);
  gint64 number;

  return value != NULL && g_ascii_string_to_signed (value, 10, 1, 9999, &number, NULL)
           ? (int) number
           : without;
}

/* Rules for days that move ("the last Monday of May") are beyond this reader. */
static gboolean
rule_is_plain (const Event *event)
{
  static const char *const MOVING[] = { "BYDAY",    "BYWEEKNO", "BYYEARDAY",
                                        "BYSETPOS", "BYHOUR",   "BYEASTER" };
  g_autofree char *frequency = rule_part (event->rule, "FREQ");

  if (frequency == NULL || g_ascii_strcasecmp (frequency, "YEARLY") != 0 ||
      rule_number (event->rule, "BYMONTH", event->start.month) != event->start.month ||
      rule_number (event->rule, "BYMONTHDAY", event->start.day) != event->start.day)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (MOVING); i++)
    {
      g_autofree char *value = rule_part (event->rule, MOVING[i]);

      if (value != NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_excepted (const Event *event, int year, int month, int day)
{
  for (guint i = 0; i < event->except->len; i++)
    {
      const Day *except = &g_array_index (event->except, Day, i);

      if (except->year == year && except->month == month && except->day == day)
        return TRUE;
    }

  return FALSE;
}

/* How many days it takes, from its first; an end before its start is a mistake of whoever wrote it. */
static int
event_length (const Event *event)
{
  GDate from, to;
  int days;

  if (event->end.year == 0)
    return 1;
  g_date_clear (&from, 1);
  g_date_clear (&to, 1);
  g_date_set_dmy (&from, (GDateDay) event->start.day, (GDateMonth) event->start.month,
                  (GDateYear) event->start.year);
  g_date_set_dmy (&to, (GDateDay) event->end.day, (GDateMonth) event->end.month,
                  (GDateYear) event->end.year);
  days = g_date_days_between (&from, &to);

  return CLAMP (days, 1, MOST_DAYS);
}

/* The event in one year, or in all of them (@every). */
static void
add_days (VntHolidays *into, const Event *event, int year, gboolean every)
{
  const char *name = event->summary != NULL ? event->summary : "";
  int length = event_length (event);
  GDate date;

  if (!g_date_valid_dmy ((GDateDay) event->start.day, (GDateMonth) event->start.month,
                         (GDateYear) year) ||
      is_excepted (event, year, event->start.month, event->start.day))
    return;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) event->start.day, (GDateMonth) event->start.month,
                  (GDateYear) year);
  for (int i = 0; i < length; i++, g_date_add_days (&date, 1))
    vnt_holidays_add (into, every ? 0 : g_date_get_year (&date), (int) g_date_get_month (&date),
                      g_date_get_day (&date), name);
}

/* A rule without an end becomes a day of every year; one with an end, or with exceptions, the days it names. */
static gboolean
add_event (VntHolidays *into, const Event *event)
{
  g_autofree char *until = NULL;
  int count, interval, last;

  if (event->timed || event->cancelled || event->start.year == 0)
    return FALSE;
  if (event->rule == NULL)
    {
      add_days (into, event, event->start.year, FALSE);
      return TRUE;
    }
  if (!rule_is_plain (event))
    return FALSE;

  until = rule_part (event->rule, "UNTIL");
  count = rule_number (event->rule, "COUNT", 0);
  interval = rule_number (event->rule, "INTERVAL", 1);
  if (until == NULL && count == 0 && interval == 1 && event->except->len == 0)
    {
      add_days (into, event, event->start.year, TRUE);
      return TRUE;
    }

  last = event->start.year + MOST_REPEATS * interval;
  if (count > 0)
    last = event->start.year + (MIN (count, MOST_REPEATS) - 1) * interval;
  if (until != NULL)
    {
      Day day;

      /* A moment ("20301225T000000Z") is one of that day. */
      until[MIN (strlen (until), 8)] = '\0';
      if (!parse_day (until, &day))
        return FALSE;
      if (day.month * 100 + day.day < event->start.month * 100 + event->start.day)
        day.year--;
      last = MIN (last, day.year);
    }
  for (int year = event->start.year; year <= MIN (last, 9998); year += interval)
    add_days (into, event, year, FALSE);

  return TRUE;
}

/* Joins what was folded: a line that begins with a space or tab goes on with the one before. */
static GPtrArray *
unfold (const char *text, gsize size)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) line = g_string_new (NULL);
  const char *end = text + size;

  for (const char *p = text; p < end;)
    {
      const char *stop = memchr (p, '\n', (gsize) (end - p));
      const char *next = stop != NULL ? stop + 1 : end;
      gsize length = (gsize) ((stop != NULL ? stop : end) - p);

      if (length > 0 && p[length - 1] == '\r')
        length--;
      if (length > 0 && (*p == ' ' || *p == '\t'))
        g_string_append_len (line, p + 1, (gssize) length - 1);
      else
        {
          g_ptr_array_add (lines, g_strndup (line->str, line->len));
          g_string_truncate (line, 0);
          g_string_append_len (line, p, (gssize) length);
        }
      p = next;
    }
  g_ptr_array_add (lines, g_strndup (line->str, line->len));

  return lines;
}

/**
 * vnt_icalendar_read:
 * @into: a set of holidays still being made
 * @text: an iCalendar file; anything may be in it
 * @size: bytes of it
 * @skipped: (out) (optional): events that were left out: those of hours, cancelled ones, rules for days that move
 * @error: place for a %VNT_ERROR_INVALID
 *
 * Adds the whole days of every event. Source: RFC 5545, sections 3.1, 3.3.10 and 3.6.1.
 *
 * Returns: %FALSE when @text is no iCalendar file
 */
gboolean
vnt_icalendar_read (VntHolidays *into, const char *text, gsize size, guint *skipped, GError **error)
{
  g_autoptr (GPtrArray) lines = unfold (text, size);
  Event event = { .except = g_array_new (FALSE, FALSE, sizeof (Day)) };
  gboolean calendar = FALSE;
  gboolean inside = FALSE;
  guint nested = 0; /* an alarm has lines of its own */
  guint left_out = 0;
  guint events = 0;

  for (guint i = 0; i < lines->len && events < MOST_EVENTS; i++)
    {
      char *line = g_ptr_array_index (lines, i);

      if (g_ascii_strcasecmp (line, "BEGIN:VCALENDAR") == 0)
        calendar = TRUE;
      else if (g_ascii_strcasecmp (line, "BEGIN:VEVENT") == 0)
        {
          inside = calendar;
          nested = 0;
          event_clear (&event);
        }
      else if (inside && g_ascii_strncasecmp (line, "BEGIN:", 6) == 0)
        nested++;
      else if (nested > 0)
        nested -= g_ascii_strncasecmp (line, "END:", 4) == 0 ? 1 : 0;
      else if (inside && g_ascii_strcasecmp (line, "END:VEVENT") == 0)
        {
          inside = FALSE;
          events++;
          left_out += add_event (into, &event) ? 0 : 1;
        }
      else if (inside)
        read_line (&event, line);
    }
  event_clear (&event);
  g_array_unref (event.except);
  if (skipped != NULL)
    *skipped = left_out;

  if (!calendar)
    g_set_error_literal (error, VNT_ERROR, VNT_ERROR_INVALID,
                         _ ("This is not an iCalendar file (.ics). Nothing was taken from it."));
  return calendar;
}
