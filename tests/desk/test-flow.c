/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Until when a ticket is put off. */
#include "vnt-snooze-times.h"
#include "vnt-ticket-uri.h"

static char *
show (gint64 when, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (when);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

  return when != 0 ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup ("");
}

static void
test_times (void)
{
  static const struct
  {
    const char *now;
    const char *later;
    const char *tomorrow;
    const char *next_week;
  } cases[] = {
    /* Thursday */
    { "2026-03-12T10:10:00", "2026-03-12 13:30", "2026-03-13 09:00", "2026-03-16 09:00" },
    { "2026-03-12T10:30:00", "2026-03-12 13:30", "2026-03-13 09:00", "2026-03-16 09:00" },
    { "2026-03-12T18:31:00", "", "2026-03-13 09:00", "2026-03-16 09:00" },
    { "2026-03-12T23:50:00", "", "2026-03-13 09:00", "2026-03-16 09:00" },
    /* Monday and Sunday */
    { "2026-03-16T08:00:00", "2026-03-16 11:00", "2026-03-17 09:00", "2026-03-23 09:00" },
    { "2026-03-15T08:00:00", "2026-03-15 11:00", "2026-03-16 09:00", "2026-03-16 09:00" },
    /* The night in which the clock is put forward: nine is nine. */
    { "2026-03-28T16:00:00", "2026-03-28 19:00", "2026-03-29 09:00", "2026-03-30 09:00" },
    { "2026-12-31T12:00:00", "2026-12-31 15:00", "2027-01-01 09:00", "2027-01-04 09:00" },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Madrid");

  g_assert_nonnull (zone);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (cases[i].now, zone);
      g_autofree char *later = show (vnt_snooze_time (VNT_SNOOZE_LATER_TODAY, now), zone);
      g_autofree char *tomorrow = show (vnt_snooze_time (VNT_SNOOZE_TOMORROW, now), zone);
      g_autofree char *week = show (vnt_snooze_time (VNT_SNOOZE_NEXT_WEEK, now), zone);

      g_assert_cmpstr (later, ==, cases[i].later);
      g_assert_cmpstr (tomorrow, ==, cases[i].tomorrow);
      g_assert_cmpstr (week, ==, cases[i].next_week);
    }
}

static void
test_day (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Madrid");
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 ("2026-03-12T10:10:00", zone);
  g_autofree char *day = show (vnt_snooze_time_of_day (2026, 4, 1, now), zone);

  g_assert_cmpstr (day, ==, "2026-04-01 09:00");
  g_assert_cmpint (vnt_snooze_time_of_day (2026, 3, 12, now), ==, 0);
  g_assert_cmpint (vnt_snooze_time_of_day (2026, 3, 1, now), ==, 0);
  g_assert_cmpint (vnt_snooze_time_of_day (2026, 2, 31, now), ==, 0);
}

static void
test_address (void)
{
  static const struct
  {
    const char *uri;
    gint64 ticket;
  } cases[] = {
    { "ventanilla:ticket/4711", 4711 },
    { "VENTANILLA:ticket/1", 1 },
    { "ventanilla:ticket/0", 0 },
    { "ventanilla:ticket/-5", 0 },
    { "ventanilla:ticket/+5", 0 },
    { "ventanilla:ticket/ 5", 0 },
    { "ventanilla:ticket/5 ", 0 },
    { "ventanilla:ticket/5/delete", 0 },
    { "ventanilla:ticket/5?run=1", 0 },
    { "ventanilla:ticket/%35", 0 },
    { "ventanilla:ticket/0x10", 0 },
    { "ventanilla:ticket/", 0 },
    { "ventanilla://ticket/5", 0 },
    { "ventanilla:ticket/99999999999999999999", 0 },
    { "file:///etc/passwd", 0 },
    { "--sign-in", 0 },
    { "", 0 },
    { NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (vnt_ticket_uri_parse (cases[i].uri), ==, cases[i].ticket);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/flow/times", test_times);
  g_test_add_func ("/desk/flow/day", test_day);
  g_test_add_func ("/desk/flow/address", test_address);
  return g_test_run ();
}
