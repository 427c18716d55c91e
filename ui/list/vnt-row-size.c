/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-row-size.h"

/* "font" and "resolution" are what it was measured with. */
typedef struct
{
  guint font;
  double resolution;
  int width;
  int height;
} RowSize;

static RowSize sizes[VNT_ROW_KINDS];

static void
read_letters (GtkWidget *row, guint *font, double *resolution)
{
  PangoContext *context = gtk_widget_get_pango_context (row);

  *font = pango_font_description_hash (pango_context_get_font_description (context));
  *resolution = pango_cairo_context_get_resolution (context);
}

/**
 * vnt_row_size_find:
 * @row: a row
 * @kind: which of the kinds it is
 *
 * Returns: whether rows of this kind were measured with the letters that are used now
 */
gboolean
vnt_row_size_find (GtkWidget *row, guint kind)
{
  guint font;
  double resolution;

  read_letters (row, &font, &resolution);
  return sizes[kind].height > 0 && sizes[kind].font == font && sizes[kind].resolution == resolution;
}

/**
 * vnt_row_size_learn:
 * @row: a row that is written
 * @kind: which of the kinds it is
 * @parts: (array length=n_parts): what stands in it side by side
 * @n_parts: how many
 *
 * All rows of a kind need as much as this one.
 */
void
vnt_row_size_learn (GtkWidget *row, guint kind, GtkWidget *const *parts, guint n_parts)
{
  RowSize *size = &sizes[kind];
  int width, height;

  size->width = size->height = 0;
  for (guint i = 0; i < n_parts; i++)
    {
      gtk_widget_measure (parts[i], GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      gtk_widget_measure (parts[i], GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
      size->width += width;
      size->height = MAX (size->height, height);
    }
  read_letters (row, &size->font, &size->resolution);
}

/**
 * vnt_row_size_get:
 * @kind: one that was measured
 * @orientation: width or height
 *
 * Returns: in pixels
 */
int
vnt_row_size_get (guint kind, GtkOrientation orientation)
{
  return orientation == GTK_ORIENTATION_HORIZONTAL ? sizes[kind].width : sizes[kind].height;
}
