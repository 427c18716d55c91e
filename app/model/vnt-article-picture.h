/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-message.h"

G_BEGIN_DECLS

char *vnt_article_picture_id (gint64 message, gint64 attachment);
VntAttachment *vnt_article_picture_new (gint64 message, gint64 attachment);
GPtrArray *vnt_article_picture_list (const char *body);
VntAttachment *vnt_article_picture_find (const char *content_id);

G_END_DECLS
