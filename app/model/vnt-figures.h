/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* How the numbers of a column are drawn where people rather look than read. */
typedef enum
{
  VNT_CHART_NONE,
  VNT_CHART_WORDS, /* no numbers at all */
  VNT_CHART_COUNT,
  VNT_CHART_PERCENT,
} VntChart;

/* What a cell holds, for who calculates with it. */
typedef enum
{
  VNT_FIGURE_TEXT,
  VNT_FIGURE_COUNT,
  VNT_FIGURE_SHARE, /* percent; also where it is of too few to be shown as such */
  VNT_FIGURE_MINUTES,
} VntFigureKind;

/**
 * VntFigureColumn:
 * @title: (not nullable)
 * @definition: (nullable): what is counted, for a person
 */
typedef struct
{
  char *title;
  char *definition;
  VntChart chart;
} VntFigureColumn;

/**
 * VntFigureCell:
 * @text: (not nullable): as a person reads it
 * @value: the number, NAN where there is none or it says nothing
 * @part: of a share, its numerator
 * @of: of a share, its denominator
 * @hint: (nullable): how it came about, for a person
 * @drill: what stands behind it, below 0 for nothing
 * @tickets: (nullable) (element-type gint64): the tickets behind it
 */
typedef struct
{
  char *text;
  VntFigureKind kind;
  double value;
  gint64 part;
  gint64 of;
  char *hint;
  int drill;
  GArray *tickets;
} VntFigureCell;

/**
 * VntFigures:
 * @id: (not nullable): never translated
 * @title: (not nullable)
 * @note: (nullable): what holds for the whole table
 * @columns: (element-type VntFigureColumn): the first names the rows
 * @rows: (element-type GPtrArray): of VntFigureCell, as many as columns
 *
 * A table of figures: shown, drawn, printed and exported by the same code. Frozen once it is given away.
 */
typedef struct
{
  char *id;
  char *title;
  char *note;
  GPtrArray *columns;
  GPtrArray *rows;
} VntFigures;

VntFigures *vnt_figures_new (const char *id, const char *title, const char *note);
VntFigures *vnt_figures_ref (VntFigures *self);
void vnt_figures_unref (VntFigures *self);
void vnt_figures_add_column (VntFigures *self,
                             const char *title,
                             const char *definition,
                             VntChart chart);
void vnt_figures_add_row (VntFigures *self);
VntFigureCell *vnt_figures_add_text (VntFigures *self, const char *text);
VntFigureCell *vnt_figures_add_count (VntFigures *self, gint64 count, int drill);
VntFigureCell *vnt_figures_add_share (VntFigures *self, gint64 part, gint64 of);
VntFigureCell *vnt_figures_add_minutes (VntFigures *self, double minutes);
const VntFigureCell *vnt_figures_get_cell (const VntFigures *self, guint row, guint column);
char *vnt_figures_say_number (double number);
char *vnt_figures_say_minutes (gint64 minutes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntFigures, vnt_figures_unref)

/**
 * VntReportDocument:
 * @title: (not nullable)
 * @subtitle: (not nullable): period and when it was made
 * @organisation: (nullable)
 * @words: (nullable): what the organisation says under the title
 * @logo: (nullable): a picture's path
 * @language: (not nullable): what it is written in, "" as the program speaks
 * @notes: (element-type utf8): what a reader has to know: incomplete ranges, what is left out
 * @tables: (element-type VntFigures)
 *
 * A report as it is shown and exported. Frozen.
 */
typedef struct
{
  char *title;
  char *subtitle;
  char *organisation;
  char *words;
  char *logo;
  char *language;
  GPtrArray *notes;
  GPtrArray *tables;
} VntReportDocument;

VntReportDocument *vnt_report_document_new (const char *title, const char *subtitle);
VntReportDocument *vnt_report_document_ref (VntReportDocument *self);
void vnt_report_document_unref (VntReportDocument *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntReportDocument, vnt_report_document_unref)

G_END_DECLS
