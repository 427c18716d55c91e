/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk-writing.h"

G_BEGIN_DECLS

/**
 * VntTextsWindow:
 *
 * Texts that are used again, and signatures: made, changed, deleted, taken to another computer as a file.
 */
#define VNT_TYPE_TEXTS_WINDOW (vnt_texts_window_get_type ())
G_DECLARE_FINAL_TYPE (VntTextsWindow, vnt_texts_window, VNT, TEXTS_WINDOW, AdwWindow)

GtkWindow *vnt_texts_window_new (GtkWindow *parent, VntDesk *desk);

G_END_DECLS
