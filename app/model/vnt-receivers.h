/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-account.h"
#include "vnt-operation.h"
#include "vnt-ticket.h"

G_BEGIN_DECLS

/**
 * VntReceivers:
 * @to: (array zero-terminated=1): who asked; none for a comment
 * @cc: (array zero-terminated=1): who was put beside them; none for a comment
 * @desk: (array zero-terminated=1): who works on it: owner and AdminCc
 *
 * Who gets mail of what is written on a ticket, by the rules every server comes with: addresses or logins, each once, never
 * the agent. Those who watch the whole queue are not among them: a ticket does not say who they are.
 */
typedef struct
{
  GStrv to;
  GStrv cc;
  GStrv desk;
} VntReceivers;

VntReceivers *vnt_receivers_new (const VntTicket *ticket,
                                 const VntTicketDetail *detail,
                                 const VntAccount *account,
                                 VntOperationKind kind);
void vnt_receivers_free (VntReceivers *self);
char *vnt_receivers_to_key (const VntReceivers *self);
void vnt_receivers_compare (const char *before, const char *now, char **added, char **gone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntReceivers, vnt_receivers_free)

G_END_DECLS
