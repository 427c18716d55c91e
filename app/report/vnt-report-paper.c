/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report on paper: A4 across, as many pages as it takes. */
#include "config.h"

#include "vnt-report-writer.h"

#include <cairo-pdf.h>
#include <math.h>
#include <pango/pangocairo.h>

#include "vnt-error.h"
#include "vnt-say.h"

/* Points. */
#define WIDTH 842.0
#define HEIGHT 595.0
#define MARGIN 40.0
#define INNER (WIDTH - 2 * MARGIN)
#define FOOT 4.0
#define GAP 4.0
#define ROW_GAP 3.0
#define LOGO 40.0
#define NUMBER 120.0
#define BAR_WIDTH 260.0
#define BAR 9.0
/* Title, note, headings and a row or two. */
#define TABLE_HEAD 90.0
/* The last rows of a table go to the next page together: one alone looks forgotten. */
#define LAST 3
/* Rows that are drawn as bars: of more nobody sees anything. */
#define MOST_BARS 16

typedef struct
{
  cairo_t *cairo; /* of the page that is written */
  const VntReportDocument *document;
  GPtrArray *pages; /* of cairo_surface_t */
  double y;
  double right; /* how far the text of the head may go */
} Paper;

static PangoLayout *
new_layout (Paper *paper, const char *text, double size, gboolean bold, double width)
{
  PangoLayout *layout = pango_cairo_create_layout (paper->cairo);
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell, Sans");

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);

  return layout;
}

static double
height_of (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

static void
show (Paper *paper, PangoLayout *layout, double x, double y)
{
  cairo_move_to (paper->cairo, x, y);
  pango_cairo_show_layout (paper->cairo, layout);
}

static void
begin_page (Paper *paper)
{
  const cairo_rectangle_t size = { 0, 0, WIDTH, HEIGHT };
  cairo_surface_t *page = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &size);

  g_clear_pointer (&paper->cairo, cairo_destroy);
  paper->cairo = cairo_create (page);
  paper->y = MARGIN;
  g_ptr_array_add (paper->pages, page);
}

/* How many there are is known at the end. */
static void
write_foot (Paper *paper, guint page)
{
  g_autofree char *number =
    /* Translators: of so many pages */
    g_strdup_printf (_ ("Page %u of %u"), page + 1, paper->pages->len);
  g_autofree char *foot =
    g_strdup_printf ("%s · %s", paper->document->title, paper->document->subtitle);
  g_autoptr (PangoLayout) left = NULL;
  g_autoptr (PangoLayout) right = NULL;

  g_clear_pointer (&paper->cairo, cairo_destroy);
  paper->cairo = cairo_create (g_ptr_array_index (paper->pages, page));
  left = new_layout (paper, foot, 8, FALSE, INNER - NUMBER);
  right = new_layout (paper, number, 8, FALSE, NUMBER);
  pango_layout_set_ellipsize (left, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (left, 0);
  pango_layout_set_alignment (right, PANGO_ALIGN_RIGHT);
  cairo_set_source_rgb (paper->cairo, 0.35, 0.35, 0.35);
  show (paper, left, MARGIN, HEIGHT - MARGIN + 4);
  show (paper, right, WIDTH - MARGIN - NUMBER, HEIGHT - MARGIN + 4);
}

/* Makes room for @height, on the next page if need be. Returns: whether a page began */
static gboolean
reserve (Paper *paper, double height)
{
  if (paper->y + height <= HEIGHT - MARGIN - FOOT || paper->y <= MARGIN)
    return FALSE;
  begin_page (paper);
  return TRUE;
}

static void
write_text (Paper *paper, const char *text, double size, gboolean bold)
{
  g_autoptr (PangoLayout) layout = new_layout (paper, text, size, bold, paper->right - MARGIN);
  double height = height_of (layout);

  reserve (paper, height);
  show (paper, layout, MARGIN, paper->y);
  paper->y += height + GAP;
}

/* -- the head -- */

static void
draw_logo (Paper *paper)
{
  cairo_surface_t *logo = cairo_image_surface_create_from_png (paper->document->logo);
  int width = cairo_image_surface_get_width (logo);
  int height = cairo_image_surface_get_height (logo);

  /* A logo that cannot be read is no reason to have no report. */
  if (cairo_surface_status (logo) == CAIRO_STATUS_SUCCESS && width > 0 && height > 0)
    {
      double scale = MIN (LOGO / height, 4 * LOGO / width);

      cairo_save (paper->cairo);
      cairo_translate (paper->cairo, WIDTH - MARGIN - width * scale, MARGIN);
      cairo_scale (paper->cairo, scale, scale);
      cairo_set_source_surface (paper->cairo, logo, 0, 0);
      cairo_paint (paper->cairo);
      cairo_restore (paper->cairo);
      cairo_set_source_rgb (paper->cairo, 0, 0, 0);
      paper->right -= width * scale + 3 * GAP;
    }
  cairo_surface_destroy (logo);
}

static void
write_head (Paper *paper)
{
  if (paper->document->logo != NULL)
    draw_logo (paper);
  if (paper->document->organisation != NULL)
    write_text (paper, paper->document->organisation, 11, FALSE);
  write_text (paper, paper->document->title, 20, TRUE);
  write_text (paper, paper->document->subtitle, 11, FALSE);
  paper->right = WIDTH - MARGIN;
  paper->y = MAX (paper->y, paper->document->logo != NULL ? MARGIN + LOGO : 0) + GAP;
  if (paper->document->words != NULL)
    write_text (paper, paper->document->words, 11, FALSE);
  for (guint i = 0; i < paper->document->notes->len; i++)
    {
      write_text (paper, g_ptr_array_index (paper->document->notes, i), 8, FALSE);
      paper->y -= GAP / 2;
    }
}

/* -- tables -- */

/* "97.9 % (1410 of 1440)" stays on one line. */
static double
part_of (const VntFigures *table, guint column)
{
  const VntFigureColumn *heading = g_ptr_array_index (table->columns, column);

  return heading->chart == VNT_CHART_PERCENT ? 1.7 : 1;
}

/* A column of words has what the numbers leave. */
static void
find_widths (const VntFigures *table, double *widths)
{
  guint n = table->columns->len;
  gboolean words = g_str_equal (table->id, "summary");
  double first = words ? 140 : 120;
  double parts = 0;

  for (guint i = 1; i < n; i++)
    parts += part_of (table, i);
  for (guint i = 0; i < n; i++)
    widths[i] = i == 0 ? first : (INNER - first) * part_of (table, i) / parts;
  if (words && n == 5)
    {
      widths[1] = widths[2] = 104;
      widths[3] = 45;
      widths[4] = INNER - first - widths[1] - widths[2] - widths[3];
    }
}

static gboolean
is_words (const VntFigures *table, guint column)
{
  return column == 0 || (g_str_equal (table->id, "summary") && column == 4);
}

static double
write_row (Paper *paper,
           const VntFigures *table,
           const double *widths,
           const char *const *texts,
           gboolean bold,
           gboolean draw)
{
  double x = MARGIN;
  double height = 0;

  for (guint i = 0; i < table->columns->len; i++)
    {
      g_autoptr (PangoLayout) layout = new_layout (paper, texts[i], 8, bold, widths[i] - 2 * GAP);

      pango_layout_set_alignment (layout,
                                  is_words (table, i) ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
      height = MAX (height, height_of (layout));
      if (draw)
        show (paper, layout, x + GAP, paper->y);
      x += widths[i];
    }
  return height + ROW_GAP;
}

static void
draw_line (Paper *paper, double grey)
{
  cairo_set_source_rgb (paper->cairo, grey, grey, grey);
  cairo_set_line_width (paper->cairo, 0.5);
  cairo_move_to (paper->cairo, MARGIN, paper->y - ROW_GAP / 2);
  cairo_line_to (paper->cairo, WIDTH - MARGIN, paper->y - ROW_GAP / 2);
  cairo_stroke (paper->cairo);
  cairo_set_source_rgb (paper->cairo, 0, 0, 0);
}

static void
write_headings (Paper *paper, const VntFigures *table, const double *widths)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < table->columns->len; i++)
    g_ptr_array_add (texts, ((VntFigureColumn *) g_ptr_array_index (table->columns, i))->title);
  paper->y += write_row (paper, table, widths, (const char *const *) texts->pdata, TRUE, TRUE);
  draw_line (paper, 0);
}

/* -- bars -- */

static int
find_chart (const VntFigures *table, VntChart chart)
{
  for (guint i = table->columns->len; i > 0; i--)
    if (((VntFigureColumn *) g_ptr_array_index (table->columns, i - 1))->chart == chart)
      return (int) i - 1;

  return -1;
}

static double
height_of_bars (const VntFigures *table)
{
  return (MIN (table->rows->len, MOST_BARS) + 2) * (BAR + GAP);
}

static void
draw_bars (Paper *paper, const VntFigures *table, int column)
{
  const VntFigureColumn *heading = g_ptr_array_index (table->columns, (guint) column);
  /* Translators: over bars: the table's title and the column's */
  g_autofree char *words = g_strdup_printf (_ ("%s: %s"), table->title, heading->title);
  g_autoptr (PangoLayout) title = new_layout (paper, words, 8, TRUE, INNER);
  guint n = MIN (table->rows->len, MOST_BARS);

  reserve (paper, height_of_bars (table));
  show (paper, title, MARGIN, paper->y);
  paper->y += BAR + 2 * GAP;
  for (guint row = 0; row < n; row++)
    {
      const VntFigureCell *cell = vnt_figures_get_cell (table, row, (guint) column);
      g_autoptr (PangoLayout) name =
        new_layout (paper, vnt_figures_get_cell (table, row, 0)->text, 8, FALSE, 130);
      g_autoptr (PangoLayout) value = new_layout (paper, cell->text, 8, FALSE, 200);
      double length = isnan (cell->value) ? 0 : BAR_WIDTH * CLAMP (cell->value, 0, 100) / 100;

      pango_layout_set_ellipsize (name, PANGO_ELLIPSIZE_END);
      pango_layout_set_height (name, 0);
      show (paper, name, MARGIN, paper->y);
      cairo_set_source_rgb (paper->cairo, 0.87, 0.87, 0.87);
      cairo_rectangle (paper->cairo, MARGIN + 135, paper->y + 1, BAR_WIDTH, BAR);
      cairo_fill (paper->cairo);
      cairo_set_source_rgb (paper->cairo, 0.11, 0.44, 0.71);
      cairo_rectangle (paper->cairo, MARGIN + 135, paper->y + 1, length, BAR);
      cairo_fill (paper->cairo);
      cairo_set_source_rgb (paper->cairo, 0, 0, 0);
      show (paper, value, MARGIN + 140 + BAR_WIDTH, paper->y);
      paper->y += BAR + GAP;
    }
  paper->y += GAP;
}

static GPtrArray *
texts_of (const VntFigures *table, guint row)
{
  GPtrArray *texts = g_ptr_array_new ();

  for (guint i = 0; i < table->columns->len; i++)
    g_ptr_array_add (texts, vnt_figures_get_cell (table, row, i)->text);

  return texts;
}

static double
height_of_rows (Paper *paper, const VntFigures *table, const double *widths, guint first, guint n)
{
  double height = 0;

  for (guint row = first; row < first + n; row++)
    {
      g_autoptr (GPtrArray) texts = texts_of (table, row);

      height += write_row (paper, table, widths, (const char *const *) texts->pdata, FALSE, FALSE);
    }

  return height;
}

/* With its bars, as far as they stay with it: what fits on a page is on one. */
static double
height_of_table (Paper *paper, const VntFigures *table, const double *widths, int column)
{
  double height = TABLE_HEAD + (column >= 0 ? height_of_bars (table) : 0) +
                  height_of_rows (paper, table, widths, 0, table->rows->len);

  return height <= HEIGHT - 2 * MARGIN - FOOT ? height : TABLE_HEAD;
}

static void
write_table (Paper *paper, const VntFigures *table)
{
  g_autofree double *widths = g_new0 (double, table->columns->len);
  int column = find_chart (table, VNT_CHART_PERCENT);

  find_widths (table, widths);
  paper->y += 3 * GAP;
  reserve (paper, g_str_equal (table->id, "summary")
                    ? TABLE_HEAD
                    : height_of_table (paper, table, widths, column));
  write_text (paper, table->title, 13, TRUE);
  if (table->note != NULL)
    write_text (paper, table->note, 8, FALSE);
  if (table->rows->len == 0)
    {
      write_text (paper, _ ("Nothing."), 9, FALSE);
      return;
    }
  write_headings (paper, table, widths);
  for (guint row = 0; row < table->rows->len; row++)
    {
      g_autoptr (GPtrArray) texts = texts_of (table, row);

      if (reserve (paper, height_of_rows (paper, table, widths, row,
                                          row + LAST == table->rows->len ? LAST : 1)))
        write_headings (paper, table, widths);
      paper->y += write_row (paper, table, widths, (const char *const *) texts->pdata, FALSE, TRUE);
      draw_line (paper, 0.85);
    }
  paper->y += GAP;
  if (column >= 0)
    draw_bars (paper, table, column);
}

/**
 * vnt_report_draw_pages:
 * @document: a report
 *
 * Returns: (transfer full) (element-type cairo_surface_t): its pages, A4 across, in points: for paper and for a file alike
 */
GPtrArray *
vnt_report_draw_pages (const VntReportDocument *document)
{
  g_autoptr (VntTranslation) words = vnt_report_begin_language (document->language);
  Paper paper = { .document = document,
                  .pages = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy),
                  .right = WIDTH - MARGIN };

  begin_page (&paper);
  write_head (&paper);
  for (guint i = 0; i < document->tables->len; i++)
    write_table (&paper, g_ptr_array_index (document->tables, i));
  for (guint i = 0; i < paper.pages->len; i++)
    write_foot (&paper, i);
  cairo_destroy (paper.cairo);
  vnt_translation_end ();

  return paper.pages;
}

/**
 * vnt_report_write_pdf:
 * @document: a report
 * @path: where to
 * @error: place for an error
 *
 * Returns: %FALSE with VNT_ERROR_STORAGE when the file cannot be written
 */
gboolean
vnt_report_write_pdf (const VntReportDocument *document, const char *path, GError **error)
{
  g_autoptr (GPtrArray) pages = vnt_report_draw_pages (document);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, WIDTH, HEIGHT);
  cairo_t *cairo = cairo_create (surface);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, document->title);
  for (guint i = 0; i < pages->len; i++)
    {
      cairo_set_source_surface (cairo, g_ptr_array_index (pages, i), 0, 0);
      cairo_paint (cairo);
      cairo_show_page (cairo);
    }
  cairo_destroy (cairo);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error (error, VNT_ERROR, VNT_ERROR_STORAGE, _ ("“%s” cannot be written: %s."), path,
               cairo_status_to_string (status));
  return FALSE;
}
