/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-account.h"
#include "vnt-message-list.h"

G_BEGIN_DECLS

guint vnt_conversation_find_id (VntMessageList *messages, gint64 id);
guint vnt_conversation_find_first_new (VntMessageList *messages, const VntAccount *account);
VntMessageItem *vnt_conversation_dup_newest (VntMessageList *messages);

G_END_DECLS
