/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-holidays.h"

G_BEGIN_DECLS

gboolean vnt_icalendar_read (
  VntHolidays *into, const char *text, gsize size, guint *skipped, GError **error);

G_END_DECLS
