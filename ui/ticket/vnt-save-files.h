/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

void vnt_save_files_ask (GtkWidget *widget, VntDesk *desk, GPtrArray *attachments);
void vnt_save_files_async (VntDesk *desk,
                           GPtrArray *attachments,
                           GFile *folder,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
guint vnt_save_files_finish (GAsyncResult *result, GError **error);

G_END_DECLS
