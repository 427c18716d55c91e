/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-figures.h"

G_BEGIN_DECLS

/**
 * VntFiguresChart:
 *
 * A column of a table as bars, drawn in the colours of the theme. Its numbers are in the table; to who does not see it, it is a
 * picture with a sentence.
 */
#define VNT_TYPE_FIGURES_CHART (vnt_figures_chart_get_type ())
G_DECLARE_FINAL_TYPE (VntFiguresChart, vnt_figures_chart, VNT, FIGURES_CHART, GtkWidget)

GtkWidget *vnt_figures_chart_new (VntFigures *figures, guint column, double target);

G_END_DECLS
