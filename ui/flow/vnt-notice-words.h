/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk-tell.h"

G_BEGIN_DECLS

/* How much a notification says: a locked screen may show it. */
typedef enum
{
  VNT_NOTICE_TEXT, /* the beginning of the message, too */
  VNT_NOTICE_SUBJECT, /* who did what to which ticket */
  VNT_NOTICE_NUMBER, /* only the ticket's number */
} VntNoticeDetail;

VntNoticeDetail vnt_notice_words_read_detail (const char *setting);
char *vnt_notice_words_title (const VntTold *told, VntNoticeDetail detail);
char *vnt_notice_words_body (const VntTold *told, VntNoticeDetail detail);
char *vnt_notice_words_many (guint n_tickets);
char *vnt_notice_words_held (guint n_tickets);

G_END_DECLS
