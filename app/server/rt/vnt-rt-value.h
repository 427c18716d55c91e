/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-operation.h"
#include "vnt-rt.h"

G_BEGIN_DECLS

const char *vnt_rt_value_name (VntField field);
char *vnt_rt_value_read (JsonObject *record, gint64 ticket, VntField field);
char *vnt_rt_value_present (
  VntRt *rt, gint64 ticket, VntField field, char **etag, GCancellable *cancellable, GError **error);
gboolean vnt_rt_value_put_json (VntRt *rt,
                                gint64 ticket,
                                const char *action,
                                char *json,
                                const char *etag,
                                GCancellable *cancellable,
                                GError **error);
gboolean vnt_rt_value_put (VntRt *rt,
                           gint64 ticket,
                           VntField field,
                           const char *value,
                           const char *etag,
                           GCancellable *cancellable,
                           GError **error);
void vnt_rt_value_set_refused (VntRt *rt, GError **error);

G_END_DECLS
