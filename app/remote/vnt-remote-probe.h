/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vnt-remote-command.h"
#include "vnt-remote-session.h"

G_BEGIN_DECLS

/**
 * VntRemoteProbe:
 * @why: %VNT_REMOTE_WHY_NONE when the right thing answers there
 * @said: (nullable): how it introduced itself
 * @fingerprint: (nullable): SHA-256 of its certificate, for RDP and SPICE, "aa:bb:…"
 * @certificates: (nullable): it and those of its issuers as the machine sent them, PEM
 */
typedef struct
{
  VntRemoteWhy why;
  char *said;
  char *fingerprint;
  char *certificates;
} VntRemoteProbe;

void vnt_remote_probe_free (VntRemoteProbe *self);
void vnt_remote_probe_async (const VntRemoteTarget *target,
                             const VntRemoteRoute *route,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
VntRemoteProbe *vnt_remote_probe_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntRemoteProbe, vnt_remote_probe_free)

G_END_DECLS
