/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report as a spreadsheet of OpenDocument: numbers stay numbers, with their units. */
#include "vnt-report-writer.h"
#include "vnt-sheet-extra.h"
#include "vnt-zip.h"

#include <math.h>

#define SPACES                                                                \
  " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""        \
  " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""          \
  " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""            \
  " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""          \
  " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\""     \
  " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"" \
  " office:version=\"1.2\""
#define TYPE "application/vnd.oasis.opendocument.spreadsheet"
#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define STYLES                                                                                     \
  "<office:automatic-styles>\n"                                                                    \
  "<number:percentage-style style:name=\"N1\"><number:number number:decimal-places=\"1\""          \
  " number:min-integer-digits=\"1\"/><number:text> %</number:text>"                                \
  "</number:percentage-style>\n"                                                                   \
  "<number:time-style style:name=\"N2\" number:truncate-on-overflow=\"false\">"                    \
  "<number:hours/><number:text> h </number:text><number:minutes number:style=\"long\"/>"           \
  "<number:text> min</number:text></number:time-style>\n"                                          \
  "<style:style style:name=\"share\" style:family=\"table-cell\" style:data-style-name=\"N1\"/>\n" \
  "<style:style style:name=\"time\" style:family=\"table-cell\" style:data-style-name=\"N2\"/>\n"  \
  "<style:style style:name=\"head\" style:family=\"table-cell\"><style:table-cell-properties"      \
  " fo:wrap-option=\"wrap\"/><style:text-properties fo:font-weight=\"bold\"/></style:style>\n"     \
  "<style:style style:name=\"wide\" style:family=\"table-column\">"                                \
  "<style:table-column-properties style:column-width=\"6cm\"/></style:style>\n"                    \
  "<style:style style:name=\"narrow\" style:family=\"table-column\">"                              \
  "<style:table-column-properties style:column-width=\"3.2cm\"/></style:style>\n"                  \
  "</office:automatic-styles>\n"

/* -- cells -- */

static void
append_text (GString *text, const char *value, const char *style)
{
  g_autofree char *escaped = g_markup_escape_text (value, -1);

  g_string_append_printf (text,
                          "<table:table-cell%s office:value-type=\"string\"><text:p>%s</text:p>"
                          "</table:table-cell>",
                          style, escaped);
}

static void
append_value (GString *text, const char *attributes, const char *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  g_string_append_printf (text, "<table:table-cell %s><text:p>%s</text:p></table:table-cell>",
                          attributes, escaped);
}

static void
append_cell (GString *text, const VntFigureCell *cell)
{
  g_autofree char *attributes = NULL;
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  gint64 minutes = isnan (cell->value) ? 0 : (gint64) cell->value;

  if (isnan (cell->value))
    {
      append_text (text, cell->text, "");
      return;
    }
  g_ascii_dtostr (number, sizeof number,
                  cell->kind == VNT_FIGURE_SHARE ? cell->value / 100 : cell->value);
  if (cell->kind == VNT_FIGURE_SHARE)
    attributes = g_strdup_printf (
      "table:style-name=\"share\" office:value-type=\"percentage\" office:value=\"%s\"", number);
  else if (cell->kind == VNT_FIGURE_MINUTES)
    attributes = g_strdup_printf ("table:style-name=\"time\" office:value-type=\"time\""
                                  " office:time-value=\"PT%" G_GINT64_FORMAT "H%02dM00S\"",
                                  minutes / 60, (int) (minutes % 60));
  else
    attributes = g_strdup_printf ("office:value-type=\"float\" office:value=\"%s\"", number);
  append_value (text, attributes, cell->text);
}

/* A time is one in its own cell: its minutes are not said again. */
static void
append_shares (GString *text, const VntFigures *table, guint row, guint column)
{
  const VntFigureCell *cell = vnt_figures_get_cell (table, row, column);

  for (guint i = 0; i < VNT_SHEET_MINUTES; i++)
    {
      g_autofree char *attributes = NULL;
      g_autofree char *words = NULL;
      gint64 number;

      if (!vnt_sheet_extra_is_there (table, column, i))
        continue;
      if (!vnt_sheet_extra_get (cell, i, &number))
        {
          g_string_append (text, "<table:table-cell/>");
          continue;
        }
      words = g_strdup_printf ("%" G_GINT64_FORMAT, number);
      attributes = g_strdup_printf ("office:value-type=\"float\" office:value=\"%s\"", words);
      append_value (text, attributes, words);
    }
}

static void
append_headings (GString *text, const VntFigures *table)
{
  g_string_append (text, "<table:table-row>");
  for (guint i = 0; i < table->columns->len; i++)
    {
      append_text (text, ((VntFigureColumn *) g_ptr_array_index (table->columns, i))->title,
                   " table:style-name=\"head\"");
      for (guint k = 0; k < VNT_SHEET_MINUTES; k++)
        {
          g_autofree char *extra = vnt_sheet_extra_say (table, i, k);

          if (extra != NULL)
            append_text (text, extra, " table:style-name=\"head\"");
        }
    }
  g_string_append (text, "</table:table-row>\n");
}

static void
append_sheet (GString *text, const VntFigures *table)
{
  g_autofree char *name = g_markup_escape_text (table->title, -1);
  guint n = table->columns->len;

  for (guint i = 0; i < table->columns->len; i++)
    n += vnt_sheet_extra_is_there (table, i, VNT_SHEET_PART) ? 2 : 0;
  g_string_append_printf (text,
                          "<table:table table:name=\"%s\">\n"
                          "<table:table-column table:style-name=\"wide\"/>\n"
                          "<table:table-column table:style-name=\"narrow\""
                          " table:number-columns-repeated=\"%u\"/>\n",
                          name, MAX (n, 2) - 1);
  append_headings (text, table);
  for (guint row = 0; row < table->rows->len; row++)
    {
      g_string_append (text, "<table:table-row>");
      for (guint i = 0; i < table->columns->len; i++)
        {
          append_cell (text, vnt_figures_get_cell (table, row, i));
          append_shares (text, table, row, i);
        }
      g_string_append (text, "</table:table-row>\n");
    }
  g_string_append (text, "</table:table>\n");
}

static void
append_line (GString *text, const char *line, const char *style)
{
  g_string_append (text, "<table:table-row>");
  append_text (text, line, style);
  g_string_append (text, "</table:table-row>\n");
}

static void
append_front (GString *text, const VntReportDocument *document)
{
  g_autofree char *name = g_markup_escape_text (document->title, -1);

  g_string_append_printf (
    text, "<table:table table:name=\"%s\">\n<table:table-column table:style-name=\"wide\"/>\n",
    name);
  append_line (text, document->title, " table:style-name=\"head\"");
  append_line (text, document->subtitle, "");
  if (document->organisation != NULL)
    append_line (text, document->organisation, "");
  if (document->words != NULL)
    append_line (text, document->words, "");
  for (guint i = 0; i < document->notes->len; i++)
    append_line (text, g_ptr_array_index (document->notes, i), "");
  g_string_append (text, "</table:table>\n");
}

static void
append_body (GString *text, const VntReportDocument *document)
{
  g_autoptr (VntTranslation) words = vnt_report_begin_language (document->language);

  g_string_append (text, STYLES "<office:body><office:spreadsheet>\n");
  append_front (text, document);
  for (guint i = 0; i < document->tables->len; i++)
    append_sheet (text, g_ptr_array_index (document->tables, i));
  g_string_append (text, "</office:spreadsheet></office:body>\n");
  vnt_translation_end ();
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
  GString *text = g_string_new (XML "<office:document" SPACES " office:mimetype=\"" TYPE "\">\n");

  append_body (text, document);
  g_string_append (text, "</office:document>\n");

  return g_string_free (text, FALSE);
}

/**
 * vnt_report_write_ods:
 * @document: a report
 *
 * Returns: (transfer full): the same as the file other office programs know as well
 */
GBytes *
vnt_report_write_ods (const VntReportDocument *document)
{
  static const char manifest[] = XML
    "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\""
    " manifest:version=\"1.2\">\n"
    "<manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"" TYPE "\"/>\n"
    "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>\n"
    "</manifest:manifest>\n";
  g_autoptr (VntZip) zip = vnt_zip_new ();
  g_autoptr (GString) text = g_string_new (XML "<office:document-content" SPACES ">\n");

  append_body (text, document);
  g_string_append (text, "</office:document-content>\n");
  /* First, and as it is: that is how a file says what it is. */
  vnt_zip_add (zip, "mimetype", TYPE, sizeof TYPE - 1);
  vnt_zip_add (zip, "content.xml", text->str, text->len);
  vnt_zip_add (zip, "META-INF/manifest.xml", manifest, sizeof manifest - 1);

  return vnt_zip_end (zip);
}
