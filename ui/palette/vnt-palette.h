/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-palette-search.h"

G_BEGIN_DECLS

/**
 * VntPalette:
 *
 * A small window that finds anything by typing; arrows choose, Return takes, Escape leaves.
 *
 * Signals: "chosen" (VntPaletteEntry): after it closed itself.
 */
#define VNT_TYPE_PALETTE (vnt_palette_get_type ())
G_DECLARE_FINAL_TYPE (VntPalette, vnt_palette, VNT, PALETTE, AdwWindow)

VntPalette *vnt_palette_new (GtkWindow *parent, VntPaletteSearch *search, const char *placeholder);

G_END_DECLS
