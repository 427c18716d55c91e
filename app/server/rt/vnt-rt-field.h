/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-operation.h"
#include "vnt-rt.h"

G_BEGIN_DECLS

char *vnt_rt_field_present (
  VntRt *rt, gint64 ticket, VntField field, char **etag, GCancellable *cancellable, GError **error);
gboolean vnt_rt_field_is_so (VntRt *rt,
                             const VntOperation *operation,
                             gboolean *so,
                             GCancellable *cancellable,
                             GError **error);
gboolean vnt_rt_field_send (VntRt *rt,
                            const VntOperation *operation,
                            GCancellable *cancellable,
                            GError **error);

gboolean vnt_rt_field_put (VntRt *rt,
                           gint64 ticket,
                           VntField field,
                           const char *value,
                           const char *etag,
                           GCancellable *cancellable,
                           GError **error);
void vnt_rt_field_set_refused (VntRt *rt, GError **error);

G_END_DECLS
