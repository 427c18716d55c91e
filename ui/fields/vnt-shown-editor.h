/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-value-editor.h"

G_BEGIN_DECLS

/* Values that are only shown: pictures, files, and fields of which the server does not say how they are filled. */
#define VNT_TYPE_SHOWN_EDITOR (vnt_shown_editor_get_type ())
G_DECLARE_FINAL_TYPE (VntShownEditor, vnt_shown_editor, VNT, SHOWN_EDITOR, GtkWidget)

GtkWidget *vnt_shown_editor_new (const char *title, const VntCustomField *custom);

G_END_DECLS
