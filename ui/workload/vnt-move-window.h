/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-changes-window.h"
#include "vnt-workload.h"

G_BEGIN_DECLS

/**
 * VntMoveWindow:
 *
 * So many tickets of one person become another's; says before what that does to both.
 */
#define VNT_TYPE_MOVE_WINDOW (vnt_move_window_get_type ())
G_DECLARE_FINAL_TYPE (VntMoveWindow, vnt_move_window, VNT, MOVE_WINDOW, VntChangesWindow)

VntMoveWindow *vnt_move_window_new (
  GtkWindow *parent, VntDesk *desk, const VntWorkload *workload, const char *from, const char *to);

G_END_DECLS
