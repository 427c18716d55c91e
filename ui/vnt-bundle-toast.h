/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk-bundle.h"

G_BEGIN_DECLS

void vnt_bundle_toast_show (GtkWidget *from, VntDesk *desk, VntBundle *bundle, const char *title);

G_END_DECLS
