/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-batch.h"
#include "vnt-rt.h"

G_BEGIN_DECLS

VntConversation *vnt_rt_conversation_fetch (VntRt *rt,
                                            gint64 ticket,
                                            GCancellable *cancellable,
                                            GError **error);

gboolean vnt_rt_conversation_check (VntRt *rt,
                                    gint64 ticket,
                                    const char *version,
                                    gboolean *same,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
