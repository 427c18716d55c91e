/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-message.h"
#include "vnt-people.h"
#include "vnt-ticket.h"

G_BEGIN_DECLS

/**
 * VntTicketBatch:
 * @tickets: (element-type VntTicket): rows as the server has them (unread, waiting and attention not set)
 * @people: (element-type VntPerson): people met on the way, with what the answer told of them
 * @gone: (array of gint64): asked for by id, but deleted, merged away or not to be seen any more
 * @cursor: (nullable): where the next page begins, opaque; %NULL after the last
 * @total: how many there are in all, -1 when the server does not say
 */
typedef struct
{
  GPtrArray *tickets;
  GPtrArray *people;
  GArray *gone;
  char *cursor;
  gint64 total;
} VntTicketBatch;

VntTicketBatch *vnt_ticket_batch_new (void);
void vnt_ticket_batch_free (VntTicketBatch *self);

/**
 * VntMessageBatch:
 * @messages: (element-type VntMessage): conversation entries, bodies included
 * @changed: (array of gint64): tickets that something happened to, each once
 * @cursor: (nullable): where to go on, opaque; for changes never %NULL, for older history %NULL at its end
 * @more: there is more behind @cursor right now
 */
typedef struct
{
  GPtrArray *messages;
  GArray *changed;
  char *cursor;
  gboolean more;
} VntMessageBatch;

VntMessageBatch *vnt_message_batch_new (void);
void vnt_message_batch_free (VntMessageBatch *self);

/**
 * VntConversation:
 * @ticket: its row, fresh; @ticket->id may differ from the id asked for when it was merged away
 * @detail: what it has beyond its row
 * @messages: (element-type VntMessage): all of its conversation, oldest first
 */
typedef struct
{
  VntTicket *ticket;
  VntTicketDetail *detail;
  GPtrArray *messages;
} VntConversation;

VntConversation *vnt_conversation_new (void);
void vnt_conversation_free (VntConversation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntTicketBatch, vnt_ticket_batch_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntMessageBatch, vnt_message_batch_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntConversation, vnt_conversation_free)

G_END_DECLS
