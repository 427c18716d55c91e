/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

/**
 * VntMacrosWindow:
 *
 * Named sets of changes and words: made, changed, deleted, taken to another computer as a file.
 */
#define VNT_TYPE_MACROS_WINDOW (vnt_macros_window_get_type ())
G_DECLARE_FINAL_TYPE (VntMacrosWindow, vnt_macros_window, VNT, MACROS_WINDOW, AdwWindow)

GtkWindow *vnt_macros_window_new (GtkWindow *parent, VntDesk *desk);

G_END_DECLS
