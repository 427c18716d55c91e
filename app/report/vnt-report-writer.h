/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-figures.h"
#include "vnt-report.h"
#include "vnt-translation.h"

G_BEGIN_DECLS

VntReportDocument *vnt_report_write_document (VntReport *report,
                                              const VntReportPlan *plan,
                                              gint64 history_since);
VntTranslation *vnt_report_begin_language (const char *language);
char *vnt_report_write_csv (const VntReportDocument *document);
char *vnt_report_write_fods (const VntReportDocument *document);
GBytes *vnt_report_write_ods (const VntReportDocument *document);
GPtrArray *vnt_report_draw_pages (const VntReportDocument *document);
gboolean vnt_report_write_pdf (const VntReportDocument *document, const char *path, GError **error);

G_END_DECLS
