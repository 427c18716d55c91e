/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-figures.h"

G_BEGIN_DECLS

/* What a column has beside it where its numbers are not to be seen in its words. */
typedef enum
{
  VNT_SHEET_PART, /* of shares, the numerator */
  VNT_SHEET_OF, /* of shares, the denominator */
  VNT_SHEET_MINUTES, /* of times */
  VNT_SHEET_EXTRAS
} VntSheetExtra;

gboolean vnt_sheet_extra_is_there (const VntFigures *table, guint column, VntSheetExtra extra);
char *vnt_sheet_extra_say (const VntFigures *table, guint column, VntSheetExtra extra);
gboolean vnt_sheet_extra_get (const VntFigureCell *cell, VntSheetExtra extra, gint64 *number);

G_END_DECLS
