/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk-clock.h"
#include "vnt-ticket.h"
#include "vnt-view.h"

G_BEGIN_DECLS

char *vnt_ticket_row_words_people (const VntTicket *ticket, const char *queue, VntParts parts);
char *vnt_ticket_row_words_spoken (const VntTicket *ticket,
                                   const char *queue,
                                   const VntClockReading *reading,
                                   gboolean ticked,
                                   gboolean left);

G_END_DECLS
