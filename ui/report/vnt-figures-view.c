/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-figures-view.h"

#include <math.h>

#include "vnt-dispose.h"
#include "vnt-sideways.h"

struct _VntFiguresView
{
  GtkWidget parent_instance;

  VntFigures *figures;
  GtkGrid *grid;
};

G_DEFINE_FINAL_TYPE (VntFiguresView, vnt_figures_view, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_clicked (VntFiguresView *self, GtkWidget *button)
{
  int left, top, width, height;

  gtk_grid_query_child (self->grid, button, &left, &top, &width, &height);
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, (guint) top - 1, (guint) left);
}

static char *
make_hint (const VntFigureColumn *column, const VntFigureCell *cell)
{
  if (cell->hint != NULL && column->definition != NULL)
    return g_strdup_printf ("%s\n%s", cell->hint, column->definition);
  return g_strdup (cell->hint != NULL ? cell->hint : column->definition);
}

/* "Marta Gil, Overdue: 5": a number alone says nothing to those who do not see where it stands. */
static void
name_cell (VntFiguresView *self, GtkWidget *widget, guint row, guint column)
{
  const VntFigureColumn *heading = g_ptr_array_index (self->figures->columns, column);
  const VntFigureCell *first = vnt_figures_get_cell (self->figures, row, 0);
  const VntFigureCell *cell = vnt_figures_get_cell (self->figures, row, column);
  g_autofree char *name = NULL;

  if (column == 0)
    return;
  name = g_strdup_printf ("%s, %s: %s", first->text, heading->title, cell->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static gboolean
is_words (const VntFigureColumn *heading, guint column)
{
  return column == 0 || heading->chart == VNT_CHART_WORDS;
}

/* So many letters as its longest words have, as far as there is room for all columns. */
static int
find_chars (VntFiguresView *self, guint column, int most)
{
  glong longest = 0;

  for (guint row = 0; row < self->figures->rows->len; row++)
    longest =
      MAX (longest, g_utf8_strlen (vnt_figures_get_cell (self->figures, row, column)->text, -1));

  return (int) MIN (longest, most);
}

static GtkWidget *
make_cell (VntFiguresView *self, guint row, guint column)
{
  const VntFigureCell *cell = vnt_figures_get_cell (self->figures, row, column);
  const VntFigureColumn *heading = g_ptr_array_index (self->figures->columns, column);
  g_autofree char *hint = make_hint (heading, cell);
  GtkWidget *label = gtk_label_new (cell->text);
  GtkWidget *widget = label;

  gtk_label_set_xalign (GTK_LABEL (label), is_words (heading, column) ? 0 : 1);
  if (column > 0 && heading->chart == VNT_CHART_WORDS)
    {
      /* Not a letter a line where there is little room: the table scrolls instead. */
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_width_chars (GTK_LABEL (label), find_chars (self, column, 24));
      gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
    }
  else if (column == 0)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label),
                                 heading->chart == VNT_CHART_WORDS ? find_chars (self, 0, 28) : 14);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
    }
  else
    gtk_widget_add_css_class (label, "numeric");
  if (cell->drill >= 0)
    {
      widget = gtk_button_new ();
      gtk_button_set_child (GTK_BUTTON (widget), label);
      gtk_widget_add_css_class (widget, "flat");
      gtk_widget_add_css_class (widget, "figure");
      g_signal_connect_swapped (widget, "clicked", G_CALLBACK (on_clicked), self);
    }
  gtk_widget_set_tooltip_text (widget, column == 0 ? cell->hint : hint);
  name_cell (self, widget, row, column);
  return widget;
}

static GtkWidget *
make_heading (const VntFigureColumn *column, gboolean words)
{
  GtkWidget *label = gtk_label_new (column->title);

  gtk_label_set_xalign (GTK_LABEL (label), words ? 0 : 1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), words ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_RIGHT);
  gtk_label_set_yalign (GTK_LABEL (label), 1);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_tooltip_text (label, column->definition);
  return label;
}

static void
fill_grid (VntFiguresView *self)
{
  for (guint i = 0; self->figures->rows->len > 0 && i < self->figures->columns->len; i++)
    {
      const VntFigureColumn *column = g_ptr_array_index (self->figures->columns, i);

      gtk_grid_attach (self->grid, make_heading (column, is_words (column, i)), (int) i, 0, 1, 1);
    }
  for (guint row = 0; row < self->figures->rows->len; row++)
    for (guint column = 0; column < self->figures->columns->len; column++)
      {
        GtkWidget *cell = make_cell (self, row, column);

        gtk_widget_set_hexpand (cell, column == 0);
        gtk_grid_attach (self->grid, cell, (int) column, (int) row + 1, 1, 1);
      }
}

static void
vnt_figures_view_dispose (GObject *object)
{
  VntFiguresView *self = VNT_FIGURES_VIEW (object);

  g_clear_pointer (&self->figures, vnt_figures_unref);
  vnt_unparent_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (vnt_figures_view_parent_class)->dispose (object);
}

static void
vnt_figures_view_class_init (VntFiguresViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_figures_view_dispose;
  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", VNT_TYPE_FIGURES_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "vntfigures");
}

static void
vnt_figures_view_init (VntFiguresView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
}

static GtkWidget *
make_text (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  return label;
}

/**
 * vnt_figures_view_new:
 * @figures: what is shown
 *
 * Returns: (transfer floating): a table
 */
GtkWidget *
vnt_figures_view_new (VntFigures *figures)
{
  VntFiguresView *self = g_object_new (VNT_TYPE_FIGURES_VIEW, NULL);

  self->figures = vnt_figures_ref (figures);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 12);
  gtk_grid_set_row_spacing (self->grid, 3);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "figures");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  figures->title, -1);
  fill_grid (self);
  gtk_widget_set_parent (make_text (figures->title, "title-4"), GTK_WIDGET (self));
  if (figures->note != NULL)
    gtk_widget_set_parent (make_text (figures->note, "dim-label"), GTK_WIDGET (self));
  gtk_widget_set_parent (vnt_sideways_new (GTK_WIDGET (self->grid)), GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

/* (transfer none) */
VntFigures *
vnt_figures_view_get_figures (VntFiguresView *self)
{
  return self->figures;
}

/* (transfer none) */
GtkWidget *
vnt_figures_view_get_cell (VntFiguresView *self, guint row, guint column)
{
  return gtk_grid_get_child_at (self->grid, (int) column, (int) row + 1);
}

/* @row, @column: (out): of the cell with the keyboard, unchanged when none has it */
void
vnt_figures_view_find_focus (VntFiguresView *self, int *row, int *column)
{
  for (guint i = 0; i < self->figures->rows->len; i++)
    for (guint k = 0; k < self->figures->columns->len; k++)
      if (gtk_widget_has_focus (vnt_figures_view_get_cell (self, i, k)))
        {
          *row = (int) i;
          *column = (int) k;
        }
}
