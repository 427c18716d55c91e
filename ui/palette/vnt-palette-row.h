/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-palette-entry.h"

G_BEGIN_DECLS

#define VNT_TYPE_PALETTE_ROW (vnt_palette_row_get_type ())
G_DECLARE_FINAL_TYPE (VntPaletteRow, vnt_palette_row, VNT, PALETTE_ROW, GtkWidget)

GtkWidget *vnt_palette_row_new (void);
void vnt_palette_row_show (VntPaletteRow *self, VntPaletteEntry *entry);

G_END_DECLS
