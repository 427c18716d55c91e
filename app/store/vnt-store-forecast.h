/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-forecast.h"
#include "vnt-store.h"

G_BEGIN_DECLS

gboolean vnt_store_read_forecast (VntStore *self,
                                  GPtrArray *tickets,
                                  GPtrArray *agents,
                                  GError **error);

G_END_DECLS
