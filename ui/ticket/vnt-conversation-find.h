/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VntFound:
 * @position: of the entry in the conversation
 * @id: number of its message
 * @nth: which place in the entry, from 0
 */
typedef struct
{
  guint position;
  gint64 id;
  int nth;
} VntFound;

/**
 * VntConversationFind:
 *
 * Looks through a whole conversation on a worker thread: who wrote, texts with their quotes, names of files, events.
 *
 * Signals: "changed": what was found is another.
 */
#define VNT_TYPE_CONVERSATION_FIND (vnt_conversation_find_get_type ())
G_DECLARE_FINAL_TYPE (VntConversationFind, vnt_conversation_find, VNT, CONVERSATION_FIND, GObject)

VntConversationFind *vnt_conversation_find_new (void);
void vnt_conversation_find_set_messages (VntConversationFind *self, GListModel *messages);
void vnt_conversation_find_set_words (VntConversationFind *self, const char *words);
const char *vnt_conversation_find_get_words (VntConversationFind *self);
gboolean vnt_conversation_find_get_busy (VntConversationFind *self);
guint vnt_conversation_find_get_n (VntConversationFind *self);
const VntFound *vnt_conversation_find_get (VntConversationFind *self, guint n);

G_END_DECLS
