/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-figures.h"
#include "vnt-forecast.h"
#include "vnt-workload.h"

G_BEGIN_DECLS

VntFigures *vnt_forecast_words_table (const VntForecast *forecast,
                                      const VntWorkload *workload,
                                      gboolean people);
char *vnt_forecast_words_summary (const VntForecast *forecast);

G_END_DECLS
