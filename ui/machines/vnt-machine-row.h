/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-machine.h"

G_BEGIN_DECLS

/* A machine in a list: its name, status, who has it and where it is. */
#define VNT_TYPE_MACHINE_ROW (vnt_machine_row_get_type ())
G_DECLARE_FINAL_TYPE (VntMachineRow, vnt_machine_row, VNT, MACHINE_ROW, GtkListBoxRow)

GtkWidget *vnt_machine_row_new (const VntMachine *machine);
gint64 vnt_machine_row_get_machine (VntMachineRow *self);

G_END_DECLS
