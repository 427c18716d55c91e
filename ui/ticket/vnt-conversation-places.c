/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-conversation-places.h"

static gboolean
is_new (const VntMessage *message, gint64 seen, const VntAccount *account)
{
  return message->created > seen && message->kind != VNT_MESSAGE_EVENT &&
         message->state == VNT_STATE_DONE &&
         (account == NULL || g_strcmp0 (message->author, account->login) != 0);
}

/**
 * vnt_conversation_find_id:
 * @id: number of an entry
 *
 * Returns: its position, %G_MAXUINT when there is none
 */
guint
vnt_conversation_find_id (VntMessageList *messages, gint64 id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (messages));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (VntMessageItem) item = g_list_model_get_item (G_LIST_MODEL (messages), i);

      if (vnt_message_item_get_message (item)->id == id)
        return i;
    }
  return G_MAXUINT;
}

/**
 * vnt_conversation_find_first_new:
 * @account: (nullable): whose own messages are not new
 *
 * Returns: position of the first message that came after the agent had looked last, %G_MAXUINT when there is none
 */
guint
vnt_conversation_find_first_new (VntMessageList *messages, const VntAccount *account)
{
  gint64 seen = vnt_message_list_get_seen (messages);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (messages));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (VntMessageItem) item = g_list_model_get_item (G_LIST_MODEL (messages), i);

      if (is_new (vnt_message_item_get_message (item), seen, account))
        return i;
    }
  return G_MAXUINT;
}

/**
 * vnt_conversation_dup_newest:
 *
 * Returns: (transfer full) (nullable): the newest message, %NULL when there are only events
 */
VntMessageItem *
vnt_conversation_dup_newest (VntMessageList *messages)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (messages)); i > 0; i--)
    {
      g_autoptr (VntMessageItem) item = g_list_model_get_item (G_LIST_MODEL (messages), i - 1);

      if (vnt_message_item_get_message (item)->kind != VNT_MESSAGE_EVENT)
        return g_steal_pointer (&item);
    }
  return NULL;
}
