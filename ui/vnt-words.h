/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-operation.h"
#include "vnt-ticket.h"

G_BEGIN_DECLS

/**
 * VntDue:
 *
 * How near a ticket's due time is. Each has its own sign, word and colour, so that none of them stands alone.
 */
typedef enum
{
  VNT_DUE_NONE,
  VNT_DUE_LATER,
  VNT_DUE_SOON,
  VNT_DUE_LATE,
} VntDue;

char *vnt_words_age (gint64 then, gint64 now);
char *vnt_words_age_spoken (gint64 then, gint64 now);
char *vnt_words_exact (gint64 when);
char *vnt_words_minutes (int minutes);
VntDue vnt_words_due (const VntTicket *ticket, gint64 now);
char *vnt_words_due_chip (const VntTicket *ticket, gint64 now);
char *vnt_words_due_spoken (const VntTicket *ticket, gint64 now);
char *vnt_words_status_chip (const VntTicket *ticket);
char *vnt_words_waiting (const VntTicket *ticket);
const char *vnt_words_subject (const VntTicket *ticket);
const char *vnt_words_requestor (const VntTicket *ticket);
char *vnt_words_ticket_number (gint64 id);
char *vnt_words_ticket_spoken (const VntTicket *ticket, const char *queue, gint64 now);
const char *vnt_words_relation (const char *relation);
char *vnt_words_operation (const VntOperation *operation);
const char *vnt_words_state (VntState state);

G_END_DECLS
