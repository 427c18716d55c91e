/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Working time: examples, the traps others fell into, and what holds for every calendar. */
#include "vnt-calendar.h"

#include <string.h>

#define HOUR G_GINT64_CONSTANT (3600)
#define DAY (24 * HOUR)

/* "2026-11-20 16:00" in @zone */
static gint64
at (const char *zone, const char *text)
{
  g_autoptr (GTimeZone) where = g_time_zone_new_identifier (zone);
  g_autofree char *iso = g_strdup_printf ("%.10sT%s:00", text, text + 11);
  g_autoptr (GDateTime) when = g_date_time_new_from_iso8601 (iso, where);

  g_assert_nonnull (when);

  return g_date_time_to_unix (when);
}

static VntCalendar *
new_calendar (const char *zone_name, int from, int to)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zone_name);
  VntCalendar *calendar;

  g_assert_nonnull (zone);
  calendar = vnt_calendar_new (zone_name, zone);
  for (GDateWeekday day = G_DATE_MONDAY; day <= G_DATE_FRIDAY; day++)
    vnt_calendar_add_hours (calendar, day, from * 60, to * 60);

  return calendar;
}

/* Trap 1 (GLPI): 08–18, opened at 16:00, four hours: 10:00 on the next day. */
static void
test_next_day (void)
{
  g_autoptr (VntCalendar) calendar = new_calendar ("Europe/Madrid", 8, 18);

  g_assert_cmpint (vnt_calendar_add (calendar, at ("Europe/Madrid", "2026-11-23 16:00"), 4 * HOUR),
                   ==, at ("Europe/Madrid", "2026-11-24 10:00"));
  g_assert_cmpint (vnt_calendar_between (calendar, at ("Europe/Madrid", "2026-11-23 16:00"),
                                         at ("Europe/Madrid", "2026-11-24 10:00")),
                   ==, 4 * HOUR);
}

/* Trap 2 (GLPI): "in two days" ends at close of business, whatever the hour it was opened at. */
static void
test_days_end_at_closing (void)
{
  g_autoptr (VntCalendar) calendar = new_calendar ("Europe/Madrid", 8, 18);

  g_assert_cmpint (vnt_calendar_add_days (calendar, at ("Europe/Madrid", "2026-11-20 09:00"), 2),
                   ==, at ("Europe/Madrid", "2026-11-24 18:00"));
  g_assert_cmpint (vnt_calendar_add_days (calendar, at ("Europe/Madrid", "2026-11-20 17:59"), 2),
                   ==, at ("Europe/Madrid", "2026-11-24 18:00"));
  g_assert_cmpint (vnt_calendar_add_days (calendar, at ("Europe/Madrid", "2026-11-21 12:00"), 1),
                   ==, at ("Europe/Madrid", "2026-11-23 18:00"));
}

/* Trap 3 (frappe): a split day; nobody works over lunch. */
static void
test_split_day (void)
{
  g_autoptr (VntCalendar) calendar = new_calendar ("Europe/Madrid", 8, 14);

  for (GDateWeekday day = G_DATE_MONDAY; day <= G_DATE_FRIDAY; day++)
    vnt_calendar_add_hours (calendar, day, 16 * 60, 20 * 60);

  g_assert_cmpint (vnt_calendar_add (calendar, at ("Europe/Madrid", "2026-11-23 13:30"), 1 * HOUR),
                   ==, at ("Europe/Madrid", "2026-11-23 16:30"));
  g_assert_cmpint (vnt_calendar_first_after (calendar, at ("Europe/Madrid", "2026-11-23 15:00")),
                   ==, at ("Europe/Madrid", "2026-11-23 16:00"));
  g_assert_cmpint (vnt_calendar_between (calendar, at ("Europe/Madrid", "2026-11-23 00:00"),
                                         at ("Europe/Madrid", "2026-11-24 00:00")),
                   ==, 10 * HOUR);
}

/* Trap 4 (zammad#390): what is published as holidays holds days on which people work. */
static void
test_published_holidays (void)
{
  g_autoptr (VntCalendar) calendar = new_calendar ("Europe/Berlin", 8, 18);
  g_autoptr (VntHolidays) feed = vnt_holidays_new ("Feed", VNT_HOLIDAYS_REGIONAL);

  g_assert_true (vnt_holidays_add_text (feed, "11-11", "St. Martin"));
  g_assert_true (vnt_holidays_add_text (feed, "12-25", "Weihnachten"));
  g_assert_true (vnt_holidays_add_text (feed, "12-24", "Heiligabend"));
  g_assert_cmpuint (vnt_holidays_except (feed, "st. martin"), ==, 1);
  vnt_calendar_add_holidays (calendar, feed);
  vnt_calendar_add_worked (calendar, 2026, 12, 24);

  g_assert_cmpint (vnt_calendar_between (calendar, at ("Europe/Berlin", "2026-11-11 00:00"),
                                         at ("Europe/Berlin", "2026-11-12 00:00")),
                   ==, 10 * HOUR);
  g_assert_cmpint (vnt_calendar_between (calendar, at ("Europe/Berlin", "2026-12-24 00:00"),
                                         at ("Europe/Berlin", "2026-12-26 00:00")),
                   ==, 10 * HOUR);
  g_assert_cmpint (vnt_calendar_between (calendar, at ("Europe/Berlin", "2027-12-24 00:00"),
                                         at ("Europe/Berlin", "2027-12-26 00:00")),
                   ==, 0);
  g_assert_cmpstr (vnt_calendar_find_holiday (calendar, at ("Europe/Berlin", "2026-12-24 18:00"),
                                              at ("Europe/Berlin", "2026-12-28 08:00")),
                   ==, "Weihnachten");
  g_assert_null (vnt_calendar_find_holiday (calendar, at ("Europe/Berlin", "2026-11-10 18:00"),
                                            at ("Europe/Berlin", "2026-11-11 08:00")));
}

/* Trap 5 (zammad#6134): no month gets lost at a change of the clocks, in any zone. */
static void
test_months (void)
{
  static const char *const ZONES[] = { "Europe/London",    "Europe/Madrid", "America/Sao_Paulo",
                                       "Asia/Kathmandu",   "Asia/Beirut",   "Australia/Lord_Howe",
                                       "America/Santiago", "Pacific/Apia",  "Africa/Casablanca",
                                       "Atlantic/Canary" };

  for (guint i = 0; i < G_N_ELEMENTS (ZONES); i++)
    {
      g_autoptr (VntCalendar) calendar = new_calendar (ZONES[i], 9, 17);
      g_autofree char *first = g_strdup ("2026-01-01 00:00");
      gint64 sum = 0;
      gint64 from = at (ZONES[i], first);
      gint64 start = from;

      for (int month = 2; month <= 13; month++)
        {
          g_autofree char *text =
            g_strdup_printf ("%d-%02d-01 00:00", month > 12 ? 2027 : 2026, (month - 1) % 12 + 1);
          gint64 to = at (ZONES[i], text);
          gint64 worked = vnt_calendar_between (calendar, from, to);

          g_assert_cmpint (worked, >=, 20 * 8 * HOUR);
          g_assert_cmpint (worked, <=, 23 * 8 * HOUR);
          sum += worked;
          from = to;
        }
      g_assert_cmpint (sum, ==, vnt_calendar_between (calendar, start, from));
      g_assert_cmpint (sum, ==, 261 * 8 * HOUR);
    }
}

/* Trap 6: nights of a change of the clocks are an hour shorter or longer, and are counted so. */
static void
test_clocks_change (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Madrid");
  g_autoptr (VntCalendar) calendar = vnt_calendar_new ("24×7", zone);

  for (GDateWeekday day = G_DATE_MONDAY; day <= G_DATE_SUNDAY; day++)
    vnt_calendar_add_hours (calendar, day, 0, 24 * 60);

  g_assert_cmpint (vnt_calendar_between (calendar, at ("Europe/Madrid", "2026-03-29 00:00"),
                                         at ("Europe/Madrid", "2026-03-30 00:00")),
                   ==, 23 * HOUR);
  g_assert_cmpint (vnt_calendar_between (calendar, at ("Europe/Madrid", "2026-10-25 00:00"),
                                         at ("Europe/Madrid", "2026-10-26 00:00")),
                   ==, 25 * HOUR);
  g_assert_cmpint (vnt_calendar_add (calendar, 1700000000, 1000 * DAY), ==,
                   1700000000 + 1000 * DAY);
  g_assert_cmpint (vnt_calendar_add_days (calendar, at ("Europe/Madrid", "2026-11-22 12:00"), 1),
                   ==, at ("Europe/Madrid", "2026-11-24 00:00"));
}

static void
test_night_shift (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Madrid");
  g_autoptr (VntCalendar) calendar = vnt_calendar_new ("Noche", zone);
  g_autoptr (VntHolidays) local = vnt_holidays_new ("Local", VNT_HOLIDAYS_LOCAL);

  vnt_calendar_add_hours (calendar, G_DATE_SUNDAY, 22 * 60, 6 * 60);
  g_assert_cmpint (vnt_calendar_between (calendar, at ("Europe/Madrid", "2026-11-22 00:00"),
                                         at ("Europe/Madrid", "2026-11-24 00:00")),
                   ==, 8 * HOUR);
  g_assert_true (vnt_holidays_add (local, 2026, 11, 23, "Feria"));
  calendar = (vnt_calendar_unref (calendar), vnt_calendar_new ("Noche", zone));
  vnt_calendar_add_hours (calendar, G_DATE_SUNDAY, 22 * 60, 6 * 60);
  vnt_calendar_add_holidays (calendar, local);
  g_assert_cmpint (vnt_calendar_between (calendar, at ("Europe/Madrid", "2026-11-22 00:00"),
                                         at ("Europe/Madrid", "2026-11-24 00:00")),
                   ==, 2 * HOUR);
}

static void
test_never (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (VntCalendar) calendar = vnt_calendar_new ("Nunca", zone);
  gint64 from, to;

  g_assert_cmpint (vnt_calendar_between (calendar, 0, G_MAXINT64), ==, 0);
  g_assert_cmpint (vnt_calendar_add (calendar, 1800000000, 1), ==, 0);
  g_assert_cmpint (vnt_calendar_add_days (calendar, 1800000000, 1), ==, 0);
  g_assert_cmpint (vnt_calendar_first_after (calendar, 1800000000), ==, 0);
  g_assert_false (vnt_calendar_next_span (calendar, 1800000000, &from, &to));
}

static void
test_extremes (void)
{
  g_autoptr (VntCalendar) calendar = new_calendar ("Europe/Madrid", 8, 18);
  gint64 forty = vnt_calendar_between (calendar, 0, G_MAXINT64);

  g_assert_cmpint (forty, >, 40 * 250 * 10 * HOUR);
  g_assert_cmpint (vnt_calendar_between (calendar, G_MININT64, 0), ==, 0);
  g_assert_cmpint (vnt_calendar_between (calendar, 1800000000, 1700000000), ==, 0);
  g_assert_cmpint (vnt_calendar_add (calendar, G_MAXINT64, HOUR), ==, 0);
  g_assert_cmpint (vnt_calendar_add (calendar, 1800000000, G_MAXINT64 / 2), ==, 0);
}

/* -- what holds for every calendar -- */

static VntCalendar *
random_calendar (GRand *dice)
{
  static const char *const ZONES[] = { "Europe/Madrid",     "America/New_York",
                                       "America/Sao_Paulo", "Australia/Lord_Howe",
                                       "Asia/Kolkata",      "Pacific/Chatham",
                                       "Asia/Beirut",       "UTC",
                                       "America/Havana" };
  const char *name = ZONES[g_rand_int_range (dice, 0, G_N_ELEMENTS (ZONES))];
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (name);
  VntCalendar *calendar = vnt_calendar_new (name, zone);
  g_autoptr (VntHolidays) holidays = vnt_holidays_new ("Azar", VNT_HOLIDAYS_NATIONAL);
  int spans = g_rand_int_range (dice, 1, 12);

  for (int i = 0; i < spans; i++)
    vnt_calendar_add_hours (calendar, g_rand_int_range (dice, G_DATE_MONDAY, G_DATE_SUNDAY + 1),
                            g_rand_int_range (dice, 0, VNT_MINUTES_OF_DAY),
                            g_rand_int_range (dice, 0, VNT_MINUTES_OF_DAY + 1));
  for (int i = 0; i < 10; i++)
    vnt_holidays_add (holidays, i % 2 == 0 ? 0 : 2026, g_rand_int_range (dice, 1, 13),
                      g_rand_int_range (dice, 1, 29), "Fiesta");
  vnt_calendar_add_holidays (calendar, holidays);

  return calendar;
}

static void
check_calendar (GRand *dice, VntCalendar *calendar)
{
  /* 2025 to 2028, with every change of the clocks in between. */
  gint64 a = 1735689600 + g_rand_int_range (dice, 0, 3 * 365 * 86400);
  gint64 b = a + g_rand_int_range (dice, 0, 90 * 86400);
  gint64 c = b + g_rand_int_range (dice, 0, 90 * 86400);
  gint64 ab = vnt_calendar_between (calendar, a, b);
  gint64 bc = vnt_calendar_between (calendar, b, c);
  gint64 n = g_rand_int_range (dice, 0, 40 * 3600);
  gint64 m = n + g_rand_int_range (dice, 0, 3600);
  gint64 due = vnt_calendar_add (calendar, a, n);
  gint64 first = vnt_calendar_first_after (calendar, a);

  /* additive, monotonous, never more than the time that passes */
  g_assert_cmpint (vnt_calendar_between (calendar, a, c), ==, ab + bc);
  g_assert_cmpint (ab, >=, 0);
  g_assert_cmpint (ab, <=, b - a);
  g_assert_cmpint (vnt_calendar_add (calendar, a, m), >=, due);
  g_assert_cmpint (vnt_calendar_add (calendar, b, n), >=, due);

  /* there and back: the earliest moment, neither more nor less */
  g_assert_cmpint (vnt_calendar_between (calendar, a, due), ==, n);
  if (n > 0)
    g_assert_cmpint (vnt_calendar_between (calendar, a, due - 1), ==, n - 1);
  g_assert_cmpint (vnt_calendar_add (calendar, due, m - n), ==,
                   m > n ? vnt_calendar_add (calendar, a, m) : due);

  /* nothing is worked before it opens, something right after */
  g_assert_cmpint (first, >=, a);
  g_assert_cmpint (vnt_calendar_between (calendar, a, first), ==, 0);
  g_assert_cmpint (vnt_calendar_between (calendar, first, first + 1), ==, 1);
}

static void
test_random (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (20261122);

  for (int i = 0; i < 60; i++)
    {
      g_autoptr (VntCalendar) calendar = random_calendar (dice);
      gint64 from, to;

      if (!vnt_calendar_next_span (calendar, 1735689600, &from, &to))
        continue;
      for (int k = 0; k < 50; k++)
        check_calendar (dice, calendar);
    }
}

/* The same, counted second by second through every span. */
static void
test_against_spans (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (7);

  for (int i = 0; i < 40; i++)
    {
      g_autoptr (VntCalendar) calendar = random_calendar (dice);
      gint64 start = 1761300000 + g_rand_int_range (dice, 0, 200 * 86400);
      gint64 end = start + g_rand_int_range (dice, 1, 60 * 86400);
      gint64 when = start;
      gint64 sum = 0;
      gint64 from, to;

      while (vnt_calendar_next_span (calendar, when, &from, &to) && from < end)
        {
          g_assert_cmpint (to, >, when);
          sum += MIN (to, end) - MAX (from, start);
          when = to;
        }
      g_assert_cmpint (vnt_calendar_between (calendar, start, end), ==, sum);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/1-next-day", test_next_day);
  g_test_add_func ("/calendar/2-days-end-at-closing", test_days_end_at_closing);
  g_test_add_func ("/calendar/3-split-day", test_split_day);
  g_test_add_func ("/calendar/4-published-holidays", test_published_holidays);
  g_test_add_func ("/calendar/5-months", test_months);
  g_test_add_func ("/calendar/6-clocks-change", test_clocks_change);
  g_test_add_func ("/calendar/night-shift", test_night_shift);
  g_test_add_func ("/calendar/never", test_never);
  g_test_add_func ("/calendar/extremes", test_extremes);
  g_test_add_func ("/calendar/random", test_random);
  g_test_add_func ("/calendar/against-spans", test_against_spans);
  return g_test_run ();
}
