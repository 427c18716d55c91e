/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk-views.h"

G_BEGIN_DECLS

/**
 * VntViewEditor:
 *
 * Makes and edits a view of the agent's: name, icon, conditions with a live count of what they hold for, order, headings, rows.
 *
 * Signals: "saved" (string uuid).
 */
#define VNT_TYPE_VIEW_EDITOR (vnt_view_editor_get_type ())
G_DECLARE_FINAL_TYPE (VntViewEditor, vnt_view_editor, VNT, VIEW_EDITOR, AdwWindow)

VntViewEditor *vnt_view_editor_new (GtkWindow *parent, VntDesk *desk, const VntOwnView *view);

G_END_DECLS
