/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk-views.h"

G_BEGIN_DECLS

/**
 * VntConditionRow:
 *
 * One condition of a view: a field, how it is looked at, and what with.
 *
 * Signals: "changed"; "removed": the agent does not want it.
 */
#define VNT_TYPE_CONDITION_ROW (vnt_condition_row_get_type ())
G_DECLARE_FINAL_TYPE (VntConditionRow, vnt_condition_row, VNT, CONDITION_ROW, GtkWidget)

GtkWidget *vnt_condition_row_new (VntDesk *desk, const VntCondition *condition);
gboolean vnt_condition_row_add_to (VntConditionRow *self, VntFilter *filter);

G_END_DECLS
