/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk.h"
#include "vnt-machine.h"

G_BEGIN_DECLS

/**
 * VntRecordWindow:
 *
 * Writes down of a machine what was installed or which failure was seen. Closes itself when that is kept.
 */
#define VNT_TYPE_RECORD_WINDOW (vnt_record_window_get_type ())
G_DECLARE_FINAL_TYPE (VntRecordWindow, vnt_record_window, VNT, RECORD_WINDOW, AdwWindow)

GtkWindow *vnt_record_window_new (GtkWindow *parent, VntDesk *desk, const VntMachine *machine);

G_END_DECLS
