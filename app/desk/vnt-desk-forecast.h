/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"
#include "vnt-forecast.h"

G_BEGIN_DECLS

/* What breaks next, as things stand on this computer. */
void vnt_desk_load_forecast_async (VntDesk *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
VntForecast *vnt_desk_load_forecast_finish (VntDesk *self, GAsyncResult *result, GError **error);

G_END_DECLS
