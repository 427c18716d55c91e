/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-value-editor.h"

G_BEGIN_DECLS

/* Several lines of text. Said when they are left. */
#define VNT_TYPE_TEXT_EDITOR (vnt_text_editor_get_type ())
G_DECLARE_FINAL_TYPE (VntTextEditor, vnt_text_editor, VNT, TEXT_EDITOR, GtkWidget)

GtkWidget *vnt_text_editor_new (const char *title, const VntCustomField *custom);

G_END_DECLS
