/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "vnt-ctl.h"

G_BEGIN_DECLS

/* The most pressing clock of a row. */
void vnt_ctl_add_clock (VntCtl *self, JsonBuilder *builder, const VntTicket *ticket);
/* (transfer full): "" when nothing is promised */
char *vnt_ctl_clock_text (VntCtl *self, const VntTicket *ticket);

/* Every clock of a ticket, with what counted and what did not. */
void vnt_ctl_add_clocks (VntCtl *self, JsonBuilder *builder, gint64 ticket);
void vnt_ctl_print_clocks (VntCtl *self, gint64 ticket);

G_END_DECLS
