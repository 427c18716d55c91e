/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk.h"
#include "vnt-workload.h"

G_BEGIN_DECLS

/**
 * VntColleagueWindow:
 *
 * What a supervisor writes down of a person: role, absence, hours, how much at once.
 *
 * Signals: "done": it is kept.
 */
#define VNT_TYPE_COLLEAGUE_WINDOW (vnt_colleague_window_get_type ())
G_DECLARE_FINAL_TYPE (VntColleagueWindow, vnt_colleague_window, VNT, COLLEAGUE_WINDOW, AdwWindow)

VntColleagueWindow *vnt_colleague_window_new (GtkWindow *parent,
                                              VntDesk *desk,
                                              const VntLoad *load);

G_END_DECLS
