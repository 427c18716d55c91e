/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

void vnt_ticket_export_copy (GtkWidget *from, VntDesk *desk, GArray *tickets, gboolean csv);
void vnt_ticket_export_save (GtkWidget *from, VntDesk *desk, GArray *tickets);

G_END_DECLS
