/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk.h"
#include "vnt-workload.h"

G_BEGIN_DECLS

/**
 * VntWorkloadWindow:
 *
 * Who has what, and where the desk stands; tickets are moved from here.
 *
 * Signals: "list" (VntTicketQuery, const char *title): the list behind a number is wanted.
 */
#define VNT_TYPE_WORKLOAD_WINDOW (vnt_workload_window_get_type ())
G_DECLARE_FINAL_TYPE (VntWorkloadWindow, vnt_workload_window, VNT, WORKLOAD_WINDOW, AdwWindow)

GtkWindow *vnt_workload_window_new (VntDesk *desk, GSettings *settings);
void vnt_workload_window_refresh (VntWorkloadWindow *self);
void vnt_workload_window_move (VntWorkloadWindow *self, const char *from, const char *to);
const VntWorkload *vnt_workload_window_get_workload (VntWorkloadWindow *self);

G_END_DECLS
