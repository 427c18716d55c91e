/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

GtkPrintOperation *vnt_ticket_print_new (VntDesk *desk, GArray *tickets, const char *title);

G_END_DECLS
