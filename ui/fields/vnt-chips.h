/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VntChips:
 *
 * Values one below the other, each with a button that removes it; the focus stays near when one goes.
 *
 * Signals: "removed" (string value). "activated" (string value): only of those that open something.
 */
#define VNT_TYPE_CHIPS (vnt_chips_get_type ())
G_DECLARE_FINAL_TYPE (VntChips, vnt_chips, VNT, CHIPS, GtkWidget)

GtkWidget *vnt_chips_new (gboolean opens);
void vnt_chips_set_fixed (VntChips *self, gboolean fixed);
void vnt_chips_show (VntChips *self, const char *const *values, const char *const *labels);

G_END_DECLS
