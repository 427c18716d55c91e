/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-calendar.h"
#include "vnt-forecast.h"

G_BEGIN_DECLS

VntForecast *vnt_forecast_run (VntCalendar *calendar,
                               gint64 now,
                               GPtrArray *tickets,
                               GPtrArray *agents);

G_END_DECLS
