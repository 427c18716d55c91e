/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-figures.h"

G_BEGIN_DECLS

/**
 * VntFiguresView:
 *
 * A table of figures. Every number says in its tooltip what was counted; one with a list behind it is a button.
 *
 * Signals: "activated" (guint row, guint column): the list behind a number is wanted.
 */
#define VNT_TYPE_FIGURES_VIEW (vnt_figures_view_get_type ())
G_DECLARE_FINAL_TYPE (VntFiguresView, vnt_figures_view, VNT, FIGURES_VIEW, GtkWidget)

GtkWidget *vnt_figures_view_new (VntFigures *figures);
VntFigures *vnt_figures_view_get_figures (VntFiguresView *self);
void vnt_figures_view_find_focus (VntFiguresView *self, int *row, int *column);
GtkWidget *vnt_figures_view_get_cell (VntFiguresView *self, guint row, guint column);

G_END_DECLS
