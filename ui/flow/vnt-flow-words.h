/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-message.h"
#include "vnt-ticket.h"

G_BEGIN_DECLS

char *vnt_flow_words_until (gint64 when, gint64 now);
char *vnt_flow_words_mark (const VntTicket *ticket, gint64 now);
char *vnt_flow_words_spoken (const VntTicket *ticket, gint64 now);
char *vnt_flow_words_deed (const VntMessage *message);
char *vnt_flow_words_deed_ago (const VntMessage *message, gint64 now);

G_END_DECLS
