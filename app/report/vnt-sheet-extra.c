/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands beside a column of a spreadsheet, because its words cannot be calculated with. */
#include "vnt-sheet-extra.h"

#include <math.h>

#include "vnt-say.h"

/**
 * vnt_sheet_extra_is_there:
 *
 * Returns: whether any of the column's cells has such a number
 */
gboolean
vnt_sheet_extra_is_there (const VntFigures *table, guint column, VntSheetExtra extra)
{
  VntFigureKind kind = extra == VNT_SHEET_MINUTES ? VNT_FIGURE_MINUTES : VNT_FIGURE_SHARE;

  for (guint row = 0; row < table->rows->len; row++)
    if (vnt_figures_get_cell (table, row, column)->kind == kind)
      return TRUE;

  return FALSE;
}

/* (transfer full) (nullable): its title; %NULL where the column has none */
char *
vnt_sheet_extra_say (const VntFigures *table, guint column, VntSheetExtra extra)
{
  const char *title = ((VntFigureColumn *) g_ptr_array_index (table->columns, column))->title;

  if (!vnt_sheet_extra_is_there (table, column, extra))
    return NULL;
  if (extra == VNT_SHEET_PART)
    /* Translators: beside the column of a share: how many tickets it holds for */
    return g_strdup_printf (_ ("%s: how many"), title);
  if (extra == VNT_SHEET_OF)
    /* Translators: beside the column of a share: of how many tickets */
    return g_strdup_printf (_ ("%s: of how many"), title);
  return g_strdup_printf (_ ("%s: minutes"), title);
}

/* Returns: whether the cell has it */
gboolean
vnt_sheet_extra_get (const VntFigureCell *cell, VntSheetExtra extra, gint64 *number)
{
  if (extra == VNT_SHEET_MINUTES)
    {
      if (cell->kind != VNT_FIGURE_MINUTES || isnan (cell->value))
        return FALSE;
      *number = (gint64) cell->value;
      return TRUE;
    }
  *number = extra == VNT_SHEET_PART ? cell->part : cell->of;

  return cell->kind == VNT_FIGURE_SHARE;
}
