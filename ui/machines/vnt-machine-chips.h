/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

/* The machines of a ticket's requestor: opened with one press, linked with another. */
#define VNT_TYPE_MACHINE_CHIPS (vnt_machine_chips_get_type ())
G_DECLARE_FINAL_TYPE (VntMachineChips, vnt_machine_chips, VNT, MACHINE_CHIPS, GtkWidget)

GtkWidget *vnt_machine_chips_new (void);
void vnt_machine_chips_show (VntMachineChips *self,
                             VntDesk *desk,
                             const VntTicket *ticket,
                             const VntTicketDetail *detail,
                             const char *locked);

G_END_DECLS
