/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-calendar.h"

/* A calendar that never opens, or a date somebody mistyped, must not be looked through for ever. */
#define MOST_YEARS 40
#define FIRST_YEAR 1970
#define LAST_YEAR 9900
#define MOST_DAYS_OF_GAP 60
/* Years whose beginnings are known at once: a report asks for the year of a moment millions of times. */
#define KNOWN_FROM 1990
#define KNOWN_YEARS 80
#define MEAN_YEAR 31556952

/* Of a day, in minutes from its midnight. */
typedef struct
{
  int from;
  int to;
} Hours;

/* Of a day, in Unix seconds, and how much was worked in its year before it. */
typedef struct
{
  gint64 from;
  gint64 to;
  gint64 before;
  guint32 day; /* as g_date_get_julian() counts */
} Span;

struct _VntCalendar
{
  char *name;
  GTimeZone *zone;
  gint64 starts[KNOWN_YEARS + 1]; /* midnight of the first of January, of KNOWN_FROM and after */
  GArray *week[8]; /* of Hours, sorted, by GDateWeekday */
  GPtrArray *holidays;
  GHashTable
    *worked; /* days that are worked although they are holidays: year * 10000 + month * 100 + day */

  GMutex lock;
  GHashTable *years; /* year → GArray of Span, made when first asked for */
  GArray *known[KNOWN_YEARS]; /* of them, those that need no lock */
};

static void
vnt_calendar_clear (gpointer data)
{
  VntCalendar *self = data;

  g_free (self->name);
  g_time_zone_unref (self->zone);
  for (guint i = 0; i < G_N_ELEMENTS (self->week); i++)
    g_array_unref (self->week[i]);
  g_ptr_array_unref (self->holidays);
  g_hash_table_unref (self->worked);
  g_hash_table_unref (self->years);
  g_mutex_clear (&self->lock);
}

static void
find_starts (VntCalendar *self)
{
  for (int i = 0; i <= KNOWN_YEARS; i++)
    {
      g_autoptr (GDateTime) start = g_date_time_new (self->zone, KNOWN_FROM + i, 1, 1, 0, 0, 0);

      self->starts[i] = g_date_time_to_unix (start);
    }
}

/**
 * vnt_calendar_new:
 * @name: what it is called
 * @zone: where its hours hold
 *
 * Returns: (transfer full): a calendar that never opens
 */
VntCalendar *
vnt_calendar_new (const char *name, GTimeZone *zone)
{
  VntCalendar *self;

  g_return_val_if_fail (name != NULL && zone != NULL, NULL);

  self = g_atomic_rc_box_new0 (VntCalendar);
  self->name = g_strdup (name);
  self->zone = g_time_zone_ref (zone);
  find_starts (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->week); i++)
    self->week[i] = g_array_new (FALSE, FALSE, sizeof (Hours));
  self->holidays = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_holidays_unref);
  self->worked = g_hash_table_new (NULL, NULL);
  self->years = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  g_mutex_init (&self->lock);

  return self;
}

VntCalendar *
vnt_calendar_ref (VntCalendar *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
vnt_calendar_unref (VntCalendar *self)
{
  g_atomic_rc_box_release_full (self, vnt_calendar_clear);
}

static int
compare_hours (gconstpointer a, gconstpointer b)
{
  return ((const Hours *) a)->from - ((const Hours *) b)->from;
}

/**
 * vnt_calendar_add_hours:
 * @self: a calendar still being made
 * @day: of the week
 * @from: minutes from its midnight
 * @to: minutes from its midnight, up to 24 h; at or below @from it is of the next day: a night shift
 *
 * Opens on that day of every week. Hours that overlap count once. What goes on after midnight belongs to the next day: its
 * holiday closes it.
 */
void
vnt_calendar_add_hours (VntCalendar *self, GDateWeekday day, int from, int to)
{
  Hours hours = { from, to };

  g_return_if_fail (day >= G_DATE_MONDAY && day <= G_DATE_SUNDAY);
  g_return_if_fail (from >= 0 && from < VNT_MINUTES_OF_DAY && to >= 0 && to <= VNT_MINUTES_OF_DAY);

  if (to <= from)
    {
      hours.to = VNT_MINUTES_OF_DAY;
      if (to > 0)
        vnt_calendar_add_hours (self, day == G_DATE_SUNDAY ? G_DATE_MONDAY : day + 1, 0, to);
    }
  g_array_append_val (self->week[day], hours);
  g_array_sort (self->week[day], compare_hours);
}

/**
 * vnt_calendar_add_holidays:
 * @self: a calendar still being made
 * @holidays: days on which it does not open
 */
void
vnt_calendar_add_holidays (VntCalendar *self, VntHolidays *holidays)
{
  g_ptr_array_add (self->holidays, vnt_holidays_ref (holidays));
}

/**
 * vnt_calendar_add_worked:
 * @self: a calendar still being made
 * @year: 0 for every year
 *
 * Opens on a day although it is a holiday.
 */
void
vnt_calendar_add_worked (VntCalendar *self, int year, int month, int day)
{
  g_hash_table_add (self->worked, GINT_TO_POINTER (year * 10000 + month * 100 + day));
}

const char *
vnt_calendar_get_name (VntCalendar *self)
{
  return self->name;
}

/* (transfer none) */
GTimeZone *
vnt_calendar_get_zone (VntCalendar *self)
{
  return self->zone;
}

/* -- years -- */

static const char *
holiday_of (VntCalendar *self, int year, int month, int day)
{
  if (g_hash_table_contains (self->worked, GINT_TO_POINTER (year * 10000 + month * 100 + day)) ||
      g_hash_table_contains (self->worked, GINT_TO_POINTER (month * 100 + day)))
    return NULL;
  for (guint i = 0; i < self->holidays->len; i++)
    {
      const char *name =
        vnt_holidays_find (g_ptr_array_index (self->holidays, i), year, month, day);

      if (name != NULL)
        return name;
    }

  return NULL;
}

/* @minutes: from midnight; 24 h is midnight of the next day */
static gint64
moment (VntCalendar *self, const GDate *date, int minutes)
{
  GDate day = *date;
  g_autoptr (GDateTime) when = NULL;

  if (minutes >= VNT_MINUTES_OF_DAY)
    {
      g_date_add_days (&day, 1);
      minutes -= VNT_MINUTES_OF_DAY;
    }
  when = g_date_time_new (self->zone, g_date_get_year (&day), (int) g_date_get_month (&day),
                          g_date_get_day (&day), minutes / 60, minutes % 60, 0);

  return when != NULL ? g_date_time_to_unix (when) : 0;
}

static void
add_day (VntCalendar *self, GArray *spans, const GDate *date)
{
  GArray *hours = self->week[g_date_get_weekday (date)];

  if (hours->len == 0 || holiday_of (self, g_date_get_year (date), (int) g_date_get_month (date),
                                     g_date_get_day (date)) != NULL)
    return;

  for (guint i = 0; i < hours->len; i++)
    {
      const Hours *of = &g_array_index (hours, Hours, i);
      Span *last = spans->len > 0 ? &g_array_index (spans, Span, spans->len - 1) : NULL;
      Span span = { moment (self, date, of->from), moment (self, date, of->to), 0,
                    g_date_get_julian (date) };

      if (last != NULL)
        {
          span.from = MAX (span.from, last->to);
          span.before = last->before + last->to - last->from;
        }
      if (span.to <= span.from)
        continue;
      /* Not across midnight: a span is of one day. */
      if (i > 0 && last != NULL && last->to == span.from)
        last->to = span.to;
      else
        g_array_append_val (spans, span);
    }
}

static GArray *
make_year (VntCalendar *self, int year)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (Span));
  GDate date;

  g_date_clear (&date, 1);
  for (g_date_set_dmy (&date, 1, G_DATE_JANUARY, (GDateYear) year); g_date_get_year (&date) == year;
       g_date_add_days (&date, 1))
    add_day (self, spans, &date);

  return spans;
}

/* (transfer none): it lives as long as the calendar */
static GArray *
get_year (VntCalendar *self, int year)
{
  gboolean known = year >= KNOWN_FROM && year < KNOWN_FROM + KNOWN_YEARS;
  GArray *spans = known ? g_atomic_pointer_get (&self->known[year - KNOWN_FROM]) : NULL;

  if (spans != NULL)
    return spans;

  g_mutex_lock (&self->lock);
  spans = g_hash_table_lookup (self->years, GINT_TO_POINTER (year));
  if (spans == NULL)
    {
      spans = make_year (self, year);
      g_hash_table_insert (self->years, GINT_TO_POINTER (year), spans);
      if (known)
        g_atomic_pointer_set (&self->known[year - KNOWN_FROM], spans);
    }
  g_mutex_unlock (&self->lock);

  return spans;
}

static int
known_year_of (VntCalendar *self, gint64 when)
{
  int i = (int) ((when - self->starts[0]) / MEAN_YEAR);

  while (when < self->starts[i])
    i--;
  while (when >= self->starts[i + 1])
    i++;

  return KNOWN_FROM + i;
}

static int
unknown_year_of (VntCalendar *self, gint64 when)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (when);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, self->zone) : NULL;
  int year = local != NULL ? g_date_time_get_year (local) : when < 0 ? FIRST_YEAR : LAST_YEAR;

  return CLAMP (year, FIRST_YEAR, LAST_YEAR);
}

static int
year_of (VntCalendar *self, gint64 when)
{
  return when >= self->starts[0] && when < self->starts[KNOWN_YEARS] ? known_year_of (self, when)
                                                                     : unknown_year_of (self, when);
}

/* The first span of @spans that ends after @when; their number when none does. */
static guint
find_span (GArray *spans, gint64 when)
{
  guint low = 0;
  guint high = spans->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (spans, Span, middle).to > when)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

static gint64
total_of (GArray *spans)
{
  const Span *last = spans->len > 0 ? &g_array_index (spans, Span, spans->len - 1) : NULL;

  return last != NULL ? last->before + last->to - last->from : 0;
}

/* How much of its year was worked before @when. */
static gint64
worked_before (GArray *spans, gint64 when)
{
  guint i = find_span (spans, when);
  const Span *span;

  if (i == spans->len)
    return total_of (spans);
  span = &g_array_index (spans, Span, i);

  return span->before + (when > span->from ? when - span->from : 0);
}

/* -- questions -- */

/**
 * vnt_calendar_between:
 * @self: a calendar
 * @from: Unix seconds
 * @to: Unix seconds
 *
 * Returns: working seconds from @from to @to; 0 when @to is not after @from. Of more than forty years, those of the first forty
 */
gint64
vnt_calendar_between (VntCalendar *self, gint64 from, gint64 to)
{
  int first, last;
  gint64 seconds;

  g_return_val_if_fail (self != NULL, 0);

  if (to <= from)
    return 0;
  first = year_of (self, from);
  last = year_of (self, to);
  seconds = -worked_before (get_year (self, first), from);
  if (last - first > MOST_YEARS)
    {
      last = first + MOST_YEARS;
      to = G_MAXINT64;
    }
  for (int year = first; year < last; year++)
    seconds += total_of (get_year (self, year));

  return seconds + worked_before (get_year (self, last), to);
}

/**
 * vnt_calendar_add:
 * @self: a calendar
 * @from: Unix seconds
 * @seconds: working seconds, 0 or more
 *
 * The earliest moment by which @seconds were worked since @from: closing time, when that is enough. (Business::Hours, and with
 * it Request Tracker, names the next opening time then: no working time lies between the two.)
 *
 * Returns: Unix seconds; 0 when there is no such moment within forty years
 */
gint64
vnt_calendar_add (VntCalendar *self, gint64 from, gint64 seconds)
{
  int first;

  g_return_val_if_fail (self != NULL, 0);

  if (seconds <= 0)
    return from;
  first = year_of (self, from);
  for (int year = first; year <= first + MOST_YEARS; year++)
    {
      GArray *spans = get_year (self, year);
      gint64 before = worked_before (spans, from);

      if (total_of (spans) - before >= seconds)
        {
          guint i = find_span (spans, from);
          const Span *span;

          while (span = &g_array_index (spans, Span, i),
                 span->before + span->to - span->from < before + seconds)
            i++;
          return span->from + before + seconds - span->before;
        }
      seconds -= total_of (spans) - before;
    }

  return 0;
}

/* The first that closes after @when; NULL when there is none within forty years. */
static const Span *
next_span (VntCalendar *self, gint64 when)
{
  int first = year_of (self, when);

  for (int year = first; year <= first + MOST_YEARS; year++)
    {
      GArray *spans = get_year (self, year);
      guint i = find_span (spans, when);

      if (i < spans->len)
        return &g_array_index (spans, Span, i);
    }

  return NULL;
}

/**
 * vnt_calendar_next_span:
 * @self: a calendar
 * @when: Unix seconds
 * @from: (out): when it opens next, or opened if it is open at @when
 * @to: (out): when it closes then, after @when
 *
 * Returns: %FALSE when it does not open within forty years
 */
gboolean
vnt_calendar_next_span (VntCalendar *self, gint64 when, gint64 *from, gint64 *to)
{
  const Span *span;

  g_return_val_if_fail (self != NULL, FALSE);

  span = next_span (self, when);
  if (span == NULL)
    return FALSE;
  *from = span->from;
  *to = span->to;

  return TRUE;
}

/**
 * vnt_calendar_first_after:
 * @self: a calendar
 * @when: Unix seconds
 *
 * Returns: @when if it is open then, else when it opens next; 0 when it does not within forty years
 */
gint64
vnt_calendar_first_after (VntCalendar *self, gint64 when)
{
  gint64 from, to;

  return vnt_calendar_next_span (self, when, &from, &to) ? MAX (when, from) : 0;
}

static void
day_of (VntCalendar *self, gint64 when, GDate *date)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (when);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, self->zone) : NULL;

  g_date_clear (date, 1);
  if (local == NULL)
    g_date_set_dmy (date, 1, G_DATE_JANUARY, LAST_YEAR);
  else
    g_date_set_dmy (date, (GDateDay) g_date_time_get_day_of_month (local),
                    (GDateMonth) g_date_time_get_month (local),
                    (GDateYear) g_date_time_get_year (local));
}

/**
 * vnt_calendar_add_days:
 * @self: a calendar
 * @from: Unix seconds
 * @days: 0 or more
 *
 * Closing time of the @days-th working day after the day of @from, whatever the hour of @from: what "two working days" promises.
 *
 * Returns: Unix seconds; 0 when there is no such day within forty years
 */
gint64
vnt_calendar_add_days (VntCalendar *self, gint64 from, int days)
{
  gint64 when = from;
  guint32 last;
  GDate day;

  day_of (self, from, &day);
  last = g_date_get_julian (&day);
  for (int worked = 0; worked <= days;)
    {
      const Span *span = next_span (self, when);

      if (span == NULL)
        return 0;
      if (span->day > last)
        {
          if (worked == days)
            break;
          worked++;
          last = span->day;
        }
      when = span->to;
    }

  /* The last span that began on that day. */
  return when;
}

/**
 * vnt_calendar_find_holiday:
 * @self: a calendar
 * @from: Unix seconds
 * @to: Unix seconds
 *
 * Returns: (nullable) (transfer none): the name of the first holiday from @from to @to that the calendar would otherwise have opened on
 */
const char *
vnt_calendar_find_holiday (VntCalendar *self, gint64 from, gint64 to)
{
  GDate date, last;

  day_of (self, from, &date);
  day_of (self, MAX (from, to - 1), &last);
  for (int i = 0; i < MOST_DAYS_OF_GAP && g_date_compare (&date, &last) <= 0;
       i++, g_date_add_days (&date, 1))
    {
      const char *name = self->week[g_date_get_weekday (&date)]->len == 0
                           ? NULL
                           : holiday_of (self, g_date_get_year (&date),
                                         (int) g_date_get_month (&date), g_date_get_day (&date));

      if (name != NULL)
        return name;
    }

  return NULL;
}
