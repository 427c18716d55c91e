/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-message.h"
#include "vnt-operation.h"
#include "vnt-rt.h"

G_BEGIN_DECLS

void vnt_rt_events_read (VntRt *rt,
                         JsonObject *transaction,
                         VntMessage *message,
                         GCancellable *cancellable);
gboolean vnt_rt_events_is_change (VntRt *rt,
                                  const VntMessage *event,
                                  const VntOperation *operation);

G_END_DECLS
