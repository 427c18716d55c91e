/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

/**
 * VntMachineRecords:
 *
 * Failures that were seen on a machine and software that was installed. What waits says so and can be taken back.
 */
#define VNT_TYPE_MACHINE_RECORDS (vnt_machine_records_get_type ())
G_DECLARE_FINAL_TYPE (VntMachineRecords, vnt_machine_records, VNT, MACHINE_RECORDS, GtkWidget)

GtkWidget *vnt_machine_records_new (VntDesk *desk, GtkWidget *beside);
void vnt_machine_records_show (VntMachineRecords *self, gint64 machine);

G_END_DECLS
