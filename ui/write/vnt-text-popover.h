/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk-writing.h"

G_BEGIN_DECLS

/**
 * VntTextPopover:
 *
 * Chooses a text that is used again, or an article: by its key, its name or its words, seen before it is taken.
 *
 * Signals: "chosen" (string text): with its places not filled yet.
 */
#define VNT_TYPE_TEXT_POPOVER (vnt_text_popover_get_type ())
G_DECLARE_FINAL_TYPE (VntTextPopover, vnt_text_popover, VNT, TEXT_POPOVER, GtkPopover)

GtkWidget *vnt_text_popover_new (VntDesk *desk,
                                 VntValueList *texts,
                                 const VntTicket *ticket,
                                 const char *queue,
                                 const char *language);

G_END_DECLS
