/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"
#include "vnt-macro.h"

G_BEGIN_DECLS

/**
 * VntMacroForm:
 *
 * Where a macro is made: its name, what it changes and what it writes.
 *
 * Signals: "changed": the agent changed something.
 */
#define VNT_TYPE_MACRO_FORM (vnt_macro_form_get_type ())
G_DECLARE_FINAL_TYPE (VntMacroForm, vnt_macro_form, VNT, MACRO_FORM, GtkWidget)

GtkWidget *vnt_macro_form_new (VntDesk *desk);
void vnt_macro_form_show (VntMacroForm *self, const VntMacro *macro);
VntMacro *vnt_macro_form_make (VntMacroForm *self);
void vnt_macro_form_focus (VntMacroForm *self);

G_END_DECLS
