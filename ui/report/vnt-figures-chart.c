/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-figures-chart.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#define BAR 14
#define ROW 24
#define GAP 9
/* Of more nobody sees anything: the table has them. */
#define MOST 20
#define NAME_CHARS 16

struct _VntFiguresChart
{
  GtkWidget parent_instance;

  VntFigures *figures;
  guint column;
  double target; /* percent, 0 for none */
  double largest;
};

G_DEFINE_FINAL_TYPE (VntFiguresChart, vnt_figures_chart, GTK_TYPE_WIDGET)

/* The nearest whole pixel; nothing is drawn left of or above the widget. */
static double
whole (double number)
{
  return (double) (int) (number + 0.5);
}

static guint
get_rows (VntFiguresChart *self)
{
  return MIN (self->figures->rows->len, MOST);
}

static PangoLayout *
new_text (VntFiguresChart *self, const char *text, int width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  if (width > 0)
    {
      pango_layout_set_width (layout, width * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  return layout;
}

static void
show_text (GtkSnapshot *snapshot, PangoLayout *layout, double x, double y, const GdkRGBA *colour)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) whole (
                                                                       y + (ROW - height) / 2.0)));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
fill (GtkSnapshot *snapshot, double x, double y, double width, double height, const GdkRGBA *colour)
{
  /* On whole pixels: crisp at every scale. */
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT ((float) whole (x), (float) whole (y),
                                                  (float) MAX (whole (width), 0), (float) height));
}

/* Where the desktop asks for high contrast, how long a bar could be is an edge: a tint is not seen. */
static void
draw_ground (GtkSnapshot *snapshot, double x, double y, double width, const GdkRGBA *colour)
{
  const float edge[] = { 1, 1, 1, 1 };
  const GdkRGBA colours[] = { *colour, *colour, *colour, *colour };
  GskRoundedRect outline;

  if (!adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    {
      fill (snapshot, x, y, width, BAR, colour);
      return;
    }
  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) whole (x), (float) whole (y),
                                                        (float) whole (width), BAR),
                                   0);
  gtk_snapshot_append_border (snapshot, &outline, edge, colours);
}

static void
find_colours (GtkWidget *widget, GdkRGBA *text, GdkRGBA *bar, GdkRGBA *ground)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);

  gtk_style_context_get_color (context, text);
  if (!gtk_style_context_lookup_color (context, "accent_color", bar))
    *bar = *text;
  *ground = *text;
  if (!adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    ground->alpha *= 0.12f;
}

static void
vnt_figures_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  VntFiguresChart *self = VNT_FIGURES_CHART (widget);
  int width = gtk_widget_get_width (widget);
  int names = MIN (width / 3, 180);
  int values = MIN (width / 3, 150);
  double room = MAX (width - names - values - 2 * GAP, 20);
  GdkRGBA text, bar, ground;

  find_colours (widget, &text, &bar, &ground);
  for (guint row = 0; row < get_rows (self); row++)
    {
      const VntFigureCell *cell = vnt_figures_get_cell (self->figures, row, self->column);
      g_autoptr (PangoLayout) name =
        new_text (self, vnt_figures_get_cell (self->figures, row, 0)->text, names);
      g_autoptr (PangoLayout) value = new_text (self, cell->text, values);
      double y = row * ROW;

      show_text (snapshot, name, 0, y, &text);
      draw_ground (snapshot, names + GAP, y + (ROW - BAR) / 2.0, room, &ground);
      if (!isnan (cell->value) && self->largest > 0)
        fill (snapshot, names + GAP, y + (ROW - BAR) / 2.0, room * cell->value / self->largest, BAR,
              &bar);
      show_text (snapshot, value, names + room + 2 * GAP, y, &text);
    }
  /* The target crosses every bar. */
  if (self->target > 0 && self->largest > 0)
    fill (snapshot, names + GAP + room * self->target / self->largest - 1, 0, 2,
          get_rows (self) * ROW, &text);
}

static void
vnt_figures_chart_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = across ? 200 : (int) get_rows (VNT_FIGURES_CHART (widget)) * ROW;
  *natural = across ? 600 : *minimum;
  *minimum_baseline = *natural_baseline = -1;
}

static void
vnt_figures_chart_finalize (GObject *object)
{
  vnt_figures_unref (VNT_FIGURES_CHART (object)->figures);
  G_OBJECT_CLASS (vnt_figures_chart_parent_class)->finalize (object);
}

static void
vnt_figures_chart_class_init (VntFiguresChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = vnt_figures_chart_finalize;
  widget_class->snapshot = vnt_figures_chart_snapshot;
  widget_class->measure = vnt_figures_chart_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "vntchart");
}

static void
vnt_figures_chart_init (VntFiguresChart *self)
{
}

/* "Networks: 8 of 9; Printers: 91.2 % (31 of 34)": what the bars show, for who does not see them. */
static char *
say_bars (VntFiguresChart *self)
{
  GString *words = g_string_new (NULL);

  for (guint row = 0; row < get_rows (self); row++)
    g_string_append_printf (words, "%s%s: %s", row > 0 ? "; " : "",
                            vnt_figures_get_cell (self->figures, row, 0)->text,
                            vnt_figures_get_cell (self->figures, row, self->column)->text);

  return g_string_free (words, FALSE);
}

/**
 * vnt_figures_chart_new:
 * @figures: a table
 * @column: which of its columns
 * @target: percent that is wanted, 0 for none
 *
 * Returns: (transfer floating): its bars
 */
GtkWidget *
vnt_figures_chart_new (VntFigures *figures, guint column, double target)
{
  VntFiguresChart *self = g_object_new (VNT_TYPE_FIGURES_CHART, NULL);
  const VntFigureColumn *heading = g_ptr_array_index (figures->columns, column);
  g_autofree char *words =
    /* Translators: for who does not see the bars: the column's title and the table's */
    g_strdup_printf (_ ("%s as bars: the numbers are in the table “%s”"), heading->title,
                     figures->title);
  g_autofree char *bars = NULL;

  self->figures = vnt_figures_ref (figures);
  self->column = column;
  self->target = heading->chart == VNT_CHART_PERCENT ? target : 0;
  self->largest = heading->chart == VNT_CHART_PERCENT ? 100 : 0;
  for (guint row = 0; heading->chart != VNT_CHART_PERCENT && row < get_rows (self); row++)
    {
      double value = vnt_figures_get_cell (figures, row, column)->value;

      if (!isnan (value))
        self->largest = MAX (self->largest, value);
    }
  bars = say_bars (self);
  /* First: a tooltip is also the description until there is another. */
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), heading->definition);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, bars, -1);

  return GTK_WIDGET (self);
}
