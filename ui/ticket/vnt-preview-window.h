/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

/**
 * VntPreviewWindow:
 *
 * Shows a file of a message inside the program: a picture, a text, or the first page.
 *
 * Signals: "open": the agent wants it in another program. "save": wants to keep it.
 */
#define VNT_TYPE_PREVIEW_WINDOW (vnt_preview_window_get_type ())
G_DECLARE_FINAL_TYPE (VntPreviewWindow, vnt_preview_window, VNT, PREVIEW_WINDOW, AdwWindow)

VntPreviewWindow *vnt_preview_window_new (GtkWindow *parent,
                                          VntDesk *desk,
                                          VntAttachment *attachment);

G_END_DECLS
