/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"
#include "vnt-figures.h"
#include "vnt-report-plan.h"

G_BEGIN_DECLS

/* Called on the main thread while a report is made. */
typedef void (*VntDeskProgressFunc) (double fraction, gpointer data);

void vnt_desk_make_report_async (VntDesk *self,
                                 const VntReportPlan *plan,
                                 VntDeskProgressFunc progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
/* Returns: (transfer full) (nullable): the report */
VntReportDocument *vnt_desk_make_report_finish (VntDesk *self,
                                                GAsyncResult *result,
                                                GError **error);

/* Asks the server what the plan's fields hold where that is not known: in channels, satisfaction and suppliers. Long for many
 * tickets; what came stays when it is stopped. */
void vnt_desk_bring_fields_async (VntDesk *self,
                                  const VntReportPlan *plan,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean vnt_desk_bring_fields_finish (VntDesk *self, GAsyncResult *result, GError **error);

/* What a report becomes is told by the name of its file: .csv, .ods, .fods or .pdf. */
void vnt_desk_export_report_async (VntDesk *self,
                                   VntReportDocument *document,
                                   const char *path,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean vnt_desk_export_report_finish (VntDesk *self, GAsyncResult *result, GError **error);

/* (transfer full) (element-type cairo_surface_t): its pages, A4 across, in points; quick, on the main thread */
GPtrArray *vnt_desk_draw_report (const VntReportDocument *document);

/* A copy of a logo, which stays when the file goes. */
void vnt_desk_keep_logo_async (VntDesk *self,
                               const char *path,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
char *vnt_desk_keep_logo_finish (VntDesk *self, GAsyncResult *result, GError **error);

/* -- reports that are asked for again -- */
/* @plan: (nullable): %NULL to forget it */
void vnt_desk_save_report_async (VntDesk *self,
                                 const char *name,
                                 const VntReportPlan *plan,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean vnt_desk_save_report_finish (VntDesk *self, GAsyncResult *result, GError **error);
/* (transfer full): their names; quick, on the main thread */
GStrv vnt_desk_list_reports (VntDesk *self);
/* (transfer full) (nullable): a plan; quick, on the main thread */
VntReportPlan *vnt_desk_read_report (VntDesk *self, const char *name, GError **error);

G_END_DECLS
