/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"

G_BEGIN_DECLS

void vnt_desk_export_async (VntDesk *self,
                            GArray *tickets,
                            gboolean csv,
                            const char *const *heading,
                            GFile *file,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/* Returns: (transfer full) (nullable): the text; "" when it went into the file; %NULL with an error */
char *vnt_desk_export_finish (VntDesk *self, GAsyncResult *result, GError **error);
/* A page of rows, by key: bounded, the main thread may. */
GPtrArray *vnt_desk_read_page (VntDesk *self, const gint64 *tickets, guint n);

G_END_DECLS
