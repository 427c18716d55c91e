/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  VNT_SNOOZE_LATER_TODAY,
  VNT_SNOOZE_TOMORROW,
  VNT_SNOOZE_NEXT_WEEK,
} VntSnoozeChoice;

gint64 vnt_snooze_time (VntSnoozeChoice choice, GDateTime *now);
gint64 vnt_snooze_time_of_day (int year, int month, int day, GDateTime *now);

G_END_DECLS
