/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-alert.h"

G_BEGIN_DECLS

/**
 * VntMonitorRow:
 *
 * One alert of a machine. Signals: "acknowledge": the agent wants the monitoring to know that somebody takes care of it.
 */
#define VNT_TYPE_MONITOR_ROW (vnt_monitor_row_get_type ())
G_DECLARE_FINAL_TYPE (VntMonitorRow, vnt_monitor_row, VNT, MONITOR_ROW, GtkListBoxRow)

GtkWidget *vnt_monitor_row_new (const VntAlert *alert, gint64 machine);
void vnt_monitor_row_grow_older (VntMonitorRow *self);
const VntAlert *vnt_monitor_row_get_alert (VntMonitorRow *self);

G_END_DECLS
