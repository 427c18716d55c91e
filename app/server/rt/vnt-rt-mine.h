/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-operation.h"
#include "vnt-rt.h"

G_BEGIN_DECLS

JsonArray *vnt_rt_mine_fetch (VntRt *rt,
                              const VntOperation *operation,
                              const char *where,
                              const char *types,
                              GCancellable *cancellable,
                              GError **error);
gboolean vnt_rt_mine_is_of_another (JsonObject *item, const char *identity, const char *uuid);
JsonArray *vnt_rt_mine_fetch_ticket (VntRt *rt,
                                     const VntOperation *operation,
                                     const char *types,
                                     GCancellable *cancellable,
                                     GError **error);
char *vnt_rt_mine_normalize (const char *text);

G_END_DECLS
