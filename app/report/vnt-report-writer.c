/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report as a table that other programs read. */
#include "vnt-report-writer.h"

#include <math.h>
#include <string.h>

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

static void
append_csv_table (GString *text, const VntFigures *table)
{
  append_csv (text, table->title);
  g_string_append (text, "\r\n");
  for (guint i = 0; i < table->columns->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      append_csv (text, ((VntFigureColumn *) g_ptr_array_index (table->columns, i))->title);
    }
  g_string_append (text, "\r\n");
  for (guint row = 0; row < table->rows->len; row++)
    {
      for (guint i = 0; i < table->columns->len; i++)
        {
          if (i > 0)
            g_string_append_c (text, ',');
          append_csv (text, vnt_figures_get_cell (table, row, i)->text);
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
  GString *text = g_string_new (NULL);

  append_csv (text, document->title);
  g_string_append (text, "\r\n");
  append_csv (text, document->subtitle);
  g_string_append (text, "\r\n");
  for (guint i = 0; i < document->notes->len; i++)
    {
      append_csv (text, g_ptr_array_index (document->notes, i));
      g_string_append (text, "\r\n");
    }
  g_string_append (text, "\r\n");
  for (guint i = 0; i < document->tables->len; i++)
    append_csv_table (text, g_ptr_array_index (document->tables, i));

  return g_string_free (text, FALSE);
}

/* -- OpenDocument, as one flat file -- */

#define HEAD                                                                              \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                          \
  "<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""    \
  " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""                      \
  " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.2\"" \
  " office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">\n"                \
  "<office:body><office:spreadsheet>\n"
#define TAIL "</office:spreadsheet></office:body>\n</office:document>\n"

static void
append_text_cell (GString *text, const char *value)
{
  g_autofree char *escaped = g_markup_escape_text (value, -1);

  g_string_append_printf (text,
                          "<table:table-cell office:value-type=\"string\"><text:p>%s</text:p>"
                          "</table:table-cell>",
                          escaped);
}

/* A share keeps its words; a number is one. */
static void
append_cell (GString *text, const VntFigureCell *cell)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *escaped = g_markup_escape_text (cell->text, -1);

  if (isnan (cell->value))
    {
      append_text_cell (text, cell->text);
      return;
    }
  g_ascii_dtostr (number, sizeof number, cell->value);
  g_string_append_printf (text,
                          "<table:table-cell office:value-type=\"float\" office:value=\"%s\">"
                          "<text:p>%s</text:p></table:table-cell>",
                          number, escaped);
}

static void
append_sheet (GString *text, const VntFigures *table)
{
  g_autofree char *name = g_markup_escape_text (table->title, -1);

  g_string_append_printf (text, "<table:table table:name=\"%s\">\n", name);
  g_string_append_printf (text, "<table:table-column table:number-columns-repeated=\"%u\"/>\n",
                          table->columns->len);
  g_string_append (text, "<table:table-row>");
  for (guint i = 0; i < table->columns->len; i++)
    append_text_cell (text, ((VntFigureColumn *) g_ptr_array_index (table->columns, i))->title);
  g_string_append (text, "</table:table-row>\n");
  for (guint row = 0; row < table->rows->len; row++)
    {
      g_string_append (text, "<table:table-row>");
      for (guint i = 0; i < table->columns->len; i++)
        append_cell (text, vnt_figures_get_cell (table, row, i));
      g_string_append (text, "</table:table-row>\n");
    }
  g_string_append (text, "</table:table>\n");
}

static void
append_front (GString *text, const VntReportDocument *document)
{
  g_autofree char *name = g_markup_escape_text (document->title, -1);

  g_string_append_printf (text, "<table:table table:name=\"%s\">\n<table:table-column/>\n", name);
  g_string_append (text, "<table:table-row>");
  append_text_cell (text, document->title);
  g_string_append (text, "</table:table-row>\n<table:table-row>");
  append_text_cell (text, document->subtitle);
  g_string_append (text, "</table:table-row>\n");
  if (document->organisation != NULL)
    {
      g_string_append (text, "<table:table-row>");
      append_text_cell (text, document->organisation);
      g_string_append (text, "</table:table-row>\n");
    }
  for (guint i = 0; i < document->notes->len; i++)
    {
      g_string_append (text, "<table:table-row>");
      append_text_cell (text, g_ptr_array_index (document->notes, i));
      g_string_append (text, "</table:table-row>\n");
    }
  g_string_append (text, "</table:table>\n");
}

/**
 * vnt_report_write_fods:
 * @document: a report
 *
 * Returns: (transfer full): a spreadsheet in the flat form of OpenDocument, a sheet for each table
 */
char *
vnt_report_write_fods (const VntReportDocument *document)
{
  GString *text = g_string_new (HEAD);

  append_front (text, document);
  for (guint i = 0; i < document->tables->len; i++)
    append_sheet (text, g_ptr_array_index (document->tables, i));
  g_string_append (text, TAIL);

  return g_string_free (text, FALSE);
}
