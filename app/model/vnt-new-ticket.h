/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * VntNewTicket:
 * @queue: id of its queue, 0 while none was chosen
 * @subject: (not nullable): may be ""
 * @requestors: (element-type utf8): addresses or logins of who asks, possibly none
 * @owner: (nullable): login of its owner, %NULL when nobody is to own it
 * @status: (nullable): the server's word for its first status, %NULL for what the queue begins with
 * @priority: (nullable): the server's number, %NULL for what the queue begins with
 * @due: Unix seconds, 0 when not set
 *
 * What a ticket is made of beside its text, before the server has it. Its maker fills the fields.
 */
typedef struct
{
  gint64 queue;
  char *subject;
  GPtrArray *requestors;
  char *owner;
  char *status;
  char *priority;
  gint64 due;
} VntNewTicket;

VntNewTicket *vnt_new_ticket_new (gint64 queue, const char *subject);
VntNewTicket *vnt_new_ticket_read (const char *written, const char **text);
void vnt_new_ticket_free (VntNewTicket *self);
void vnt_new_ticket_add_requestor (VntNewTicket *self, const char *requestor);
char *vnt_new_ticket_write (const VntNewTicket *self, const char *text);
gboolean vnt_new_ticket_is_blank (const char *written);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntNewTicket, vnt_new_ticket_free)

G_END_DECLS
