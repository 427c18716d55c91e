/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-document.h"
#include "vnt-message.h"
#include "vnt-operation.h"

G_BEGIN_DECLS

const char *vnt_message_words_kind (VntMessageKind kind);
char *vnt_message_words_state (const VntMessage *message);
char *vnt_message_words_event (const VntMessage *message);
char *vnt_message_words_event_line (const VntMessage *message);
VntDocument *vnt_message_words_document (const VntMessage *message);
char *vnt_message_words_file (const VntAttachment *attachment);
char *vnt_message_words_author (const VntMessage *message);
char *vnt_message_words_time (gint64 unix_seconds);
char *vnt_message_words_full_time (gint64 unix_seconds);
const char *vnt_message_words_field (VntField field);

G_END_DECLS
