/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row of choices, each with the value it stands for; "chosen" when another one is. */
#define VNT_TYPE_VALUE_ROW (vnt_value_row_get_type ())
G_DECLARE_FINAL_TYPE (VntValueRow, vnt_value_row, VNT, VALUE_ROW, AdwComboRow)

VntValueRow *vnt_value_row_new (const char *title, const char *none);
void vnt_value_row_offer (VntValueRow *self, const char *value, const char *label);
void vnt_value_row_set (VntValueRow *self, const char *value, const char *label);
const char *vnt_value_row_get (VntValueRow *self);

G_END_DECLS
