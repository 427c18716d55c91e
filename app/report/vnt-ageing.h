/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-calendar.h"

G_BEGIN_DECLS

gint64 vnt_ageing_midnight (VntCalendar *calendar, gint64 now);
void vnt_ageing_bounds (
  VntCalendar *calendar, gint64 now, const int *days, guint n_days, gint64 *bounds);
int vnt_ageing_worked_days (VntCalendar *calendar, gint64 now, int days);

G_END_DECLS
