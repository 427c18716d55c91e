/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-machine.h"
#include "vnt-rt.h"

G_BEGIN_DECLS

VntMachine *vnt_rt_machines_row (VntRt *rt, JsonObject *record, GCancellable *cancellable);
GPtrArray *vnt_rt_machines_fetch (VntRt *rt,
                                  gint64 since,
                                  const char *cursor,
                                  char **next_cursor,
                                  GCancellable *cancellable,
                                  GError **error);
VntMachine *vnt_rt_machines_fetch_one (
  VntRt *rt, gint64 id, char **etag, GCancellable *cancellable, GError **error);

VntMachine *vnt_rt_machines_fetch_whole (VntRt *rt,
                                         gint64 id,
                                         GCancellable *cancellable,
                                         GError **error);

G_END_DECLS
