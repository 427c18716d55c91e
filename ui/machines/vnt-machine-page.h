/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"
#include "vnt-machine.h"

G_BEGIN_DECLS

/**
 * VntMachinePage:
 *
 * A machine: every field, who has it, what happened to it.
 *
 * Signals: "shown": its machine is another, or has another name.
 */
#define VNT_TYPE_MACHINE_PAGE (vnt_machine_page_get_type ())
G_DECLARE_FINAL_TYPE (VntMachinePage, vnt_machine_page, VNT, MACHINE_PAGE, GtkWidget)

GtkWidget *vnt_machine_page_new (VntDesk *desk);
void vnt_machine_page_show (VntMachinePage *self, gint64 machine);
gint64 vnt_machine_page_get_id (VntMachinePage *self);
const VntMachine *vnt_machine_page_get_machine (VntMachinePage *self);

G_END_DECLS
