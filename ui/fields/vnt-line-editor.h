/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-value-editor.h"

G_BEGIN_DECLS

/* One line of text; with choices, any of them or anything else. Said when it is left or Enter is pressed; Escape takes it back. */
#define VNT_TYPE_LINE_EDITOR (vnt_line_editor_get_type ())
G_DECLARE_FINAL_TYPE (VntLineEditor, vnt_line_editor, VNT, LINE_EDITOR, GtkWidget)

GtkWidget *vnt_line_editor_new (const char *title, const VntCustomField *custom);

G_END_DECLS
