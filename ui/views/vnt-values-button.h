/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk-views.h"

G_BEGIN_DECLS

/**
 * VntValuesButton:
 *
 * A button that says which of some values are chosen, and opens the list of them.
 *
 * Signals: "changed".
 */
#define VNT_TYPE_VALUES_BUTTON (vnt_values_button_get_type ())
G_DECLARE_FINAL_TYPE (VntValuesButton, vnt_values_button, VNT, VALUES_BUTTON, GtkWidget)

GtkWidget *vnt_values_button_new (VntDesk *desk, VntFilterField field, const char *const *values);
GStrv vnt_values_button_get_values (VntValuesButton *self);

G_END_DECLS
