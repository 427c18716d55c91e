/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-value-editor.h"

G_BEGIN_DECLS

/* A day "2026-11-25", or a moment "2026-11-25T14:30:00Z", chosen from a calendar. */
#define VNT_TYPE_MOMENT_EDITOR (vnt_moment_editor_get_type ())
G_DECLARE_FINAL_TYPE (VntMomentEditor, vnt_moment_editor, VNT, MOMENT_EDITOR, GtkWidget)

GtkWidget *vnt_moment_editor_new (const char *title, const VntCustomField *custom);

G_END_DECLS
