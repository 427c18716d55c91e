/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-batch.h"

/**
 * vnt_ticket_batch_new:
 *
 * Makes an empty batch of which nothing is known: no cursor, no total.
 *
 * Returns: (transfer full): a new batch
 */
VntTicketBatch *
vnt_ticket_batch_new (void)
{
  VntTicketBatch *self = g_new0 (VntTicketBatch, 1);

  self->tickets = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_ticket_unref);
  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_person_unref);
  self->gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->total = -1;

  return self;
}

/**
 * vnt_ticket_batch_free:
 * @self: (transfer full) (nullable): a batch
 */
void
vnt_ticket_batch_free (VntTicketBatch *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->tickets);
  g_ptr_array_unref (self->people);
  g_array_unref (self->gone);
  g_free (self->cursor);
  g_free (self);
}

/**
 * vnt_message_batch_new:
 *
 * Makes an empty batch at no place in the server's history.
 *
 * Returns: (transfer full): a new batch
 */
VntMessageBatch *
vnt_message_batch_new (void)
{
  VntMessageBatch *self = g_new0 (VntMessageBatch, 1);

  self->messages = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_message_unref);
  self->changed = g_array_new (FALSE, FALSE, sizeof (gint64));

  return self;
}

/**
 * vnt_message_batch_free:
 * @self: (transfer full) (nullable): a batch
 */
void
vnt_message_batch_free (VntMessageBatch *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->messages);
  g_array_unref (self->changed);
  g_free (self->cursor);
  g_free (self);
}

/**
 * vnt_conversation_new:
 *
 * Makes a conversation without ticket and messages.
 *
 * Returns: (transfer full): a new conversation
 */
VntConversation *
vnt_conversation_new (void)
{
  VntConversation *self = g_new0 (VntConversation, 1);

  self->messages = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_message_unref);

  return self;
}

/**
 * vnt_conversation_free:
 * @self: (transfer full) (nullable): a conversation
 */
void
vnt_conversation_free (VntConversation *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->ticket, vnt_ticket_unref);
  g_clear_pointer (&self->detail, vnt_ticket_detail_unref);
  g_ptr_array_unref (self->messages);
  g_free (self);
}
