/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-conversation-find.h"

G_BEGIN_DECLS

/**
 * VntFindBar:
 *
 * Where one types what to find in a conversation, and goes from place to place.
 *
 * Signals: "found" (guint n): look at that place of the #VntConversationFind, %G_MAXUINT for none. "closed": nothing is
 * looked for any more.
 */
#define VNT_TYPE_FIND_BAR (vnt_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (VntFindBar, vnt_find_bar, VNT, FIND_BAR, GtkWidget)

VntConversationFind *vnt_find_bar_get_find (VntFindBar *self);
void vnt_find_bar_open (VntFindBar *self);
void vnt_find_bar_close (VntFindBar *self);
void vnt_find_bar_step (VntFindBar *self, gboolean back);

G_END_DECLS
