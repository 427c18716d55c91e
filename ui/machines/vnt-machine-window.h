/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk.h"
#include "vnt-machine.h"

G_BEGIN_DECLS

/**
 * VntMachineWindow:
 *
 * The form in which a machine is changed, or a new one filled in. What is filled in is saved meanwhile, and here again after
 * whatever happened.
 *
 * Signals: "saved" (int64 machine): it waits to be sent.
 */
#define VNT_TYPE_MACHINE_WINDOW (vnt_machine_window_get_type ())
G_DECLARE_FINAL_TYPE (VntMachineWindow, vnt_machine_window, VNT, MACHINE_WINDOW, AdwWindow)

GtkWindow *vnt_machine_window_new (GtkWindow *parent,
                                   VntDesk *desk,
                                   const VntMachine *machine,
                                   const char *draft);

G_END_DECLS
