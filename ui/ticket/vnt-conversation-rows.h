/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

/**
 * VntConversationRows:
 *
 * The widgets of some entries of a conversation, in a box. What stays shown keeps its widget, so that selections, folds and
 * the focus survive.
 */
typedef struct _VntConversationRows VntConversationRows;

VntConversationRows *vnt_conversation_rows_new (GtkBox *box);
void vnt_conversation_rows_free (VntConversationRows *self);
void vnt_conversation_rows_clear (VntConversationRows *self, VntDesk *desk);
void vnt_conversation_rows_show (
  VntConversationRows *self, GListModel *messages, guint first, guint end, guint first_new);
GtkWidget *vnt_conversation_rows_find (VntConversationRows *self, VntMessageItem *item);
GtkWidget *vnt_conversation_rows_get_new_line (VntConversationRows *self);
void vnt_conversation_rows_highlight (VntConversationRows *self, const char *words);
GtkWidget *vnt_conversation_rows_look_at (VntConversationRows *self,
                                          VntMessageItem *item,
                                          const char *words,
                                          int nth);

G_END_DECLS
