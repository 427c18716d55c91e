/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-figures.h"

G_BEGIN_DECLS

GtkPrintOperation *vnt_report_print_new (const VntReportDocument *document);

G_END_DECLS
