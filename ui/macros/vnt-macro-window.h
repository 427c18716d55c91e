/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-changes-window.h"
#include "vnt-macro.h"

G_BEGIN_DECLS

/**
 * VntMacroWindow:
 *
 * What a macro will do to one ticket or to many, before it does it.
 */
#define VNT_TYPE_MACRO_WINDOW (vnt_macro_window_get_type ())
G_DECLARE_FINAL_TYPE (VntMacroWindow, vnt_macro_window, VNT, MACRO_WINDOW, VntChangesWindow)

VntMacroWindow *vnt_macro_window_new (GtkWindow *parent,
                                      VntDesk *desk,
                                      VntMacro *macro,
                                      GArray *tickets);
const VntMacro *vnt_macro_window_get_macro (VntMacroWindow *self);

G_END_DECLS
