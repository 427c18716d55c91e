/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"
#include "vnt-machine.h"

G_BEGIN_DECLS

/**
 * VntMonitorBox:
 *
 * What the monitoring says of a machine. Hidden where there is no monitoring.
 */
#define VNT_TYPE_MONITOR_BOX (vnt_monitor_box_get_type ())
G_DECLARE_FINAL_TYPE (VntMonitorBox, vnt_monitor_box, VNT, MONITOR_BOX, GtkWidget)

GtkWidget *vnt_monitor_box_new (VntDesk *desk);
void vnt_monitor_box_show (VntMonitorBox *self, const VntMachine *machine);

G_END_DECLS
