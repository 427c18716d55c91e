/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-operation.h"
#include "vnt-ticket.h"

G_BEGIN_DECLS

char *vnt_words_age (gint64 then, gint64 now);
char *vnt_words_age_spoken (gint64 then, gint64 now);
char *vnt_words_exact (gint64 when);
char *vnt_words_moment (gint64 when);
char *vnt_words_minutes (int minutes);
char *vnt_words_status_chip (const VntTicket *ticket);
char *vnt_words_waiting (const VntTicket *ticket);
const char *vnt_words_subject (const VntTicket *ticket);
const char *vnt_words_requestor (const VntTicket *ticket);
char *vnt_words_ticket_number (gint64 id);
char *vnt_words_ticket_spoken (const VntTicket *ticket,
                               const char *queue,
                               const char *clock,
                               gint64 now);
const char *vnt_words_relation (const char *relation);
const char *vnt_words_machine_key (const char *key);
char *vnt_words_operation (const VntOperation *operation);
const char *vnt_words_state (VntState state);

G_END_DECLS
