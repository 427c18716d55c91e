/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-figures.h"
#include "vnt-report.h"

G_BEGIN_DECLS

/* The figures of a report, in their order. */
typedef enum
{
  VNT_ROW_CREATED,
  VNT_ROW_CLOSED,
  VNT_ROW_REOPENED,
  VNT_ROW_NET,
  VNT_ROW_BEFORE,
  VNT_ROW_AFTER,
  VNT_ROW_RESPONSE,
  VNT_ROW_NEXT,
  VNT_ROW_OWN,
  VNT_ROW_RESOLUTION,
  VNT_ROW_RESPONSE_MEDIAN,
  VNT_ROW_RESPONSE_NINETY,
  VNT_ROW_OWN_MEDIAN,
  VNT_ROW_RESOLUTION_MEDIAN,
  VNT_ROW_RESOLUTION_NINETY,
  VNT_ROW_FIRST_CONTACT,
  VNT_ROW_FIRST_LEVEL,
  VNT_ROW_CAME_BACK,
  VNT_ROW_ESCALATED,
  VNT_ROW_SUPPLIER,
  VNT_ROW_SATISFIED,
  VNT_ROW_ANSWERED,
  VNT_ROW_PARTIAL,
  VNT_N_ROWS
} VntReportRow;

const char *vnt_report_row_get_title (VntReportRow row);
const char *vnt_report_row_get_definition (VntReportRow row);

/* Cells of any table: */
void vnt_report_add_kept (VntFigures *table, const VntReportKept *kept);
void vnt_report_add_missed (VntFigures *table, const VntReportKept *kept);
void vnt_report_add_percentile (VntFigures *table, GArray *seconds, guint percent);

VntFigures *vnt_report_make_summary (VntReport *report, const VntReportPlan *plan);

G_END_DECLS
