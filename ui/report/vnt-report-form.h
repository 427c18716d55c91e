/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk.h"
#include "vnt-report-plan.h"

G_BEGIN_DECLS

/**
 * VntReportForm:
 *
 * What a report is asked for.
 *
 * Signals: "changed".
 */
#define VNT_TYPE_REPORT_FORM (vnt_report_form_get_type ())
G_DECLARE_FINAL_TYPE (VntReportForm, vnt_report_form, VNT, REPORT_FORM, GtkWidget)

GtkWidget *vnt_report_form_new (VntDesk *desk, gboolean people);
VntReportPlan *vnt_report_form_make_plan (VntReportForm *self);
void vnt_report_form_show_plan (VntReportForm *self, const VntReportPlan *plan);

G_END_DECLS
