/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VntRemoteLog:
 *
 * A pipe with a name that a program keeps open as long as it lives, whoever started it: how the end of a program is noticed
 * that runs in a terminal which was there before.
 *
 * Signals: "opened": it began. "line" (string): it wrote a line. "closed": it ended; once, after "opened".
 */
#define VNT_TYPE_REMOTE_LOG (vnt_remote_log_get_type ())
G_DECLARE_FINAL_TYPE (VntRemoteLog, vnt_remote_log, VNT, REMOTE_LOG, GObject)

VntRemoteLog *vnt_remote_log_new (const char *path, GError **error);
gboolean vnt_remote_log_is_open (VntRemoteLog *self);
void vnt_remote_log_catch_up (VntRemoteLog *self);

G_END_DECLS
