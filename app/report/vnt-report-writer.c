/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report as a table that other programs read. */
#include "vnt-report-writer.h"

#include <string.h>

#include "vnt-sheet-extra.h"

/* -- CSV -- */

/* What begins like a formula is text for whoever opens it in a spreadsheet. */
static void
append_csv (GString *text, const char *value)
{
  gboolean formula = strchr ("=+-@\t\r", *value) != NULL && *value != '\0';
  char *end = NULL;

  if (formula)
    {
      g_ascii_strtod (value, &end);
      formula = end == value || *end != '\0';
    }
  g_string_append_c (text, '"');
  if (formula)
    g_string_append_c (text, '\'');
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

/* Of a share also its numbers, of a time its minutes: what can be calculated with. */
static void
append_csv_heading (GString *text, const VntFigures *table, guint column)
{
  const char *title = ((VntFigureColumn *) g_ptr_array_index (table->columns, column))->title;

  append_csv (text, title);
  for (guint i = 0; i < VNT_SHEET_EXTRAS; i++)
    {
      g_autofree char *extra = vnt_sheet_extra_say (table, column, i);

      if (extra == NULL)
        continue;
      g_string_append_c (text, ',');
      append_csv (text, extra);
    }
}

static void
append_csv_cell (GString *text, const VntFigures *table, guint row, guint column)
{
  const VntFigureCell *cell = vnt_figures_get_cell (table, row, column);

  append_csv (text, cell->text);
  for (guint i = 0; i < VNT_SHEET_EXTRAS; i++)
    {
      gint64 number;

      if (!vnt_sheet_extra_is_there (table, column, i))
        continue;
      g_string_append_c (text, ',');
      if (vnt_sheet_extra_get (cell, i, &number))
        g_string_append_printf (text, "%" G_GINT64_FORMAT, number);
    }
}

static void
append_csv_table (GString *text, const VntFigures *table)
{
  append_csv (text, table->title);
  g_string_append (text, "\r\n");
  for (guint i = 0; i < table->columns->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      append_csv_heading (text, table, i);
    }
  g_string_append (text, "\r\n");
  for (guint row = 0; row < table->rows->len; row++)
    {
      for (guint i = 0; i < table->columns->len; i++)
        {
          if (i > 0)
            g_string_append_c (text, ',');
          append_csv_cell (text, table, row, i);
        }
      g_string_append (text, "\r\n");
    }
  g_string_append (text, "\r\n");
}

/**
 * vnt_report_write_csv:
 * @document: a report
 *
 * Returns: (transfer full): its tables one after the other, in UTF-8, as RFC 4180 says
 */
char *
vnt_report_write_csv (const VntReportDocument *document)
{
  g_autoptr (VntTranslation) words = vnt_report_begin_language (document->language);
  GString *text = g_string_new (NULL);

  append_csv (text, document->title);
  g_string_append (text, "\r\n");
  append_csv (text, document->subtitle);
  g_string_append (text, "\r\n");
  if (document->words != NULL)
    {
      append_csv (text, document->words);
      g_string_append (text, "\r\n");
    }
  for (guint i = 0; i < document->notes->len; i++)
    {
      append_csv (text, g_ptr_array_index (document->notes, i));
      g_string_append (text, "\r\n");
    }
  g_string_append (text, "\r\n");
  for (guint i = 0; i < document->tables->len; i++)
    append_csv_table (text, g_ptr_array_index (document->tables, i));
  vnt_translation_end ();

  return g_string_free (text, FALSE);
}
