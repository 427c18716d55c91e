/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VntSheet:
 *
 * Where text is written: lists go on with Enter, Ctrl+B and Ctrl+I set the signs for bold and italic, and "{places}" that
 * nothing was filled into are marked.
 *
 * Signals: "files" (GPtrArray of GFile): files were pasted. "picture" (GdkTexture): a picture was. "text-wanted": "::" was
 * typed, and taken away again.
 */
#define VNT_TYPE_SHEET (vnt_sheet_get_type ())
G_DECLARE_FINAL_TYPE (VntSheet, vnt_sheet, VNT, SHEET, GtkTextView)

GtkWidget *vnt_sheet_new (void);
void vnt_sheet_set_text (VntSheet *self, const char *text, guint cursor);
char *vnt_sheet_get_text (VntSheet *self);
char *vnt_sheet_get_selected (VntSheet *self);
guint vnt_sheet_get_cursor (VntSheet *self);
void vnt_sheet_insert (VntSheet *self, const char *text);
void vnt_sheet_insert_paragraph (VntSheet *self, const char *text);
void vnt_sheet_wrap (VntSheet *self, const char *sign);

G_END_DECLS
