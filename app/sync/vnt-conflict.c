/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-conflict.h"

/* A server does what follows from a reply in the same request. */
#define SAME_MOMENT 10

static gboolean
conflict_is_mine (const VntMessage *message, const char *login)
{
  return (message->kind == VNT_MESSAGE_REPLY || message->kind == VNT_MESSAGE_NOTE) &&
         g_strcmp0 (message->author, login) == 0;
}

/**
 * vnt_conflict_is_own_doing:
 * @operation: a field in conflict, its ticket's conversation just fetched
 *
 * Servers open a new ticket by themselves when it is answered. A reply that also sets the status then finds the status
 * changed, though nobody else did anything.
 *
 * Returns: %TRUE if the newest change away from what the agent saw followed from a message of the agent's own
 */
gboolean
vnt_conflict_is_own_doing (VntStore *store, const VntOperation *operation)
{
  g_autoptr (VntAccount) account = vnt_store_get_account (store, NULL);
  g_autoptr (GPtrArray) messages = vnt_store_read_conversation (store, operation->ticket, NULL);
  gint64 answered = 0;
  gboolean own = FALSE;

  if (account == NULL || messages == NULL || operation->base == NULL)
    return FALSE;

  for (guint i = 0; i < messages->len; i++)
    {
      const VntMessage *message = g_ptr_array_index (messages, i);

      if (message->id <= 0)
        continue; /* it waits here, the one in conflict among them */
      if (conflict_is_mine (message, account->login))
        answered = message->created;
      else if (message->kind == VNT_MESSAGE_EVENT &&
               g_strcmp0 (message->old_value, operation->base) == 0)
        own = answered > 0 && message->created >= answered &&
              message->created - answered <= SAME_MOMENT;
    }

  return own;
}
