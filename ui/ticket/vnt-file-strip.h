/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

/**
 * VntFileStrip:
 *
 * The files that go with what is being written: chosen, copied to be safe, shown, and removed again. Hidden while there are none.
 *
 * Signals: "changed": a file was added; "removed": one was taken away; "problem" (string text): a file could not be kept.
 */
#define VNT_TYPE_FILE_STRIP (vnt_file_strip_get_type ())
G_DECLARE_FINAL_TYPE (VntFileStrip, vnt_file_strip, VNT, FILE_STRIP, GtkWidget)

void vnt_file_strip_set_ticket (VntFileStrip *self, VntDesk *desk, gint64 ticket);
void vnt_file_strip_set_files (VntFileStrip *self, GPtrArray *files);
void vnt_file_strip_add_to (VntFileStrip *self, GPtrArray *files);
void vnt_file_strip_choose (VntFileStrip *self);
void vnt_file_strip_keep (VntFileStrip *self, GPtrArray *files);
void vnt_file_strip_keep_picture (VntFileStrip *self, GdkTexture *texture);

G_END_DECLS
