/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a set of holidays holds. */
typedef enum
{
  VNT_HOLIDAYS_NATIONAL,
  VNT_HOLIDAYS_REGIONAL,
  VNT_HOLIDAYS_LOCAL,
} VntHolidayScope;

/* Days on which nobody works, by their names: a nation's, a region's, a town's. Filled by its maker, then frozen. */
typedef struct _VntHolidays VntHolidays;

VntHolidays *vnt_holidays_new (const char *name, VntHolidayScope scope);
VntHolidays *vnt_holidays_ref (VntHolidays *self);
void vnt_holidays_unref (VntHolidays *self);
const char *vnt_holidays_get_name (VntHolidays *self);
VntHolidayScope vnt_holidays_get_scope (VntHolidays *self);
guint vnt_holidays_get_size (VntHolidays *self);

gboolean vnt_holidays_add (VntHolidays *self, int year, int month, int day, const char *name);
gboolean vnt_holidays_add_text (VntHolidays *self, const char *date, const char *name);
guint vnt_holidays_except (VntHolidays *self, const char *date_or_name);
const char *vnt_holidays_find (VntHolidays *self, int year, int month, int day);

typedef void (*VntHolidayFunc) (int year, int month, int day, const char *name, gpointer data);
void vnt_holidays_foreach (VntHolidays *self, VntHolidayFunc func, gpointer data);

gboolean vnt_holidays_parse_date (const char *text, int *year, int *month, int *day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntHolidays, vnt_holidays_unref)

G_END_DECLS
