/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-value-editor.h"

G_BEGIN_DECLS

/* Any number of values: those the server offers, or any. Says changes. */
#define VNT_TYPE_MANY_EDITOR (vnt_many_editor_get_type ())
G_DECLARE_FINAL_TYPE (VntManyEditor, vnt_many_editor, VNT, MANY_EDITOR, GtkWidget)

GtkWidget *vnt_many_editor_new (const char *title, const VntCustomField *custom);

G_END_DECLS
