/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-operation.h"
#include "vnt-ticket.h"

G_BEGIN_DECLS

/* What is in the way of something the agent would do. */
typedef enum
{
  VNT_WHY_NOT_NOTHING = 0, /* or nothing that is known here: the server has the last word */
  VNT_WHY_NOT_READ_ONLY, /* the account may only read the ticket */
  VNT_WHY_NOT_CHANGE, /* the account may write on it, but not change this */
  VNT_WHY_NOT_REPLY, /* the account may not answer the requestor */
  VNT_WHY_NOT_COMMENT, /* the account may not write notes */
  VNT_WHY_NOT_LIFECYCLE, /* the status has no way to that one */
  VNT_WHY_NOT_NO_FIELD, /* the queue has no such field */
  VNT_WHY_NOT_NEW, /* the server does not have the ticket yet */
} VntWhyNot;

VntWhyNot vnt_why_not (const VntTicketDetail *detail,
                       VntOperationKind kind,
                       VntField field,
                       const char *value);

G_END_DECLS
