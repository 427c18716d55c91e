/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-driver.h"

#include <string.h>

#include "vnt-error.h"
#include "vnt-icalendar.h"

static void
check_day (int year, int month, int day, const char *name, gpointer data)
{
  g_assert_true (year >= 0 && year <= 9999);
  g_assert_true (
    g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) (year != 0 ? year : 2000)));
  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_null (strpbrk (name, "\r\n"));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (VntHolidays) set = vnt_holidays_new ("Fuzz", VNT_HOLIDAYS_NATIONAL);
  g_autoptr (GError) error = NULL;
  guint skipped;

  if (!vnt_icalendar_read (set, (const char *) data, size, &skipped, &error))
    {
      g_assert_error (error, VNT_ERROR, VNT_ERROR_INVALID);
      g_assert_cmpuint (vnt_holidays_get_size (set), ==, 0);
    }
  vnt_holidays_foreach (set, check_day, NULL);

  return 0;
}
