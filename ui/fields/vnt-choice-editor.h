/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-value-editor.h"

G_BEGIN_DECLS

/* One of what the server offers, or none. Said when it is chosen. */
#define VNT_TYPE_CHOICE_EDITOR (vnt_choice_editor_get_type ())
G_DECLARE_FINAL_TYPE (VntChoiceEditor, vnt_choice_editor, VNT, CHOICE_EDITOR, GtkWidget)

GtkWidget *vnt_choice_editor_new (const char *title, const VntCustomField *custom);

G_END_DECLS
