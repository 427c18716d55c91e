/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-icalendar.h"

#include <string.h>

#include "vnt-error.h"

#define BEGIN "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
#define END "END:VCALENDAR\r\n"
#define EVENT(lines) "BEGIN:VEVENT\r\n" lines "END:VEVENT\r\n"

static VntHolidays *
read_text (const char *text, guint *skipped)
{
  VntHolidays *set = vnt_holidays_new ("Prueba", VNT_HOLIDAYS_NATIONAL);
  g_autoptr (GError) error = NULL;

  g_assert_true (vnt_icalendar_read (set, text, strlen (text), skipped, &error));
  g_assert_no_error (error);

  return set;
}

static void
test_days (void)
{
  guint skipped;
  g_autoptr (VntHolidays) set = read_text (
    BEGIN EVENT ("DTSTART;VALUE=DATE:20260402\r\nDTEND;VALUE=DATE:20260404\r\nSUMMARY:Semana\r\n"
                 " Santa\\, entera\r\n")
      EVENT ("SUMMARY:Madrugada\r\nDTSTART;VALUE=DATE:20260516\r\nBEGIN:VALARM\r\nSUMMARY:Aviso\r\n"
             "END:VALARM\r\n") END,
    &skipped);

  g_assert_cmpuint (skipped, ==, 0);
  g_assert_cmpuint (vnt_holidays_get_size (set), ==, 3);
  g_assert_cmpstr (vnt_holidays_find (set, 2026, 4, 2), ==, "SemanaSanta, entera");
  g_assert_cmpstr (vnt_holidays_find (set, 2026, 4, 3), ==, "SemanaSanta, entera");
  g_assert_null (vnt_holidays_find (set, 2026, 4, 4));
  g_assert_null (vnt_holidays_find (set, 2027, 4, 2));
  g_assert_cmpstr (vnt_holidays_find (set, 2026, 5, 16), ==, "Madrugada");
}

static void
test_yearly (void)
{
  guint skipped;
  g_autoptr (VntHolidays) set = read_text (
    BEGIN EVENT ("DTSTART;VALUE=DATE:20201225\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Navidad\r\n") EVENT (
      "DTSTART;VALUE=DATE:20240601\r\nRRULE:FREQ=YEARLY;COUNT=3;INTERVAL=2\r\nSUMMARY:Feria\r\n")
      EVENT ("DTSTART;VALUE=DATE:20250909\r\nRRULE:FREQ=YEARLY;UNTIL=20270101T000000Z\r\n"
             "SUMMARY:Patrona\r\n")
        EVENT ("DTSTART;VALUE=DATE:20250101\r\nRRULE:FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1\r\n"
               "EXDATE;VALUE=DATE:20270101,20280101\r\nSUMMARY:Año Nuevo\r\n") END,
    &skipped);

  g_assert_cmpuint (skipped, ==, 0);
  g_assert_cmpstr (vnt_holidays_find (set, 2031, 12, 25), ==, "Navidad");
  g_assert_cmpstr (vnt_holidays_find (set, 2028, 6, 1), ==, "Feria");
  g_assert_null (vnt_holidays_find (set, 2025, 6, 1));
  g_assert_null (vnt_holidays_find (set, 2030, 6, 1));
  g_assert_cmpstr (vnt_holidays_find (set, 2026, 9, 9), ==, "Patrona");
  g_assert_null (vnt_holidays_find (set, 2027, 9, 9));
  g_assert_cmpstr (vnt_holidays_find (set, 2026, 1, 1), ==, "Año Nuevo");
  g_assert_null (vnt_holidays_find (set, 2027, 1, 1));
  g_assert_cmpstr (vnt_holidays_find (set, 2029, 1, 1), ==, "Año Nuevo");
}

static void
test_left_out (void)
{
  guint skipped;
  g_autoptr (VntHolidays) set = read_text (
    BEGIN EVENT ("DTSTART:20260402T080000Z\r\nSUMMARY:Reunión\r\n")
      EVENT ("DTSTART;VALUE=DATE:20260403\r\nSTATUS:CANCELLED\r\nSUMMARY:No\r\n") EVENT (
        "DTSTART;VALUE=DATE:20261126\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH\r\nSUMMARY:No\r\n")
        EVENT ("DTSTART;VALUE=DATE:20260105\r\nRRULE:FREQ=WEEKLY\r\nSUMMARY:No\r\n")
          EVENT ("DTSTART;VALUE=DATE:20260231\r\nSUMMARY:No\r\n") END,
    &skipped);

  g_assert_cmpuint (skipped, ==, 5);
  g_assert_cmpuint (vnt_holidays_get_size (set), ==, 0);
}

static void
test_other_file (void)
{
  g_autoptr (VntHolidays) set = vnt_holidays_new ("Prueba", VNT_HOLIDAYS_LOCAL);
  g_autoptr (GError) error = NULL;

  g_assert_false (vnt_icalendar_read (set, "<html>", 6, NULL, &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_INVALID);
}

static void
test_leap_day (void)
{
  g_autoptr (VntHolidays) set =
    read_text (BEGIN EVENT (
                 "DTSTART;VALUE=DATE:20240229\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Bisiesto\r\n") END,
               NULL);

  g_assert_cmpstr (vnt_holidays_find (set, 2028, 2, 29), ==, "Bisiesto");
  g_assert_null (vnt_holidays_find (set, 2027, 2, 28));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/icalendar/days", test_days);
  g_test_add_func ("/icalendar/yearly", test_yearly);
  g_test_add_func ("/icalendar/left-out", test_left_out);
  g_test_add_func ("/icalendar/other-file", test_other_file);
  g_test_add_func ("/icalendar/leap-day", test_leap_day);
  return g_test_run ();
}
