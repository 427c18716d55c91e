/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

#define VNT_TYPE_ESCALATE_WINDOW (vnt_escalate_window_get_type ())
G_DECLARE_FINAL_TYPE (VntEscalateWindow, vnt_escalate_window, VNT, ESCALATE_WINDOW, AdwWindow)

VntEscalateWindow *vnt_escalate_window_new (GtkWindow *parent,
                                            VntDesk *desk,
                                            const VntTicket *ticket);

G_END_DECLS
