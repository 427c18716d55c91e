/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"
#include "vnt-machine-record.h"

G_BEGIN_DECLS

/* Software and failures of machines. What waits is taken back with vnt_desk_drop_operation(). */
void vnt_desk_record_async (VntDesk *self,
                            gint64 machine,
                            VntRecordKind kind,
                            const char *line,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean vnt_desk_record_finish (VntDesk *self, GAsyncResult *result, GError **error);
void vnt_desk_load_records_async (VntDesk *self,
                                  gint64 machine,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *vnt_desk_load_records_finish (VntDesk *self, GAsyncResult *result, GError **error);

G_END_DECLS
