/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

#define VNT_TYPE_CONVERSATION_VIEW (vnt_conversation_view_get_type ())
G_DECLARE_FINAL_TYPE (VntConversationView, vnt_conversation_view, VNT, CONVERSATION_VIEW, GtkWidget)

GtkWidget *vnt_conversation_view_new (void);
void vnt_conversation_view_set_messages (VntConversationView *self,
                                         VntDesk *desk,
                                         VntMessageList *messages);

G_END_DECLS
