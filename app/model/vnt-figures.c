/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vnt-figures.h"

#include <math.h>
#include <string.h>

#include "vnt-say.h"

/* Of fewer, a percentage says more than there is. */
#define SMALL 10

static void
column_free (gpointer data)
{
  VntFigureColumn *column = data;

  g_free (column->title);
  g_free (column->definition);
  g_free (column);
}

static void
cell_free (gpointer data)
{
  VntFigureCell *cell = data;

  g_free (cell->text);
  g_free (cell->hint);
  g_clear_pointer (&cell->tickets, g_array_unref);
  g_free (cell);
}

/**
 * vnt_figures_new:
 * @id: its name, never translated
 * @title: its heading
 * @note: (nullable): what holds for the whole table
 *
 * Returns: (transfer full): a table without columns and rows yet
 */
VntFigures *
vnt_figures_new (const char *id, const char *title, const char *note)
{
  VntFigures *self = g_atomic_rc_box_new0 (VntFigures);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->note = g_strdup (note);
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  return self;
}

VntFigures *
vnt_figures_ref (VntFigures *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
figures_clear (gpointer data)
{
  VntFigures *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->note);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
}

void
vnt_figures_unref (VntFigures *self)
{
  g_atomic_rc_box_release_full (self, figures_clear);
}

/**
 * vnt_figures_add_column:
 * @self: a table without rows yet
 * @title: its heading
 * @definition: (nullable): what is counted
 * @chart: how it is drawn
 */
void
vnt_figures_add_column (VntFigures *self, const char *title, const char *definition, VntChart chart)
{
  VntFigureColumn *column = g_new0 (VntFigureColumn, 1);

  column->title = g_strdup (title);
  column->definition = g_strdup (definition);
  column->chart = chart;
  g_ptr_array_add (self->columns, column);
}

/* Begins a row: cells are added to the last one. */
void
vnt_figures_add_row (VntFigures *self)
{
  g_ptr_array_add (self->rows, g_ptr_array_new_with_free_func (cell_free));
}

static VntFigureCell *
add_cell (VntFigures *self, VntFigureKind kind, char *text, double value)
{
  VntFigureCell *cell = g_new0 (VntFigureCell, 1);

  cell->text = text;
  cell->kind = kind;
  cell->value = value;
  cell->drill = -1;
  g_ptr_array_add (g_ptr_array_index (self->rows, self->rows->len - 1), cell);

  return cell;
}

/* (transfer none) */
VntFigureCell *
vnt_figures_add_text (VntFigures *self, const char *text)
{
  return add_cell (self, VNT_FIGURE_TEXT, g_strdup (text), NAN);
}

/* (transfer none). @drill: what stands behind it when it is not 0, below 0 for nothing */
VntFigureCell *
vnt_figures_add_count (VntFigures *self, gint64 count, int drill)
{
  VntFigureCell *cell =
    add_cell (self, VNT_FIGURE_COUNT, g_strdup_printf ("%" G_GINT64_FORMAT, count), (double) count);

  cell->drill = count > 0 ? drill : -1;
  return cell;
}

/**
 * vnt_figures_say_number:
 *
 * Returns: (transfer full): "87.5", with the decimal point of the language that is written, whatever the computer's own
 */
char *
vnt_figures_say_number (double number)
{
  /* Translators: a number as your language writes it: only what stands between its digits is used, "," in "0,1" */
  const char *sample = _ ("0.1");
  gsize length = strlen (sample);
  g_autofree char *point = length > 2 ? g_strndup (sample + 1, length - 2) : g_strdup (".");
  char plain[G_ASCII_DTOSTR_BUF_SIZE];
  char *dot;

  g_ascii_formatd (plain, sizeof plain, "%.1f", number);
  dot = strchr (plain, '.');
  if (dot == NULL)
    return g_strdup (plain);
  *dot = '\0';

  return g_strconcat (plain, point, dot + 1, NULL);
}

/**
 * vnt_figures_add_share:
 * @self: a table
 * @part: how many it holds for
 * @of: of how many
 *
 * Adds a share. Of few tickets it is never a percentage: one more would change it by a tenth.
 *
 * Returns: (transfer none): its cell
 */
VntFigureCell *
vnt_figures_add_share (VntFigures *self, gint64 part, gint64 of)
{
  double percent = of > 0 ? 100.0 * (double) part / (double) of : 0;
  g_autofree char *number = vnt_figures_say_number (percent);
  VntFigureCell *cell;

  if (of == 0)
    return add_cell (self, VNT_FIGURE_SHARE, g_strdup ("–"), NAN);
  if (of < SMALL)
    cell = add_cell (self, VNT_FIGURE_SHARE,
                     /* Translators: a share of few tickets: "7 of 9" */
                     g_strdup_printf (_ ("%d of %d"), (int) part, (int) of), NAN);
  else
    cell = add_cell (
      self, VNT_FIGURE_SHARE,
      /* Translators: a share in percent, and its numerator and denominator: "87.5 % (70 of 80)" */
      g_strdup_printf (_ ("%s %% (%d of %d)"), number, (int) part, (int) of), percent);
  cell->part = part;
  cell->of = of;

  return cell;
}

/**
 * vnt_figures_say_minutes:
 * @minutes: of work, or of working time
 *
 * Returns: (transfer full): "45 min", "3 h 20 min"
 */
char *
vnt_figures_say_minutes (gint64 minutes)
{
  if (minutes < 60)
    return g_strdup_printf (_ ("%d min"), (int) minutes);
  if (minutes % 60 == 0 || minutes >= 6000)
    return g_strdup_printf (_ ("%d h"), (int) (minutes / 60));
  /* Translators: hours and minutes of working time */
  return g_strdup_printf (_ ("%d h %d min"), (int) (minutes / 60), (int) (minutes % 60));
}

/* (transfer none). @minutes: NAN for none */
VntFigureCell *
vnt_figures_add_minutes (VntFigures *self, double minutes)
{
  if (isnan (minutes))
    return add_cell (self, VNT_FIGURE_MINUTES, g_strdup ("–"), NAN);

  return add_cell (self, VNT_FIGURE_MINUTES, vnt_figures_say_minutes ((gint64) minutes), minutes);
}

/* (transfer none) */
const VntFigureCell *
vnt_figures_get_cell (const VntFigures *self, guint row, guint column)
{
  return g_ptr_array_index ((GPtrArray *) g_ptr_array_index (self->rows, row), column);
}

/* (transfer full) */
VntReportDocument *
vnt_report_document_new (const char *title, const char *subtitle)
{
  VntReportDocument *self = g_atomic_rc_box_new0 (VntReportDocument);

  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  self->language = g_strdup ("");
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_figures_unref);

  return self;
}

VntReportDocument *
vnt_report_document_ref (VntReportDocument *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
document_clear (gpointer data)
{
  VntReportDocument *self = data;

  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->organisation);
  g_free (self->words);
  g_free (self->logo);
  g_free (self->language);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->tables);
}

void
vnt_report_document_unref (VntReportDocument *self)
{
  g_atomic_rc_box_release_full (self, document_clear);
}
