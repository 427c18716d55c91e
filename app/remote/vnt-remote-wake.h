/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define VNT_REMOTE_WAKE_PORT 9

GBytes *vnt_remote_wake_packet (const char *mac);
gboolean vnt_remote_wake_send (const char *mac, const char *to, guint port, GError **error);

G_END_DECLS
