/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

/**
 * VntAwayWindow:
 *
 * What others did to the agent's tickets since they were here the last time, ticket by ticket.
 *
 * Signals: "open" (gint64 ticket).
 */
#define VNT_TYPE_AWAY_WINDOW (vnt_away_window_get_type ())
G_DECLARE_FINAL_TYPE (VntAwayWindow, vnt_away_window, VNT, AWAY_WINDOW, AdwWindow)

VntAwayWindow *vnt_away_window_new (GtkWindow *parent, VntDesk *desk);

G_END_DECLS
