/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VntPicker:
 *
 * A button that opens an entry and, below it, what was found for what is typed: Enter takes the first, the arrow keys walk.
 *
 * Signals: "search" (string text): offer what matches, with vnt_picker_add() and at last vnt_picker_done(); not asked when
 * there are choices. "chosen" (string value).
 */
#define VNT_TYPE_PICKER (vnt_picker_get_type ())
G_DECLARE_FINAL_TYPE (VntPicker, vnt_picker, VNT, PICKER, GtkWidget)

GtkWidget *vnt_picker_new (const char *label, const char *prompt);
void vnt_picker_set_free (VntPicker *self, gboolean free_text);
void vnt_picker_set_choices (VntPicker *self, const char *const *choices);
void vnt_picker_set_name (VntPicker *self, const char *name);
void vnt_picker_clear (VntPicker *self);
void vnt_picker_add (VntPicker *self, const char *value, const char *title, const char *subtitle);
void vnt_picker_done (VntPicker *self);
void vnt_picker_open (VntPicker *self);

G_END_DECLS
