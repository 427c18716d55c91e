/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk.h"
#include "vnt-figures.h"

G_BEGIN_DECLS

/**
 * VntReportWindow:
 *
 * The service level report: asked for, looked at, exported, kept for another time.
 *
 * Signals: "list" (VntTicketQuery, const char *title): the tickets behind a number are wanted.
 */
#define VNT_TYPE_REPORT_WINDOW (vnt_report_window_get_type ())
G_DECLARE_FINAL_TYPE (VntReportWindow, vnt_report_window, VNT, REPORT_WINDOW, AdwWindow)

GtkWindow *vnt_report_window_new (VntDesk *desk, gboolean people);
const VntReportDocument *vnt_report_window_get_document (VntReportWindow *self);
void vnt_report_window_export (VntReportWindow *self, const char *path);

G_END_DECLS
