/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-server.h"

G_BEGIN_DECLS

/* The desk the suite runs against: agents lucia (works everywhere) and marta (first level only). */
VntServer *contract_server (const char *user);
/* (transfer full): one that has read nothing yet */
VntServer *contract_new_server (const char *user);
gint64 contract_ticket (const char *queue, const char *subject, const char *content);
VntOperation *contract_reply (gint64 ticket, const char *content);
VntMessage *contract_message (VntConversation *conversation, gint64 id);
gboolean contract_marker (void);

void contract_add_reading (void);
void contract_add_writing (void);
void contract_add_fields (void);
void contract_add_create (void);
void contract_add_sets (void);
void contract_add_minutes (void);
void contract_add_articles (void);
void contract_add_searches (void);
void contract_add_machines (void);

G_END_DECLS
