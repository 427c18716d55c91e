/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

/**
 * VntConversationView:
 *
 * The conversation of one ticket, opened at what is new, else at its end. Only some entries around what is looked at are
 * shown at a time, so that a long ticket opens as fast as a short one.
 */
#define VNT_TYPE_CONVERSATION_VIEW (vnt_conversation_view_get_type ())
G_DECLARE_FINAL_TYPE (VntConversationView, vnt_conversation_view, VNT, CONVERSATION_VIEW, GtkWidget)

GtkWidget *vnt_conversation_view_new (void);
void vnt_conversation_view_set_messages (VntConversationView *self,
                                         VntDesk *desk,
                                         VntMessageList *messages);

void vnt_conversation_view_find (VntConversationView *self);
void vnt_conversation_view_find_next (VntConversationView *self, gboolean back);
void vnt_conversation_view_go_to_message (VntConversationView *self, gint64 id);
void vnt_conversation_view_go_to_start (VntConversationView *self);
void vnt_conversation_view_go_to_end (VntConversationView *self);
void vnt_conversation_view_go_to_new (VntConversationView *self);
void vnt_conversation_view_step (VntConversationView *self, int by);
VntMessageItem *vnt_conversation_view_get_current (VntConversationView *self);

G_END_DECLS
