/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-batch.h"
#include "vnt-rt.h"

G_BEGIN_DECLS

#define VNT_RT_TRANSACTION_FIELDS \
  "Type,Field,OldValue,NewValue,Data,Creator,Created,TimeTaken,ObjectId"

GPtrArray *vnt_rt_messages_read (
  VntRt *rt, JsonArray *transactions, gint64 ticket, GCancellable *cancellable, GError **error);
GPtrArray *vnt_rt_messages_fetch_ticket (VntRt *rt,
                                         gint64 ticket,
                                         GCancellable *cancellable,
                                         GError **error);

G_END_DECLS
