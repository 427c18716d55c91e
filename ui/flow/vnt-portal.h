/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean vnt_portal_is_needed (void);
void vnt_portal_ask_background_async (GDBusConnection *bus,
                                      gboolean autostart,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean vnt_portal_ask_background_finish (GAsyncResult *result, GError **error);

G_END_DECLS
