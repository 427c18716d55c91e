/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VntRemoteAsker:
 *
 * Where OpenSSH's questions arrive: a socket only this user may open. ventanilla-askpass asks there and prints the answer.
 *
 * Signals: "ask" (string): OpenSSH's words, in English; vnt_remote_asker_answer() is to follow.
 */
#define VNT_TYPE_REMOTE_ASKER (vnt_remote_asker_get_type ())
G_DECLARE_FINAL_TYPE (VntRemoteAsker, vnt_remote_asker, VNT, REMOTE_ASKER, GObject)

VntRemoteAsker *vnt_remote_asker_new (const char *path, GError **error);
void vnt_remote_asker_answer (VntRemoteAsker *self, const char *answer);

G_END_DECLS
